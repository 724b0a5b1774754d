"""年度报告表四 and the records behind each cell.

`organs` is a condition on remedies, such as `Q(organ__path__startswith="yichun/")`.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.organs.access import Viewer
from gongkai.remedies import access
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.table_four import TOTAL, Result, Track, cells


def table_four(organs: Q, begins_on: date, ends_on: date) -> dict[str, int]:
    """All fifteen cells by address. One query.

    A remedy counts under its result in the year it was concluded, and as 尚未审结 in every year
    at whose end it was open.
    """
    rows = (
        Remedy.objects.filter(organs)
        .order_by()
        .values_list("track", "result")
        .annotate(
            concluded=Count("pk", filter=Q(concluded_on__range=(begins_on, ends_on))),
            pending=Count("pk", filter=_pending_at(ends_on)),
        )
    )
    counts: dict[tuple[Track, Result], int] = {}
    for track, result, concluded, pending in rows:
        for key, number in ((Result(result), concluded), (Result.PENDING, pending)):
            place = (Track(track), key)
            counts[place] = counts.get(place, 0) + number
    return cells(counts)


def behind(
    organs: Q, begins_on: date, ends_on: date, track: Track, result: Result | str
) -> QuerySet[Remedy]:
    """The records of one cell; `result` may be the word `total`."""
    concluded = Q(concluded_on__range=(begins_on, ends_on))
    if result == TOTAL:
        condition = concluded | _pending_at(ends_on)
    elif result == Result.PENDING:
        condition = _pending_at(ends_on)
    else:
        condition = concluded & Q(result=result)
    return Remedy.objects.filter(organs, condition, track=track).select_related("request", "organ")


def visible_to(viewer: Viewer) -> QuerySet[Remedy]:
    """The remedies whose organ the viewer's posts open."""
    return viewer.scoped(Remedy.objects.all(), *access.READERS)


def _pending_at(ends_on: date) -> Q:
    return Q(Q(concluded_on__isnull=True) | Q(concluded_on__gt=ends_on), accepted_on__lte=ends_on)
