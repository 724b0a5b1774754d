"""信息处理费: whose request is which in the month, what was asked and paid, and the year's figures.

The place counts every 公开申请 that the organ received from the applicant in the calendar month of
receipt, through whatever channel, withdrawn, joined and split ones included (收费办法第4条).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from gongkai.inforequests.models import (
    CaseType,
    FeeNotice,
    FeePayment,
    InformationRequest,
    NamesakeJudgement,
)
from gongkai.inforequests.queries.cases import marks_of
from gongkai.inforequests.rules.casefile import CaseState
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.fees import same_applicant
from gongkai.inforequests.rules.payments import Account, Direction, Payment
from gongkai.inforequests.rules.states import State

_SHOWN = (
    *("number", "subject", "channel", "state", "received_on", "arrived_on", "origin"),
    *("applicant__fingerprint", "applicant__masked_name", "applicant__masked_number"),
)


@dataclass(frozen=True, slots=True)
class Namesake:
    """同名的申请 of the month. `judged` is None while nobody has said whose it is."""

    request: InformationRequest
    judged: NamesakeJudgement | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be judged."""
        return self.judged is None


@dataclass(frozen=True, slots=True)
class MonthCount:
    """当月计件: the requests up to this one, oldest first, and the namesakes left out or judged."""

    counted: tuple[InformationRequest, ...]
    namesakes: tuple[Namesake, ...]

    @property
    def place(self) -> int:
        """第几件: the last one counted is the request itself."""
        return len(self.counted)

    @property
    def rests_on_split(self) -> bool:
        """Whether some of those counted were made by 拆分."""
        return any(each.origin_id for each in self.counted)

    @property
    def open_namesakes(self) -> int:
        """同名 of which nobody has said whose they are."""
        return sum(each.is_open for each in self.namesakes)


def place_in_month(row: InformationRequest) -> int:
    """Which request of its applicant this is in the calendar month, counted by the database where
    no namesake was judged to be the same. Two queries, three where one was."""
    month, day = _month(row), row.received_on or row.arrived_on
    if _judged_in(month).filter(is_same=True).exists():
        return month_count(row).place
    own = month.filter(applicant__fingerprint__in=marks_of(row.applicant))
    before = Q(received_on__lt=day) | Q(received_on=day, pk__lt=row.pk)
    return 1 + own.filter(before).count()


def month_count(row: InformationRequest) -> MonthCount:
    """The requests that make the place of this one. Two queries, however many there are."""
    month = _month(row)
    rows = {each.pk: each for each in month.select_related("applicant").only(*_SHOWN)}
    rows[row.pk] = row
    judged = list(_judged_in(month).select_related("by"))
    marks = marks_of(row.applicant)
    known_by = [(pk, _mark(each, marks)) for pk, each in rows.items()]
    pairs = [(each.request_id, each.other_id) for each in judged if each.is_same]
    own = same_applicant(row.pk, known_by, pairs)
    until = _order(row)
    counted = sorted((rows[pk] for pk in own if _order(rows[pk]) <= until), key=_order)
    said = _said_about(row, own, judged)
    others = sorted((pk for pk in rows if pk not in own or pk in said), key=lambda pk: -pk)
    namesakes = tuple(Namesake(rows[pk], said.get(pk)) for pk in others if pk != row.pk)
    return MonthCount(tuple(counted), namesakes)


def _said_about(
    row: InformationRequest, own: frozenset[int], judged: list[NamesakeJudgement]
) -> dict[int, NamesakeJudgement]:
    """What was said of each other request; a judgement of any request of the applicant counts."""
    said: dict[int, NamesakeJudgement] = {}
    for each in judged:
        for one, other in ((each.request_id, each.other_id), (each.other_id, each.request_id)):
            if one == row.pk or (one in own and other not in own):
                said[other] = each
    return said


def _month(row: InformationRequest) -> QuerySet[InformationRequest]:
    """Other 公开申请 of the month to the organ under the number or the name of the applicant."""
    day = row.received_on or row.arrived_on
    marks, names = marks_of(row.applicant), marks_of(row.applicant, "name_fingerprint")
    whose = Q(applicant__fingerprint__in=marks) | Q(applicant__name_fingerprint__in=names)
    rows = InformationRequest.objects.filter(
        whose,
        organ=row.organ,
        case_type=CaseType.INFORMATION,
        received_on__year=day.year,
        received_on__month=day.month,
    )
    return rows.exclude(pk=row.pk).order_by()


def _judged_in(month: QuerySet[InformationRequest]) -> QuerySet[NamesakeJudgement]:
    """Judgements that concern a request of the month; the other of the pair is of that name too."""
    rows = month.values("pk")
    return NamesakeJudgement.objects.filter(Q(request__in=rows) | Q(other__in=rows))


def _mark(request: InformationRequest, own: tuple[str, ...]) -> str:
    """The mark of a number; those of the applicant under several keys are one."""
    mark = request.applicant.fingerprint
    return own[0] if mark in own else mark


