"""Reading the tree of organs."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from gongkai.organs.errors import UnknownOrgan
from gongkai.organs.models import Organ, OrganTerm


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
