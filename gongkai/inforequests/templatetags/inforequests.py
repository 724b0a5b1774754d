"""Small marks of the request pages: `{% load inforequests %}`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template

from gongkai.inforequests.dayspans import Month, Span, months, notable_spans
from gongkai.inforequests.explanation import DayLine
from gongkai.inforequests.queries.desk import short_subject
from gongkai.inforequests.rules.remaining import workdays_left
from gongkai.workdays.rules.calendar import WorkdayCalendar

register = template.Library()

SOON = 3  # working days


@register.filter
def one_line(subject: str) -> str:
    """The first words of what is asked for."""
    return short_subject(subject)


@register.filter
def by_month(days: Sequence[DayLine]) -> list[Month]:
    """The days of an explanation as months of weeks."""
    return months(days)


@register.filter
def spans(days: Sequence[DayLine]) -> list[Span]:
    """The days that did not count, as spans with their reason."""
    return notable_spans(days)


@register.inclusion_tag("inforequests/desk/due_mark.html")
def due_mark(
    due_on: date | None, today: date, provisional: bool, days: WorkdayCalendar
) -> dict[str, Any]:
    """A due date with what is left of it, in working days of the calendar."""
    left = workdays_left(due_on, today, days) if due_on else 0
    return {
        "due_on": due_on,
        "is_today": due_on == today,
        "left": left,
        "late": -left,
        "is_late": bool(due_on and due_on < today),
        "soon": 0 <= left <= SOON,
        "provisional": provisional,
    }
