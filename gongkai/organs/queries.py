"""Reading the tree of organs."""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet

from gongkai.organs.errors import UnknownOrgan
from gongkai.organs.models import Appointment, Organ, OrganTerm, Post


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


def reporting_below(organ: Organ) -> QuerySet[Organ]:
    """The organ and those whose figures its annual report collects.

    Organs under vertical management report within their own system and are left out
    (国办公开办函〔2021〕30号、〔2019〕60号 on who collects from whom).
    """
    return with_below(organ).filter(vertical=False)


def terms_on(day: dt.date) -> QuerySet[OrganTerm]:
    """Names, kinds and superiors as they were on `day`."""
    return OrganTerm.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), begins_on__lte=day
    ).select_related("organ", "parent")


def tree_with_posts(day: dt.date) -> QuerySet[Organ]:
    """Organs with open posts and who holds them on `day`: three queries in all."""
    holders = Appointment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), begins_on__lte=day
    ).select_related("officer")
    posts = Post.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day)).prefetch_related(
        Prefetch("appointments", queryset=holders, to_attr="held_by")
    )
    return (
        existing_on(day)
        .select_related("parent")
        .prefetch_related(Prefetch("posts", queryset=posts, to_attr="open_posts"))
    )
