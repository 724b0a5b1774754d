"""Reading the tree of organs, and who holds which post."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai.organs.errors import UnknownOrgan
from gongkai.organs.models import Appointment, AppointmentQuerySet, Organ, OrganTerm, Post
from gongkai.organs.roles import REACHES_BELOW, Role


def organ_by_code(code: str) -> Organ:
    """The organ with this code; raises UnknownOrgan."""
    try:
        return Organ.objects.get(code=code)
    except Organ.DoesNotExist:
        raise UnknownOrgan(code) from None


def existing_on(day: dt.date) -> QuerySet[Organ]:
    """Organs that exist on `day`."""
    return Organ.objects.filter(
        Q(abolished_on__isnull=True) | Q(abolished_on__gt=day), established_on__lte=day
    )


def with_below(organ: Organ) -> QuerySet[Organ]:
    """The organ and all organs below it, past ones too: their records still count."""
    return Organ.objects.filter(path__startswith=organ.path)


def terms_on(day: dt.date) -> QuerySet[OrganTerm]:
    """Names, kinds and superiors as they were on `day`."""
    return OrganTerm.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), begins_on__lte=day
    ).select_related("organ", "parent")


def officers_holding(post: Post, on: dt.date | None = None) -> AppointmentQuerySet:
    """Who holds the post on `on` (today if not given), deputies (`acting`) included. `away` says
    of a holder that somebody stands in for them that day."""
    return _held(on).filter(post=post)


def holders_of(organ: Organ, *roles: Role, on: dt.date | None = None) -> AppointmentQuerySet:
    """Who may act for the organ in one of these roles, as `Viewer.may` judges, the organ's own
    posts first; see `officers_holding`. One query, posts and officers included."""
    above = Q(post__role__in=REACHES_BELOW, post__organ__path__in=_paths_above(organ))
    held = _held(on).filter(Q(post__organ=organ) | above, post__role__in=roles)
    return held.order_by("-post__organ__path", "post_id", "begins_on", "pk")


def _held(on: dt.date | None) -> AppointmentQuerySet:
    day = on or timezone.localdate()
    away = Appointment.objects.in_force(day).filter(acting_for=OuterRef("pk"))
    held = Appointment.objects.in_force(day).annotate(away=Exists(away))
    return held.select_related("officer", "post__organ", "acting_for__officer")


def _paths_above(organ: Organ) -> list[str]:
    parts = organ.path.rstrip("/").split("/")
    return ["/".join(parts[:length]) + "/" for length in range(1, len(parts))]
