"""A notice on its way in: reading pasted days, and saying what is wrong with a notice.

``read_days`` takes lines ``date,kind`` or JSON; ``examine`` compares a notice with the calendar in
force. Both answer with findings; only findings that are errors keep a notice out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from gongkai.workdays.rules.calendar import FIRST_DAY, LAST_DAY, LAST_YEAR, WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError
from gongkai.workdays.rules.notices import DayKind, HolidayNotice
from gongkai.workdays.rules.statutory import fixed_days

EARLIEST_IN_PREVIOUS_YEAR = (12, 25)
"""[设计] A notice may reach into the last week of the year before: 国办发明电〔2018〕15号 begins on
29 December 2018. Anything earlier is taken for a wrong year."""

LONGEST_SPAN = 31
"""Days. No holiday is longer; a longer span is a slip in the year."""

KINDS = {
    "off": DayKind.OFF,
    "休": DayKind.OFF,
    "放假": DayKind.OFF,
    "makeup": DayKind.MAKEUP,
    "班": DayKind.MAKEUP,
    "上班": DayKind.MAKEUP,
}
_HEADERS = {"date", "日期"}
_SPAN_MARK = re.compile(r"\.\.|至|~")


class Trouble(StrEnum):
    """What can be wrong with a proposed notice."""

    BAD_LINE = "bad_line"
    BAD_JSON = "bad_json"
    BAD_DATE = "bad_date"
    BAD_KIND = "bad_kind"
    BAD_SPAN = "bad_span"
    NO_DAYS = "no_days"
    BOTH_KINDS = "both_kinds"
    OUTSIDE_YEAR = "outside_year"
    OUTSIDE_CALENDAR = "outside_calendar"
    NUMBER_TAKEN = "number_taken"
    YEAR_TAKEN = "year_taken"
    NOTHING_TO_AMEND = "nothing_to_amend"
    REPEATED_DAY = "repeated_day"
    ALREADY_WORKED = "already_worked"
    ISSUED_LATE = "issued_late"
    STATUTORY_MISSING = "statutory_missing"


WARNINGS = frozenset(
    {
        Trouble.REPEATED_DAY,
        Trouble.ALREADY_WORKED,
        Trouble.ISSUED_LATE,
        Trouble.STATUTORY_MISSING,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a proposed notice; ``line`` counts from 1, 0 means the notice as a whole."""

    trouble: Trouble
    text: str
    line: int = 0

    @property
    def is_error(self) -> bool:
        """Whether the notice cannot be entered because of it."""
        return self.trouble not in WARNINGS


@dataclass(eq=False)
class UnfitNotice(WorkdayError):
    """A notice that must not enter the calendar, with every reason."""

    code: ClassVar[str] = "notice_unfit"
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadDays:
    """What could be read from a pasted list, and what could not."""

    days_off: frozenset[date]
    makeup_days: frozenset[date]
    findings: tuple[Finding, ...]


def read_days(text: str) -> ReadDays:
    """Read ``date,kind`` lines or JSON; dates are ``2027-01-01`` or spans ``first..last``.

    Kinds: off/休/放假 and makeup/班/上班. JSON is a list of ``{"date": …, "kind": …}``.
    """
    findings: list[Finding] = []
    found: dict[DayKind, set[date]] = {kind: set() for kind in DayKind}
    for line, when, kind in _entries(text, findings):
        for day in _days_of(line, when, findings):
            if day in found[kind]:
                findings.append(Finding(Trouble.REPEATED_DAY, day.isoformat(), line))
            found[kind].add(day)
    return ReadDays(
        frozenset(found[DayKind.OFF]), frozenset(found[DayKind.MAKEUP]), tuple(findings)
    )


def examine(
    notice: HolidayNotice, calendar: WorkdayCalendar, *, amends: bool
) -> tuple[Finding, ...]:
    """Everything to be said against entering ``notice`` into ``calendar``.

    ``amends`` states that the year already has a notice which this one changes, as
    国办发明电〔2020〕1号 changed 2020; without it a second notice for a year is refused.
    """
    return (*_against_days(notice, calendar), *_against_notice(notice, calendar, amends))


