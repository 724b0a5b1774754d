"""卷内文件: what belongs into the file of a case, in the order of its parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from django.utils import timezone

from gongkai.documents.model import Document
from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import CaseFile, IncomingMail, InformationRequest, Letter
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.rules.archiving import (
    EVERY_VOLUME,
    FILE_PARTS,
    SHEET_PARTS,
    Part,
    Sheet,
    part_of_letter,
)
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.files import IDENTIFYING, FileKind
from gongkai.inforequests.rules.letters import OUTCOME_OF
from gongkai.inforequests.rules.letters.facts import title_of
from gongkai.inforequests.volumes.records import CaseRecord
from gongkai.inforequests.volumes.sheets import is_told

Origin: TypeAlias = CaseFile | Document | IncomingMail | Letter | Sheet

# Within a part: what opens it, what came and went by day, what the system tells of it.
_FIRST, _DATED, _LAST = range(3)
_OPENING = (Sheet.REGISTER, Sheet.CLOSING)


@dataclass(frozen=True, slots=True)
class Leaf:
    """卷内文件: one entry of the index. `source` names it without telling anything.

    `name` and `media_type` are those of the original, "" for what is made from records.
    `is_of_a_party` marks a file that shows who a consulted party is.
    """

    part: Part
    title: str
    source: str
    origin: Origin
    on: dt.date | None = None
    recorded_at: dt.datetime | None = None
    name: str = ""
    media_type: str = ""
    is_of_a_party: bool = False

    @property
    def covered_title(self) -> str:
        """The title as pages show it: the name of a file may be that of a person."""
        file = self.origin
        if isinstance(file, CaseFile) and FileKind(file.kind) in IDENTIFYING:
            return str(phrases.FILE_KINDS[FileKind(file.kind)])
        return self.title

    @property
    def is_original(self) -> bool:
        """Whether it came as a file, which is kept beside its pages."""
        return bool(self.name)


Source: TypeAlias = Callable[[InformationRequest], Iterable[Leaf]]

_brought: list[Source] = []


def bring(source: Source) -> Source:
    """Let a room above add leaves of its own, such as the papers of a dispute: a `Document` to be
    printed, or a file of the case under another part."""
    if source not in _brought:
        _brought.append(source)
    return source


def contents(
    row: InformationRequest,
    *,
    parts: Collection[Part] = tuple(Part),
    without: Collection[str] = (),
) -> list[Leaf]:
    """The leaves of these parts in order, but for the sources that earlier volumes hold."""
    record = CaseRecord(row)
    brought = [(_DATED, leaf) for source in _brought for leaf in source(row)]
    known = {leaf.source for _rank, leaf in brought}
    own = (*_letters(record), *_files(row), *_mails(row), *_sheets(record))
    found = [*brought, *(each for each in own if each[1].source not in known)]
    kept = [each for each in found if each[1].part in parts and not _is_held(each[1], without)]
    return [leaf for _, leaf in sorted(kept, key=_place)]


def _is_held(leaf: Leaf, without: Collection[str]) -> bool:
    is_of_every = isinstance(leaf.origin, Sheet) and leaf.origin in EVERY_VOLUME
    return leaf.source in without and not is_of_every


def _place(ranked: tuple[int, Leaf]) -> tuple[int, int, dt.date, str]:
    rank, leaf = ranked
    order = f"{list(Sheet).index(leaf.origin):02}" if isinstance(leaf.origin, Sheet) else ""
    return leaf.part, rank, leaf.on or dt.date.max, order


def _letters(record: CaseRecord) -> Iterator[tuple[int, Leaf]]:
    row = record.row
    known = record.letters
    answering = queries.answered_with(row)
    joined = CaseLetters(answering) if answering != row else None
    replies = [each for each in joined.on_file if each.kind in OUTCOME_OF] if joined else []
    for letter in (*known.all, *replies):
        title = title_of(letter.kind, CaseType(row.case_type))
        key = known.key_of(letter)
        shown = title if letter.pk is None else f"{title}（{letter.number}）"
        source = f"letter:{key}"
        yield _DATED, Leaf(part_of_letter(letter.kind), shown, source, letter, letter.issued_on)


def _files(row: InformationRequest) -> Iterator[tuple[int, Leaf]]:
    answering = queries.answered_with(row)
    own = list(queries.files_of(row))
    proofs = _proofs_of_parties(row)
    given = list(queries.disclosed_files(row)) if answering != row else []
    for file in (*own, *given):
        kind = FileKind(file.kind)
        name = file.name
        yield (
            _DATED,
            Leaf(
                part=FILE_PARTS[kind],
                title=f"{phrases.FILE_KINDS[kind]}：{name}",
                source=f"file:{file.key}",
                origin=file,
                on=timezone.localdate(file.added_at),
                recorded_at=file.added_at,
                name=name,
                media_type=file.media_type,
                is_of_a_party=kind is FileKind.OPINION or file.pk in proofs,
            ),
        )


def _proofs_of_parties(row: InformationRequest) -> set[int | None]:
    """交邮凭证 and 送达回证 of what went to a consulted party, with its name and address."""
    sent = row.deliveries.filter(letter__party__isnull=False)
    return {key for pair in sent.values_list("proof", "result_proof") for key in pair}


def _mails(row: InformationRequest) -> Iterator[tuple[int, Leaf]]:
    for mail in row.mails.exclude(place=""):
        yield (
            _DATED,
            Leaf(
                part=Part.APPLICATION,
                title=str(words.MAIL_AS_IT_CAME),
                source=f"mail:{mail.key}",
                origin=mail,
                on=timezone.localdate(mail.arrived_at),
                recorded_at=mail.fetched_at,
                name=f"{mail.key}.eml",
                media_type="message/rfc822",
            ),
        )


def _sheets(record: CaseRecord) -> Iterator[tuple[int, Leaf]]:
    for sheet in Sheet:
        if is_told(sheet, record):
            rank = _FIRST if sheet in _OPENING else _LAST
            title = str(words.SHEETS[sheet])
            yield rank, Leaf(SHEET_PARTS[sheet], title, f"sheet:{sheet}", sheet)
