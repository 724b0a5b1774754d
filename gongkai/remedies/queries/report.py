"""年度报告表四 and the records behind each cell.

`organs` is a condition on remedies, such as `Q(organ__path__startswith="yichun/")`.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.kinds import Instance
from gongkai.remedies.rules.table_four import TOTAL, Result, Track, cells

_APPEALS = tuple(each.value for each in Instance if each.is_appeal)


def table_four(organs: Q, begins_on: date, ends_on: date) -> dict[str, int]:
    """All fifteen cells by address. One query.

    A remedy counts under its result in the year it was concluded, and as 尚未审结 in every year
    at whose end it was open. A suit and its appeals are one case, that of the last instance
    accepted by the end of the year [设计].
    """
    rows = (
        _counted(organs, ends_on)
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
    rows = _counted(organs, ends_on).filter(condition, track=track)
    return rows.select_related("request", "organ")


def direct_anomalies(organs: Q, begins_on: date, ends_on: date) -> QuerySet[Remedy]:
    """未经复议直接起诉 of the year about replies that ask for a review first: to be looked into
    before the report goes out (复议法第23条)."""
    return behind(organs, begins_on, ends_on, Track.DIRECT, TOTAL).exclude(direct_reason="")


def _counted(organs: Q, ends_on: date) -> QuerySet[Remedy]:
    """The last instance of each case as of that day."""
    appeals = Remedy.objects.filter(
        preceding=OuterRef("pk"), instance__in=_APPEALS, accepted_on__lte=ends_on
    )
    return Remedy.objects.filter(organs).filter(~Exists(appeals))


def _pending_at(ends_on: date) -> Q:
    return Q(Q(concluded_on__isnull=True) | Q(concluded_on__gt=ends_on), accepted_on__lte=ends_on)
