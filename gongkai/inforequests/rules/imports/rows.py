"""台账的一行 as a case: what its cells say, and what of it cannot be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.inforequests.rules.acts import Dispatch, Opinion
from gongkai.inforequests.rules.applicants import (
    ApplicantKind,
    Document,
    credit_code_fault,
    resident_id_fault,
)
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.imports.cells import (
    NoYear,
    read_count,
    read_day,
    says_nothing,
    text_of,
)
from gongkai.inforequests.rules.imports.columns import DATES, NEEDED, Field
from gongkai.inforequests.rules.imports.problems import Caution, Fault, Problem
from gongkai.inforequests.rules.imports.tables import TableRow
from gongkai.inforequests.rules.imports.words import MEANINGS, OPEN, meaning
from gongkai.inforequests.rules.numbering import may_be_number
from gongkai.inforequests.rules.outcomes import Outcome

MOST_TEXT = {Field.NUMBER: 60, Field.REPLY_NUMBER: 100, Field.APPLICANT: 100, Field.SUBJECT: 4000}
_COVERED = re.compile(r"[*＊×Xx]{2,}|[*＊×某]")


@dataclass(frozen=True, slots=True)
class Asked:
    """征求意见 as the register tells it."""

    name: str = ""
    sent_on: dt.date | None = None
    served_on: dt.date | None = None
    answered_on: dt.date | None = None
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """台账的一行, read. Only a row without faults holds everything that a case needs."""

    number: int  # of the row, as the spreadsheet counts
    texts: Mapping[Field, str]
    days: Mapping[Field, dt.date]
    kind: ApplicantKind | None = None
    channel: Channel | None = None
    outcome: Outcome | None = None
    dispatch: Dispatch | None = None
    opinions: Mapping[Field, Opinion] = field(default_factory=dict)
    document: Document | None = None
    document_number: str = ""
    extension_days: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def case_number(self) -> str:
        return self.texts.get(Field.NUMBER, "")

    def third(self) -> Asked:
        """What a third party was asked."""
        return self._asked("third", Field.THIRD_PARTY)

    def co_maker(self) -> Asked:
        """What the co-making organ was asked."""
        return self._asked("co", Field.CO_MAKER)

    def _asked(self, who: str, name: Field) -> Asked:
        day = {step: self.days.get(Field(f"{who}_{step}")) for step in _STEPS}
        return Asked(
            self.texts.get(name, ""), opinion=self.opinions.get(Field(f"{who}_opinion")), **day
        )


_STEPS = ("sent_on", "served_on", "answered_on")


@dataclass(frozen=True, slots=True)
class Reading:
    """读法: which column holds which field, what its words mean, and what day it is."""

    columns: Mapping[Field, int]
    values: Mapping[str, Mapping[str, str]]
    today: dt.date
    first_day: dt.date  # of the calendar


def read_row(row: TableRow, reading: Reading) -> RegisterRow:
    """The row as far as it can be read, with everything that cannot."""
    return _Reader(row, reading).read()


class _Reader:
    """One row before one way of reading."""

    def __init__(self, row: TableRow, reading: Reading) -> None:
        self.row = row
        self.reading = reading
        self.problems: list[Problem] = []
        self.cells = {
            field: row.cells[place]
            for field, place in reading.columns.items()
            if place < len(row.cells) and not says_nothing(row.cells[place])
        }

    def read(self) -> RegisterRow:
        for name in sorted(NEEDED - set(self.cells), key=list(Field).index):
            self.fault(Fault.MISSING, name)
        if self.row.is_hidden:
            self.fault(Caution.HIDDEN_ROW, None)
        texts = self._texts()
        words = self._words()
        days = {name: day for name in self.cells if name in DATES and (day := self._day(name))}
        if words[Field.KIND]:
            document, number = self._document(ApplicantKind(words[Field.KIND]))
        else:
            document, number = None, ""
        self._whole(texts, words, days)
        return RegisterRow(
            number=self.row.number,
            texts=texts,
            days=days,
            kind=_as(ApplicantKind, words[Field.KIND]),
            channel=_as(Channel, words[Field.CHANNEL]) or self._usual_channel(),
            outcome=None if words[Field.OUTCOME] == OPEN else _as(Outcome, words[Field.OUTCOME]),
            dispatch=_as(Dispatch, words[Field.DISPATCH]),
            opinions={
                name: Opinion(words[name])
                for name in (Field.THIRD_OPINION, Field.CO_OPINION)
                if words[name]
            },
            document=document,
            document_number=number,
            extension_days=self._count(Field.EXTENSION_DAYS),
            problems=tuple(self.problems),
        )

    def fault(self, code: Fault | Caution, field: Field | None, **facts: Any) -> None:
        self.problems.append(Problem(code, field, facts))

    def _texts(self) -> dict[Field, str]:
        texts = {
            name: text_of(cell)
            for name, cell in self.cells.items()
            if name not in DATES and name not in MEANINGS and name is not Field.DOCUMENT_NUMBER
        }
        for name, most in MOST_TEXT.items():
            if len(texts.get(name, "")) > most:
                self.fault(Fault.TOO_LONG, name, most=most)
        number = texts.get(Field.NUMBER, "")
        if number and not may_be_number(number):
            self.fault(Fault.NUMBER_UNFIT, Field.NUMBER, text=number[:60])
        if _COVERED.search(texts.get(Field.APPLICANT, "")):
            self.fault(Caution.NAME_COVERED, Field.APPLICANT)
        return texts

    def _words(self) -> dict[Field, str]:
        found = dict.fromkeys(MEANINGS, "")
        for name in MEANINGS:
            if name not in self.cells:
                continue
            word = text_of(self.cells[name])
            found[name] = meaning(name, word, self.reading.values.get(name.value))
            if not found[name]:
                self.fault(Fault.UNKNOWN_WORD, name, text=word[:60])
        return found

    def _usual_channel(self) -> Channel | None:
        """当面提交 where the register has no such column: the day named is that of receipt."""
        return None if Field.CHANNEL in self.cells else Channel.IN_PERSON

    def _day(self, name: Field) -> dt.date | None:
        cell = self.cells[name]
        try:
            day = read_day(cell)
        except NoYear:
            self.fault(Fault.NO_YEAR, name, text=text_of(cell)[:30])
            return None
        except ValueError:
            self.fault(Fault.NO_DATE, name, text=text_of(cell)[:30])
            return None
        if day < self.reading.first_day:
            self.fault(Fault.BEFORE_CALENDAR, name, on=day, first=self.reading.first_day)
        elif day > self.reading.today and name is not Field.CORRECTION_DUE_ON:
            self.fault(Fault.IN_FUTURE, name, on=day, today=self.reading.today)
        else:
            return day
        return None

    def _count(self, name: Field) -> int | None:
        if name not in self.cells:
            return None
        try:
            return read_count(self.cells[name])
        except ValueError:
            self.fault(Fault.NO_NUMBER, name, text=text_of(self.cells[name])[:30])
            return None

    def _document(self, kind: ApplicantKind) -> tuple[Document | None, str]:
        """The document with its number; what is covered proves nothing and is left out."""
        number = re.sub(r"\s", "", text_of(self.cells.get(Field.DOCUMENT_NUMBER, ""))).upper()
        if not number:
            return None, ""
        if _COVERED.search(number):
            self.fault(Caution.ID_COVERED, Field.DOCUMENT_NUMBER)
            return None, ""
        looks_like_one = number[:-1].isdigit() and len(number) >= 15
        if kind is ApplicantKind.NATURAL and looks_like_one:
            if why := resident_id_fault(number):
                self.fault(Fault.ID_NUMBER, Field.DOCUMENT_NUMBER, why=why)
            return Document.RESIDENT_ID, number
        if kind is not ApplicantKind.NATURAL and len(number) == 18:
            if why := credit_code_fault(number):
                self.fault(Fault.CREDIT_CODE, Field.DOCUMENT_NUMBER, why=why)
            return Document.CREDIT_CODE, number
        return Document.OTHER, number[:50]

    def _whole(
        self, texts: Mapping[Field, str], words: Mapping[Field, str], days: Mapping[Field, dt.date]
    ) -> None:
        """What one cell calls for in another."""
        cells = self.cells
        decided = words[Field.OUTCOME] not in ("", OPEN)
        pairs = (
            (decided and Field.ANSWERED_ON not in cells, Field.ANSWERED_ON, Field.OUTCOME),
            (
                Field.ANSWERED_ON in cells
                and (Field.OUTCOME not in cells or not decided)
                and not self._has(Fault.UNKNOWN_WORD, Field.OUTCOME),
                Field.OUTCOME,
                Field.ANSWERED_ON,
            ),
            *(
                (name in cells and needed not in cells, needed, name)
                for name, needed in _CALLED_FOR
            ),
        )
        for lacks, needed, why in pairs:
            if lacks:
                self.fault(Fault.NEEDS, needed, because=why)
        for earlier, later in _IN_ORDER:
            if earlier in days and later in days and days[later] < days[earlier]:
                self.fault(Fault.ORDER, later, on=days[later], other=earlier, than=days[earlier])
        if (
            not any(texts.get(way) for way in (Field.PHONE, Field.EMAIL, Field.ADDRESS))
            and not decided
        ):
            self.fault(Caution.NO_CONTACT, None)

    def _has(self, code: Fault, field: Field) -> bool:
        return any(each.code is code and each.field is field for each in self.problems)


_F = Field
_CALLED_FOR = (
    (_F.CORRECTED_ON, _F.CORRECTION_ASKED_ON),
    (_F.CORRECTION_SERVED_ON, _F.CORRECTION_ASKED_ON),
    (_F.EXTENDED_ON, _F.EXTENSION_DAYS),
    (_F.EXTENSION_DAYS, _F.EXTENDED_ON),
    (_F.THIRD_SERVED_ON, _F.THIRD_SENT_ON),
    (_F.THIRD_ANSWERED_ON, _F.THIRD_SENT_ON),
    (_F.THIRD_ANSWERED_ON, _F.THIRD_OPINION),
    (_F.CO_SERVED_ON, _F.CO_SENT_ON),
    (_F.CO_ANSWERED_ON, _F.CO_SENT_ON),
    (_F.CO_ANSWERED_ON, _F.CO_OPINION),
    (_F.SERVED_ON, _F.ANSWERED_ON),
)
_IN_ORDER = (
    (_F.ARRIVED_ON, _F.RECEIVED_ON),
    (_F.RECEIVED_ON, _F.CORRECTION_ASKED_ON),
    (_F.CORRECTION_ASKED_ON, _F.CORRECTION_SERVED_ON),
    (_F.CORRECTION_ASKED_ON, _F.CORRECTION_DUE_ON),
    (_F.CORRECTION_ASKED_ON, _F.CORRECTED_ON),
    (_F.CORRECTION_SERVED_ON, _F.CORRECTED_ON),
    (_F.RECEIVED_ON, _F.THIRD_SENT_ON),
    (_F.CORRECTED_ON, _F.THIRD_SENT_ON),
    (_F.THIRD_SENT_ON, _F.THIRD_SERVED_ON),
    (_F.THIRD_SENT_ON, _F.THIRD_ANSWERED_ON),
    (_F.THIRD_SERVED_ON, _F.THIRD_ANSWERED_ON),
    (_F.RECEIVED_ON, _F.CO_SENT_ON),
    (_F.CORRECTED_ON, _F.CO_SENT_ON),
    (_F.CO_SENT_ON, _F.CO_SERVED_ON),
    (_F.CO_SENT_ON, _F.CO_ANSWERED_ON),
    (_F.CO_SERVED_ON, _F.CO_ANSWERED_ON),
    (_F.RECEIVED_ON, _F.EXTENDED_ON),
    (_F.RECEIVED_ON, _F.ANSWERED_ON),
    (_F.CORRECTED_ON, _F.ANSWERED_ON),
    (_F.CORRECTION_ASKED_ON, _F.ANSWERED_ON),
    (_F.THIRD_ANSWERED_ON, _F.ANSWERED_ON),
    (_F.CO_ANSWERED_ON, _F.ANSWERED_ON),
    (_F.EXTENDED_ON, _F.ANSWERED_ON),
    (_F.ANSWERED_ON, _F.SERVED_ON),
)


def _as(kind: Any, value: str) -> Any:
    return kind(value) if value else None


def unknown_words(rows: Sequence[TableRow], reading: Reading) -> dict[Field, dict[str, int]]:
    """Words whose meaning is not certain, with how often they stand there; asked once for all."""
    found: dict[Field, dict[str, int]] = {}
    for row in rows:
        for name in MEANINGS:
            place = reading.columns.get(name)
            if place is None or place >= len(row.cells) or says_nothing(row.cells[place]):
                continue
            word = text_of(row.cells[place])
            if not meaning(name, word):
                counts = found.setdefault(name, {})
                counts[word] = counts.get(word, 0) + 1
    return found
