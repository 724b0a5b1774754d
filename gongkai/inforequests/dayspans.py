"""期限日历: the days of an explanation arranged as months, and told as spans."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gongkai.inforequests.explanation import DayLine
from gongkai.inforequests.rules.clock import DayKind

_WEEKS = Calendar(firstweekday=0)
# What a reader takes for granted; the rest is told in words.
_ORDINARY = (DayKind.COUNTED, DayKind.SKIPPED)


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a month; `line` is None outside the period, `is_due` on its last day."""

    on: date
    line: DayLine | None
    is_due: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the period, in weeks from Monday; None pads the first and the last."""

    first: date
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days on end for which the same reason holds."""

    first: date
    last: date
    reason: str
    article: str


def months(days: Sequence[DayLine]) -> list[Month]:
    """The months that the days reach into."""
    lines = {day.on: day for day in days}
    counted = [day.on for day in days if day.kind in (DayKind.COUNTED, DayKind.DEFERRED)]
    # The last day is that of the period only where the count came to an end on it.
    due_on = days[-1].on if days and counted and counted[-1] == days[-1].on else None
    firsts = sorted({day.on.replace(day=1) for day in days})
    return [Month(first, tuple(_weeks(first, lines, due_on))) for first in firsts]


def _weeks(
    first: date, lines: dict[date, DayLine], due_on: date | None
) -> list[tuple[DayCell | None, ...]]:
    return [
        tuple(
            DayCell(on, lines.get(on), on == due_on) if on.month == first.month else None
            for on in week
        )
        for week in _WEEKS.monthdatescalendar(first.year, first.month)
    ]


def notable_spans(days: Sequence[DayLine]) -> list[Span]:
    """What is out of the ordinary: starts, and spans in which nothing is counted."""
    found = []
    notable = [day for day in days if day.kind not in _ORDINARY]
    for _, group in groupby(notable, key=lambda day: (day.kind, day.reason)):
        same = list(group)
        found.append(Span(same[0].on, same[-1].on, same[0].reason, same[0].article))
    return found
