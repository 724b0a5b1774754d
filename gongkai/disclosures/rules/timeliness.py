"""公开时限: within 20 working days from the day information was formed or changed (条例第26条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gongkai.workdays.rules.calendar import WorkdayCalendar

STATUTORY_DAYS: Final = 20
"""条例第26条; another law or regulation may set its own limit."""


class Timeliness(StrEnum):
    """公开及时性."""

    ON_TIME = "on-time"
    LATE = "late"
    DUE = "due"
    """Not yet published, the limit still runs."""
    OVERDUE = "overdue"
    """超期未公开."""


class FormationDateMissing(ValueError):
    """形成日期缺失: without a date of formation or of writing nothing may be published."""

    code = "formation_date_missing"


class PublishedBeforeFormed(ValueError):
    """An item cannot be public before it exists."""

    code = "published_before_formed"

    def __init__(self, formed_on: date, published_on: date) -> None:
        self.formed_on = formed_on
        self.published_on = published_on
        super().__init__(f"{published_on} < {formed_on}")


@dataclass(frozen=True, slots=True)
class Limit:
    """公开截止日; ``provisional`` when a counted day's holiday notice is not known yet."""

    due_on: date
    provisional: bool


def formation_date(formed_on: date | None, written_on: date | None) -> date:
    """The day the limit counts from: 形成日期, else 成文日期. Raises ``FormationDateMissing``."""
    day = formed_on or written_on
    if day is None:
        raise FormationDateMissing
    return day


def limit(formed_on: date, calendar: WorkdayCalendar, days: int = STATUTORY_DAYS) -> Limit:
    """The last day for publishing; the day of formation is day zero. ``days`` are working days."""
    reckoned = calendar.add(formed_on, days)
    return Limit(reckoned.result, reckoned.provisional)


def judge(
    *,
    formed_on: date,
    published_on: date | None,
    today: date,
    calendar: WorkdayCalendar,
    days: int = STATUTORY_DAYS,
) -> Timeliness:
    """Whether an item was, or still can be, published in time.

    Raises ``PublishedBeforeFormed``.
    """
    if published_on is not None and published_on < formed_on:
        raise PublishedBeforeFormed(formed_on, published_on)
    due_on = limit(formed_on, calendar, days).due_on
    if published_on is not None:
        return Timeliness.ON_TIME if published_on <= due_on else Timeliness.LATE
    return Timeliness.DUE if today <= due_on else Timeliness.OVERDUE
