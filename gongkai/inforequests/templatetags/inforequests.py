"""Small marks of the request pages: `{% load inforequests %}`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from gongkai.inforequests.queries.desk import short_subject

register = template.Library()

SOON = 3


@register.filter
def one_line(subject: str) -> str:
    """The first words of what is asked for."""
    return short_subject(subject)


@register.inclusion_tag("inforequests/desk/due_mark.html")
def due_mark(due_on: date | None, today: date, provisional: bool) -> dict[str, Any]:
    """A due date with what is left of it, in calendar days."""
    left = (due_on - today).days if due_on else 0
    return {
        "due_on": due_on,
        "left": left,
        "late": -left,
        "soon": 0 <= left <= SOON,
        "provisional": provisional,
    }
