"""文书成文: a composed letter as a document and as a file (信函格式, GB/T 9704-2012)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from gongkai.documents import to_docx, to_pdf
from gongkai.documents.model import (
    Align,
    Block,
    CaptionPlace,
    Cell,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
)
from gongkai.inforequests import phrases
from gongkai.inforequests.reviewform import review_form
from gongkai.inforequests.rules.letters import (
    AGENCY_OPINION,
    CO_MAKER_OPINION,
    REVIEW_SHEET,
    SERVICE_RECEIPT,
    THIRD_PARTY_OPINION,
    LetterElement,
)
from gongkai.inforequests.rules.letters.facts import LetterFacts, written
from gongkai.inforequests.rules.letters.passages import Passage, Piece
from gongkai.inforequests.rules.letters.text import compose
from gongkai.inforequests.serviceform import service_form

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NOON_UTC = dt.time(4, tzinfo=dt.UTC)  # twelve o'clock in Beijing
_SLIP = {
    "意见": Cell("□ 同意公开　　□ 不同意公开", align=Align.LEFT),
    "理由": Cell("　" * 5, stacked=True),  # room to write in
    "签名或者盖章": Cell("　" * 2, stacked=True),
    "日期": Cell(""),
}


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter as a file: its content, its media type and its name."""

    content: bytes
    media_type: str
    name: str


def export(
    facts: LetterFacts, form: str, *, demonstration: bool, appendix: tuple[Block, ...] = ()
) -> LetterFile:
    """The letter in one of `MEDIA_TYPES`; equal facts give equal bytes.

    `appendix` is printed below the letter and kept nowhere. Raises KeyError for an unknown form
    or kind.
    """
    content = RENDERERS[form](bind(facts, demonstration=demonstration, appendix=appendix))
    return LetterFile(content, MEDIA_TYPES[form], f"{facts.title} {facts.number}.{form}")


def bind(facts: LetterFacts, *, demonstration: bool, appendix: tuple[Block, ...] = ()) -> Document:
    """The document to print; what is left blank is highlighted."""
    passages = compose(facts)
    number = next(each.text for each in passages if each.element is LetterElement.NUMBER)
    form = _FORMS.get(facts.kind)
    is_form = form is not None
    blocks = form(facts) if form else (*_blocks(passages, facts), *_slip(facts))
    return Document(
        title=facts.title,
        blocks=(*blocks, *appendix),
        author=facts.office.name,
        subject=number,
        banner=str(phrases.DEMONSTRATION) if demonstration else "",
        letterhead=None if is_form else Letterhead(facts.office.name, number),
        moment=dt.datetime.combine(facts.issued_on, NOON_UTC),
    )


_FORMS: dict[str, Callable[[LetterFacts], tuple[Block, ...]]] = {
    REVIEW_SHEET: review_form,
    SERVICE_RECEIPT: service_form,
}


def _blocks(passages: Iterable[Passage], facts: LetterFacts) -> list[Block]:
    blocks: list[Block] = []
    listed = False
    for each in passages:
        before = blocks[-1] if blocks else None
        if each.element is LetterElement.NUMBER:
            continue
        if each.element is LetterElement.SIGNATURE:
            blocks.append(Signature(each.text, written(facts.issued_on)))
        elif each.element is LetterElement.ENCLOSURES and not listed:
            # One empty line above the list (GB/T 9704-2012).
            listed = True
            blocks += (Paragraph.of("　"), Paragraph(_runs(each.pieces)))
        elif each.is_heading:
            blocks.append(Heading(each.text))
        elif each.runs_on and isinstance(before, Paragraph):
            blocks[-1] = Paragraph(before.runs + _runs(each.pieces))
        else:
            is_opening = each.element is LetterElement.ADDRESSEE
            blocks.append(Paragraph(_runs(each.pieces), indent=not is_opening))
    return blocks


def _runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    return tuple(Run(piece.shown, mark=piece.is_blank) for piece in pieces)


def _slip(facts: LetterFacts) -> tuple[Block, ...]:
    """意见回执, which the party fills in and sends back."""
    if facts.kind not in (THIRD_PARTY_OPINION, CO_MAKER_OPINION, AGENCY_OPINION):
        return ()
    rows = tuple((Cell(name, header="row"), cell) for name, cell in _SLIP.items())
    inside = CaptionPlace.INSIDE
    caption = f"意见回执（{facts.number}）"
    return (Table(rows, head=0, caption=caption, caption_place=inside, widths=(1, 4)),)


def _pdf(document: Document) -> bytes:
    folder = Path(settings.DATA_DIR) / "fonts"
    return to_pdf.render(document, fonts=folder if folder.is_dir() else None)


RENDERERS: dict[str, Callable[[Document], bytes]] = {"pdf": _pdf, "docx": to_docx.render}
