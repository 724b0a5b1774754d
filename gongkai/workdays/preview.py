"""What a changed calendar would do to open deadlines.

Rooms that keep deadlines register a provider when they start (``AppConfig.ready``); this room
knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """未届满期限: an open period: ``days`` working days after ``base``, now due on ``due_on``."""

    subject: str
    organ: str
    base: date
    days: int
    due_on: date
    url: str


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """An open deadline that the proposed calendar would move; None when it cannot be counted."""

    deadline: OpenDeadline
    new_due_on: date | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that would be worked and now is not, or the reverse."""

    day: date
    worked: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """影响预览: the effect of a change of calendar, before it is made."""

    days: tuple[ChangedDay, ...]
    moved: tuple[MovedDeadline, ...]
    examined: int
    """How many open deadlines were looked at."""


Provider = Callable[[], Iterable[OpenDeadline]]
_providers: list[Provider] = []


def register_deadlines(provider: Provider) -> Provider:
    """Let ``provider`` be asked for open deadlines; harmless when repeated."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def preview(current: WorkdayCalendar, proposed: WorkdayCalendar) -> Preview:
    """Compare two calendars: the days that change, and the open deadlines that move with them."""
    deadlines = [deadline for provider in _providers for deadline in provider()]
    days = (ChangedDay(day, proposed.is_workday(day)) for day in current.changed_days(proposed))
    return Preview(tuple(days), tuple(_moved(deadlines, proposed)), len(deadlines))


def _moved(deadlines: Iterable[OpenDeadline], proposed: WorkdayCalendar) -> Iterator[MovedDeadline]:
    for deadline in deadlines:
        try:
            due = proposed.add(deadline.base, deadline.days)
        except WorkdayError:
            yield MovedDeadline(deadline, None, True)
            continue
        if due.result != deadline.due_on:
            yield MovedDeadline(deadline, due.result, due.provisional)
