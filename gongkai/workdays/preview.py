"""What a changed calendar would do to open deadlines.

Rooms that keep deadlines register a provider when they start (``AppConfig.ready``); this room
knows none of them, and leaves the counting to them: only they know how a period is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongkai.ledger.queries import head
from gongkai.workdays.rules.calendar import WorkdayCalendar


@dataclass(frozen=True, slots=True)
class Ending:
    """届满: the last day of a period, None while it has no end; ``provisional`` where guessed."""

    on: date | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """未届满期限: one open period, counted with the calendar in force and with the proposed one.

    ``what`` names the period; ``then`` is None where the proposed calendar cannot count it.
    """

    subject: str
    what: str
    organ: str
    url: str
    now: Ending
    then: Ending | None

    @property
    def moves(self) -> bool:
        """Whether its day, or how sure it is, would change."""
        return self.now != self.then


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that would be worked and now is not, or the reverse."""

    day: date
    worked: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """影响预览: the effect of a change of calendar, before it is made."""

    days: tuple[ChangedDay, ...]
    moved: tuple[OpenDeadline, ...]
    examined: int
    """How many open deadlines were looked at."""


Provider = Callable[[WorkdayCalendar, WorkdayCalendar], Iterable[OpenDeadline]]
_providers: list[Provider] = []


def register_deadlines(provider: Provider) -> Provider:
    """Let ``provider`` be asked, with the calendar in force and the proposed one, for every open
    deadline; harmless when repeated."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def preview(current: WorkdayCalendar, proposed: WorkdayCalendar) -> Preview:
    """Compare two calendars: the days that change, and the open deadlines that move with them.

    Asked again before anything else happens, such as for the next page, it is not counted again.
    """
    return _preview(current, proposed, tuple(_providers), head().digest)


@lru_cache(maxsize=2)
def _preview(
    current: WorkdayCalendar,
    proposed: WorkdayCalendar,
    providers: tuple[Provider, ...],
    ledger_at: str,
) -> Preview:
    days = (ChangedDay(day, proposed.is_workday(day)) for day in current.changed_days(proposed))
    moved, examined = [], 0
    for provider in providers:
        for deadline in provider(current, proposed):
            examined += 1
            if deadline.moves:
                moved.append(deadline)
    return Preview(tuple(days), tuple(moved), examined)
