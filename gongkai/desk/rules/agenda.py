"""待办的分段: which duties are overdue, due today, this week or later. The day is passed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.workdays.rules.calendar import WorkdayCalendar


@dataclass(frozen=True, slots=True)
class Duty:
    """待办: something a post must do, on `due_on` at the latest.

    `provisional` is true when the day leans on a calendar no State Council notice has fixed yet.
    """

    title: str
    due_on: date
    post: str
    organ: str
    url: str
    kind: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class PostDuties:
    """岗位待办: the duties of one post, the most urgent first."""

    organ: str
    post: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """待办 by urgency. A duty stands in exactly one part; `week` ends with the coming Sunday."""

    overdue: tuple[Duty, ...]
    today: tuple[Duty, ...]
    week: tuple[Duty, ...]
    later: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class DeskDay:
    """One day of the strip: whether offices work, whether that is certain, how many duties end."""

    day: date
    workday: bool
    provisional: bool
    due: int


def agenda(duties: Iterable[Duty], today: date) -> Agenda:
    """Sort `duties` into the parts of the agenda, each by due date."""
    sunday = today + timedelta(days=6 - today.weekday())
    ordered = sorted(duties, key=lambda duty: (duty.due_on, duty.organ, duty.post, duty.title))
    return Agenda(
        overdue=tuple(d for d in ordered if d.due_on < today),
        today=tuple(d for d in ordered if d.due_on == today),
        week=tuple(d for d in ordered if today < d.due_on <= sunday),
        later=tuple(d for d in ordered if d.due_on > max(today, sunday)),
    )


def by_post(duties: Iterable[Duty]) -> tuple[PostDuties, ...]:
    """Group duties by the post that owes them; posts in the order of their first duty."""
    groups: dict[tuple[str, str], list[Duty]] = {}
    for duty in duties:
        groups.setdefault((duty.organ, duty.post), []).append(duty)
    return tuple(PostDuties(organ, post, tuple(found)) for (organ, post), found in groups.items())


def days_ahead(
    duties: Iterable[Duty], today: date, count: int, calendar: WorkdayCalendar
) -> tuple[DeskDay, ...]:
    """The `count` days from `today` on, each with the number of duties that end on it."""
    due = Counter(duty.due_on for duty in duties)
    days = (today + timedelta(days=offset) for offset in range(count))
    return tuple(
        DeskDay(day, calendar.is_workday(day), calendar.is_provisional(day), due[day])
        for day in days
    )