def _against_days(notice: HolidayNotice, calendar: WorkdayCalendar) -> Iterator[Finding]:
    if not notice.days:
        yield Finding(Trouble.NO_DAYS, "")
    for day in sorted(notice.days_off & notice.makeup_days):
        yield Finding(Trouble.BOTH_KINDS, day.isoformat())
    for day, kind in notice.days.items():
        if not FIRST_DAY <= day <= LAST_DAY:
            yield Finding(Trouble.OUTSIDE_CALENDAR, day.isoformat())
        elif not _belongs(day, notice.year):
            yield Finding(Trouble.OUTSIDE_YEAR, day.isoformat())
        elif kind is DayKind.MAKEUP and calendar.is_workday(day):
            yield Finding(Trouble.ALREADY_WORKED, day.isoformat())


def _against_notice(
    notice: HolidayNotice, calendar: WorkdayCalendar, amends: bool
) -> Iterator[Finding]:
    if not FIRST_DAY.year <= notice.year <= LAST_YEAR:
        yield Finding(Trouble.OUTSIDE_CALENDAR, str(notice.year))
    if notice.number and any(known.number == notice.number for known in calendar.notices):
        yield Finding(Trouble.NUMBER_TAKEN, notice.number)
    has_notice = bool(calendar.notices_of(notice.year))
    if has_notice and not amends:
        yield Finding(Trouble.YEAR_TAKEN, str(notice.year))
    if amends and not has_notice:
        yield Finding(Trouble.NOTHING_TO_AMEND, str(notice.year))
    elif not has_notice and (missing := _statutory_missing(notice)):
        yield Finding(Trouble.STATUTORY_MISSING, "、".join(day.isoformat() for day in missing))
    if notice.issued_on and notice.days and notice.issued_on > min(notice.days):
        yield Finding(Trouble.ISSUED_LATE, notice.issued_on.isoformat())


def _statutory_missing(notice: HolidayNotice) -> list[date]:
    """Fixed statutory days that the notice forgets: once it is entered they would be worked."""
    if not FIRST_DAY.year <= notice.year <= LAST_YEAR:
        return []
    worked = (day for day in fixed_days(notice.year) if day.weekday() < 5)
    return [day for day in worked if day not in notice.days]


def _belongs(day: date, year: int) -> bool:
    if day.year == year:
        return True
    return day.year == year - 1 and (day.month, day.day) >= EARLIEST_IN_PREVIOUS_YEAR


def _entries(text: str, findings: list[Finding]) -> Iterator[tuple[int, str, DayKind]]:
    is_json = text.lstrip().startswith(("[", "{"))
    for line, when, word in (_json_rows if is_json else _csv_rows)(text, findings):
        kind = KINDS.get(word.strip().lower())
        if kind is None:
            findings.append(Finding(Trouble.BAD_KIND, word.strip(), line))
        else:
            yield line, when.strip(), kind


def _csv_rows(text: str, findings: list[Finding]) -> Iterator[tuple[int, str, str]]:
    for line, row in enumerate(text.splitlines(), 1):
        cells = [cell for cell in re.split(r"[,，\t]", row.strip()) if cell.strip()]
        if not cells or cells[0].strip().lower() in _HEADERS:
            continue
        if len(cells) != 2:
            findings.append(Finding(Trouble.BAD_LINE, row.strip(), line))
        else:
            yield line, cells[0], cells[1]


def _json_rows(text: str, findings: list[Finding]) -> Iterator[tuple[int, str, str]]:
    try:
        rows: Any = json.loads(text)
    except ValueError as error:
        findings.append(Finding(Trouble.BAD_JSON, str(error)))
        return
    for position, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        if isinstance(row, dict) and {"date", "kind"} <= row.keys():
            yield position, str(row["date"]), str(row["kind"])
        else:
            findings.append(
                Finding(Trouble.BAD_LINE, json.dumps(row, ensure_ascii=False), position)
            )


def _days_of(line: int, when: str, findings: list[Finding]) -> list[date]:
    try:
        ends = [date.fromisoformat(end.strip()) for end in _SPAN_MARK.split(when)]
    except ValueError:
        findings.append(Finding(Trouble.BAD_DATE, when, line))
        return []
    length = (ends[-1] - ends[0]).days
    if len(ends) > 2 or not 0 <= length < LONGEST_SPAN:
        findings.append(Finding(Trouble.BAD_SPAN, when, line))
        return []
    return [ends[0] + timedelta(days=n) for n in range(length + 1)]