def _order(row: InformationRequest) -> tuple[date, int]:
    return (row.received_on or row.arrived_on, row.pk)


def proposal_of(row: InformationRequest) -> FeeNotice | None:
    """The fee that waits for its decision. One query."""
    waiting = row.fees.filter(issued_on__isnull=True, declined_at__isnull=True)
    return waiting.select_related("proposed_by").first()


def notices_of(row: InformationRequest) -> QuerySet[FeeNotice]:
    """收费通知 that went out, the newest first, with what was paid."""
    rows = row.fees.filter(issued_on__isnull=False).order_by("-pk")
    return rows.select_related("letter", "proposed_by", "decided_by").prefetch_related(
        "payments__by"
    )


def account_of(row: InformationRequest, notice: FeeNotice) -> Account:
    """What was paid for the notice; reads the payments that are prefetched, else one query."""
    payments = tuple(
        Payment(each.on, each.amount, Direction(each.direction)) for each in notice.payments.all()
    )
    settled = Account(notice.amount, payments).settled_on is not None
    given_up = row.state == State.WITHDRAWN and not settled
    is_owed = notice.waived_on is None and notice.lapsed_on is None and not given_up
    return Account(notice.amount, payments, is_owed)


@dataclass(frozen=True, slots=True)
class FeeShown:
    """收费 as the applicant is shown it. `way` is how to pay as the notice said; `pay_by` is None
    until the notice is known to have come."""

    notice: FeeNotice
    account: Account
    way: str
    pay_by: date | None
    days: int

    @property
    def is_awaited(self) -> bool:
        """Whether money is still to come."""
        return bool(self.account.outstanding)


def fee_shown(row: InformationRequest, case: CaseState) -> FeeShown | None:
    """The last 收费通知 of the case with what was received; None where there was none."""
    notice = notices_of(row).first()
    if notice is None or notice.letter is None:
        return None
    pay_by = next((each.due_on for each in case.deadlines if each.term is Term.PAY), None)
    told = notice.letter.facts
    way = told.get("office", {}).get("payment_at", "")
    return FeeShown(notice, account_of(row, notice), way, pay_by, told.get("days", 0))


@dataclass(frozen=True, slots=True)
class FeeFigures:
    """收费情况 of a period: notices issued and the sum they ask, received and refunded in 元, and
    cases ended because nothing was paid. A notice withdrawn later was issued all the same."""

    notices: int = 0
    charged: int = 0
    received: Decimal = Decimal(0)
    refunded: Decimal = Decimal(0)
    lapsed: int = 0


def figures(organs: Q, begins_on: date, ends_on: date) -> FeeFigures:
    """收费情况 of the organs between the two days, both included; `organs` is a condition on
    requests. Two queries."""
    asked = FeeNotice.objects.filter(_of(organs)).aggregate(
        notices=Count("pk", filter=Q(issued_on__range=(begins_on, ends_on))),
        charged=Sum("amount", filter=Q(issued_on__range=(begins_on, ends_on)), default=0),
        lapsed=Count("pk", filter=Q(lapsed_on__range=(begins_on, ends_on))),
    )
    paid = FeePayment.objects.filter(
        on__range=(begins_on, ends_on), notice__in=FeeNotice.objects.filter(_of(organs))
    ).aggregate(
        received=Sum("amount", filter=Q(direction=Direction.RECEIVED), default=Decimal(0)),
        refunded=Sum("amount", filter=Q(direction=Direction.REFUNDED), default=Decimal(0)),
    )
    return FeeFigures(**asked, **paid)


def charged_requests(organs: Q, begins_on: date, ends_on: date) -> QuerySet[InformationRequest]:
    """The requests behind `notices` and `charged`."""
    return _behind(organs, FeeNotice.objects.filter(issued_on__range=(begins_on, ends_on)))


def lapsed_requests(organs: Q, begins_on: date, ends_on: date) -> QuerySet[InformationRequest]:
    """The requests behind `lapsed`."""
    return _behind(organs, FeeNotice.objects.filter(lapsed_on__range=(begins_on, ends_on)))


def paid_requests(
    organs: Q, begins_on: date, ends_on: date, direction: Direction
) -> QuerySet[InformationRequest]:
    """The requests behind `received` and `refunded`."""
    paid = FeePayment.objects.filter(on__range=(begins_on, ends_on), direction=direction)
    return _behind(organs, FeeNotice.objects.filter(pk__in=paid.values("notice")))


def _behind(organs: Q, notices: QuerySet[FeeNotice]) -> QuerySet[InformationRequest]:
    return InformationRequest.objects.filter(organs, pk__in=notices.values("request"))


def _of(organs: Q) -> Q:
    """The condition on requests as one on their notices."""
    return Q(request__in=InformationRequest.objects.filter(organs).values("pk"))
