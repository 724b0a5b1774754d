"""复议诉讼登记 and 投诉举报登记: who sees which rows, narrowed and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.remedies import access
from gongkai.remedies.models import Complaint, Remedy
from gongkai.remedies.rules.table_four import Track


class Order(StrEnum):
    """排序."""

    NEWEST = "newest"
    OLDEST = "oldest"
    CONCLUDED = "concluded"


_ORDERS = {
    Order.NEWEST: ("-accepted_on", "-pk"),
    Order.OLDEST: ("accepted_on", "pk"),
    Order.CONCLUDED: ("-concluded_on", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """筛选 of the register; what is empty narrows nothing."""

    words: str = ""
    organ: str = ""
    track: str = ""
    result: str = ""
    against: str = ""
    accepted_from: date | None = None
    accepted_to: date | None = None
    undefended: bool = False
    doubtful: bool = False  # sued over without the review that the reply asks for
    order: Order = Order.NEWEST


def visible_to(viewer: Viewer) -> QuerySet[Remedy]:
    """The remedies whose organ the viewer's posts open."""
    return viewer.scoped(Remedy.objects.all(), *access.READERS)


def register_of(viewer: Viewer, wanted: Wanted) -> QuerySet[Remedy]:
    """The register as the viewer narrows it, with all that a line shows. Two queries."""
    rows = visible_to(viewer).filter(_condition(wanted))
    rows = rows.select_related("request__applicant", "organ").prefetch_related("following")
    return rows.order_by(*_ORDERS[wanted.order])


def organs_with_remedies(viewer: Viewer) -> QuerySet[Organ]:
    """The organs whose cases the viewer sees."""
    return Organ.objects.filter(pk__in=visible_to(viewer).order_by().values("organ"))


def _condition(wanted: Wanted) -> Q:
    condition = Q()
    for word in wanted.words.split():
        condition &= (
            Q(request__number__icontains=word)
            | Q(case_number__icontains=word)
            | Q(decision_number__icontains=word)
            | Q(body__icontains=word)
        )
    exact = {
        "organ__code": wanted.organ,
        "track": wanted.track,
        "result": wanted.result,
        "against": wanted.against,
        "accepted_on__gte": wanted.accepted_from,
        "accepted_on__lte": wanted.accepted_to,
    }
    condition &= Q(**{name: value for name, value in exact.items() if value})
    if wanted.undefended:
        condition &= Q(concluded_on=None, defence_sent_on=None)
    if wanted.doubtful:
        condition &= Q(track=Track.DIRECT) & ~Q(direct_reason="")
    return condition


def complaints_of(
    viewer: Viewer, *, organ: str = "", finding: str = "", article: str = "", is_open: bool = False
) -> QuerySet[Complaint]:
    """投诉举报 that the viewer sees, newest first. One query."""
    rows = Complaint.objects.filter(access.complaints_open_to(viewer))
    exact = {"organ__code": organ, "finding": finding, "article": article}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if is_open:
        rows = rows.filter(replied_on=None)
    return rows.select_related("organ__parent", "request").order_by("-received_on", "-pk")
