"""年度报告表三: counts by outcome and applicant, and the very records behind each count.

`organs` is a condition on requests, such as `Q(organ__path__startswith="yichun/")`; a period is
given by its first and last day. 更正自身记录 is not counted, nor are requests whose receipt was
never settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.inforequests.models import CaseType, InformationRequest
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Movement:
    """本年新收、上年结转、结转下年 of one kind of applicant."""

    received: int = 0
    carried_in: int = 0
    carried_out: int = 0


def outcome_counts(
    organs: Q, begins_on: date, ends_on: date
) -> dict[tuple[Outcome, ApplicantKind], int]:
    """Requests closed in the period, by outcome and kind of applicant. One query."""
    rows = (
        closed(organs, begins_on, ends_on)
        .order_by()
        .values_list("outcome", "applicant_kind")
        .annotate(number=Count("pk"))
    )
    return {(Outcome(code), ApplicantKind(kind)): number for code, kind, number in rows}


def movements(organs: Q, begins_on: date, ends_on: date) -> dict[ApplicantKind, Movement]:
    """Requests received, carried in and carried out, by kind of applicant. One query."""
    rows = (
        _counted(organs)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gte=begins_on), received_on__lte=ends_on)
        .order_by()
        .values_list("applicant_kind")
        .annotate(
            received=Count("pk", filter=Q(received_on__gte=begins_on)),
            carried_in=Count("pk", filter=Q(received_on__lt=begins_on)),
            carried_out=Count("pk", filter=_open_after(ends_on)),
        )
    )
    return {ApplicantKind(kind): Movement(*counts) for kind, *counts in rows}


def closed(organs: Q, begins_on: date, ends_on: date) -> QuerySet[InformationRequest]:
    """本年度办理结果: requests closed in the period."""
    return _counted(organs).filter(closed_on__range=(begins_on, ends_on))


def newly_received(organs: Q, begins_on: date, ends_on: date) -> QuerySet[InformationRequest]:
    """本年新收."""
    return _counted(organs).filter(received_on__range=(begins_on, ends_on))


def carried_in(organs: Q, begins_on: date) -> QuerySet[InformationRequest]:
    """上年结转: received before the period and still open when it began."""
    still_open = Q(closed_on__isnull=True) | Q(closed_on__gte=begins_on)
    return _counted(organs).filter(still_open, received_on__lt=begins_on)


def carried_out(organs: Q, ends_on: date) -> QuerySet[InformationRequest]:
    """结转下年度继续办理: received by the end of the period and not closed by then."""
    return _counted(organs).filter(_open_after(ends_on), received_on__lte=ends_on)


def _counted(organs: Q) -> QuerySet[InformationRequest]:
    return InformationRequest.objects.filter(
        organs, case_type=CaseType.INFORMATION, received_on__isnull=False
    )


def _open_after(ends_on: date) -> Q:
    return Q(closed_on__isnull=True) | Q(closed_on__gt=ends_on)
