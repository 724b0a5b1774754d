"""The desk's components as tags: `{% load desk %}`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from gongkai.desk.phrases import WEEKDAYS
from gongkai.desk.rules.agenda import DeskDay, PostDuties
from gongkai.workdays.rules.calendar import WorkdayCalendar

register = template.Library()


@register.filter
def weekday(day: date) -> str:
    """一 … 日."""
    return str(WEEKDAYS[day.weekday()])


@register.filter
def desk_date(day: date) -> str:
    """2026年11月23日 星期一."""
    return _("%(year)d年%(month)d月%(day)d日 星期%(weekday)s") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "weekday": weekday(day),
    }


@register.inclusion_tag("desk/components/day_strip.html")
def day_strip(days: Iterable[DeskDay]) -> dict[str, Any]:
    """The days ahead in a row: working days, days off, and what ends on each."""
    return {"days": days}


@register.inclusion_tag("desk/components/due_list.html")
def due_list(group: PostDuties, today: date, days: WorkdayCalendar) -> dict[str, Any]:
    """A table of one post's duties, with what is left in working days."""
    return {"group": group, "today": today, "days": days}
