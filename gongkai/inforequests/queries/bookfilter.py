"""台账的筛选: which cases stand on the page of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.inforequests.models import FeeNotice, InformationRequest
from gongkai.inforequests.rules.book import Punctuality
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.organs.models import Organ


@dataclass(frozen=True, slots=True)
class BookWanted:
    """筛选条件. An empty value narrows nothing."""

    organ: str = ""  # a code
    below: bool = False  # with the organs below
    year: int | None = None  # of receipt
    case_type: str = ""
    channel: str = ""
    kind: str = ""
    outcome: str = ""
    state: str = ""
    punctuality: str = ""
    extended: bool = False
    consulted: bool = False
    fee: bool = False
    disputed: bool = False
    handler: int | None = None
    received_from: date | None = None
    received_to: date | None = None
    closed_from: date | None = None
    closed_to: date | None = None


def booked(
    rows: QuerySet[InformationRequest], wanted: BookWanted, today: date
) -> QuerySet[InformationRequest]:
    """The cases wanted, of those that the viewer may see, in no order."""
    plain = {
        "received_on__year": wanted.year,
        "case_type": wanted.case_type,
        "channel": wanted.channel,
        "applicant_kind": wanted.kind,
        "outcome": wanted.outcome,
        "state": wanted.state,
        "handler": wanted.handler,
        "received_on__gte": wanted.received_from,
        "received_on__lte": wanted.received_to,
        "closed_on__gte": wanted.closed_from,
        "closed_on__lte": wanted.closed_to,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if wanted.organ:
        rows = rows.filter(_of_organ(wanted))
    if wanted.punctuality:
        rows = rows.filter(punctual(today)[Punctuality(wanted.punctuality)])
    if wanted.extended:
        rows = rows.filter(extended=True)
    for asked, has in (
        (wanted.consulted, Q(parties__isnull=False)),
        # By name: remedies stand above this room.
        (wanted.disputed, Q(remedies__isnull=False)),
    ):
        if asked:
            rows = rows.filter(Exists(InformationRequest.objects.filter(has, pk=OuterRef("pk"))))
    if wanted.fee:
        asked_fee = FeeNotice.objects.filter(request=OuterRef("pk"), issued_on__isnull=False)
        rows = rows.filter(Exists(asked_fee))
    return rows


def _of_organ(wanted: BookWanted) -> Q:
    if not wanted.below:
        return Q(organ__code=wanted.organ)
    path = Organ.objects.filter(code=wanted.organ).values_list("path", flat=True).first()
    return Q(organ__path__startswith=path) if path else Q(pk__in=())


def punctual(today: date) -> dict[Punctuality, Q]:
    """The condition of each; every case with a day of receipt meets exactly one of them, but for
    those that ended without an answer."""
    answered = Q(closed_on__isnull=False)
    is_open = Q(closed_on__isnull=True, state__in=sorted(UNANSWERED))
    return {
        Punctuality.ON_TIME: answered & Q(on_time=True),
        Punctuality.LATE: answered & Q(on_time=False),
        Punctuality.UNPROVEN: answered & Q(on_time__isnull=True),
        Punctuality.OVERDUE: is_open & Q(due_on__lt=today),
        Punctuality.RUNNING: is_open & (Q(due_on__gte=today) | Q(due_on__isnull=True)),
    }
