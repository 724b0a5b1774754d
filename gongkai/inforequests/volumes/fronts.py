"""卷皮 and 卷内目录: what lies on top of a volume. The index counts every page, cover included."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from pikepdf import Pdf

from gongkai.documents.binding import jump
from gongkai.documents.model import Align, Cell, Document, Paragraph, Table
from gongkai.inforequests.letterfiles import RENDERERS
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.rules.archiving import Part
from gongkai.inforequests.rules.letters.passages import printable
from gongkai.inforequests.volumes.grids import facts
from gongkai.inforequests.volumes.manifest import Entry

# The index is set with guessed numbers first; it hardly ever changes its length twice.
TRIES = 5


@dataclass(frozen=True, slots=True)
class Front:
    """卷皮. `facts` are its lines; an `is_evidence` index also says what each piece shows and
    where it is from (证据目录)."""

    title: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    banner: str = ""
    is_evidence: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """目录一行; pages count from the first leaf."""

    order: int
    part: Part
    title: str
    on: str
    page_from: int
    page_to: int
    is_file: bool

    @classmethod
    def of(cls, entry: Entry) -> Line:
        return cls(
            entry.order,
            Part(entry.part),
            entry.title,
            entry.on,
            entry.page_from,
            entry.page_to,
            bool(entry.name),
        )


@dataclass(frozen=True, slots=True)
class Fronts:
    """Cover and index as PDF; `ahead` is how many pages lie before the first leaf."""

    cover: bytes
    index: bytes
    cover_pages: int
    ahead: int


def fronts(front: Front, lines: Sequence[Line], pages: int) -> Fronts:
    """Cover and index of `pages` pages of leaves, with true numbers."""
    ahead = 2
    for _try in range(TRIES):
        cover = _cover(front, ahead + pages, len(lines))
        index = _index(front, lines, ahead)
        cover_pages, needed = _count(cover), _count(cover) + _count(index)
        if needed == ahead:
            break
        ahead = needed
    return Fronts(cover, index, cover_pages, ahead)


def _cover(front: Front, pages: int, pieces: int) -> bytes:
    counted = _("%(pieces)s件，%(pages)s页") % {"pieces": pieces, "pages": pages}
    told = (*front.facts, (_("件数和页数"), counted))
    said = tuple(Paragraph.of(note) for note in front.notes)
    return _pdf(Document(front.title, (facts(*told), *said), banner=front.banner))


def _index(front: Front, lines: Sequence[Line], ahead: int) -> bytes:
    head = [_("序号"), _("文件题名"), _("日期"), _("页次")]
    widths = [0.7, 4.6, 1.3, 1.0]
    if front.is_evidence:
        head[2:2] = [_("证明的内容"), _("来源")]
        widths = [0.6, 3.2, 2.4, 1.3, 1.2, 1.0]
    rows = [tuple(Cell(name, header="col") for name in head)]
    for part, group in groupby(lines, key=lambda line: line.part):
        title = f"{int(part)}　{words.PARTS[part]}"
        rows.append((Cell(title, colspan=len(head), header="row", align=Align.LEFT),))
        rows += [_row(line, ahead, front) for line in group]
    title = str(words.EVIDENCE_INDEX if front.is_evidence else words.PARTS[Part.CONTENTS])
    table = Table(tuple(rows), widths=tuple(widths), compact=True, splits=True)
    return _pdf(Document(title, (table,), banner=front.banner))


def _row(line: Line, ahead: int, front: Front) -> tuple[Cell, ...]:
    first, last = line.page_from + ahead, line.page_to + ahead
    shown = str(first) if first == last else f"{first}–{last}"
    address = jump(first)
    more = (
        (
            Cell(str(words.SHOWS[line.part]), align=Align.LEFT),
            Cell(str(_source(line))),
        )
        if front.is_evidence
        else ()
    )
    return (
        Cell(line.order),
        Cell(printable(line.title), align=Align.LEFT, href=address),
        *more,
        Cell(line.on),
        Cell(shown, href=address),
    )


def _source(line: Line) -> object:
    return words.SOURCES.get(line.part, words.ON_FILE) if line.is_file else words.OWN_RECORD


def _pdf(document: Document) -> bytes:
    return RENDERERS["pdf"](document)


def _count(content: bytes) -> int:
    with Pdf.open(io.BytesIO(content)) as made:
        return len(made.pages)
