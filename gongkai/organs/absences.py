"""我的岗位: what one officer holds, stands in for, and has arranged for times away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.organs.models import Appointment, Officer, Organ


@dataclass(frozen=True, slots=True)
class MyPosts:
    """我的岗位, now and to come; what is over is left out."""

    own: tuple[Appointment, ...]
    acting: tuple[Appointment, ...]
    absences: tuple[Appointment, ...]


def my_posts(officer: Officer, day: dt.date) -> MyPosts:
    """The officer's own posts, the posts of others they stand in for, and who stands in for
    them. One query."""
    rows = (
        Appointment.objects.not_over(day)
        .filter(Q(officer=officer) | Q(acting_for__officer=officer))
        .select_related("post__organ", "officer", "acting_for__officer")
        .order_by("begins_on", "pk")
    )
    return MyPosts(
        own=tuple(row for row in rows if not row.acting),
        acting=tuple(row for row in rows if row.acting and row.officer_id == officer.pk),
        absences=tuple(row for row in rows if row.acting and row.officer_id != officer.pk),
    )


def colleagues(officer: Officer, organs: list[Organ], day: dt.date) -> QuerySet[Officer]:
    """Likely deputies: whoever else holds a post of their own in these organs."""
    held = Appointment.objects.in_force(day).filter(acting_for__isnull=True, post__organ__in=organs)
    others = Officer.objects.filter(is_active=True, pk__in=held.values("officer"))
    return others.exclude(pk=officer.pk).order_by("username")
