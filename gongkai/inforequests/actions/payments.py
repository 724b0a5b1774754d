"""缴费、退费 of one 收费通知, and whether a namesake is the same applicant."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.models import (
    FeeNotice,
    FeePayment,
    InformationRequest,
    NamesakeJudgement,
)
from gongkai.inforequests.queries.cases import marks_of
from gongkai.inforequests.queries.fees import account_of, notices_of
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import ActsOutOfOrder
from gongkai.inforequests.rules.fee_errors import (
    NoFeeAsked,
    NoNamesake,
    ReceiptKnown,
    RefundTooLarge,
    RefundUnexplained,
    SumUnfit,
)
from gongkai.inforequests.rules.payments import CENT, Direction
from gongkai.inforequests.rules.states import State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer

MOST = Decimal(10**8)


@transaction.atomic
def record_payment(
    *,
    request: InformationRequest,
    amount: Decimal,
    by: Officer,
    on: dt.date | None = None,
    receipt: str = "",
    note: str = "",
    at: dt.datetime | None = None,
) -> FeePayment:
    """登记缴费 of any sum; on the day on which the sums reach the amount the fee is paid.

    Whatever comes in after a lapse or a withdrawal is kept as well, to be given back.
    Raises NotYours, NoFeeAsked, SumUnfit, ReceiptKnown, ActsOutOfOrder, ActInFuture.
    """
    row, notice, day = _opened(request, by, day_of(at, on))
    paid = _kept(row, notice, Direction.RECEIVED, amount, day, receipt, note, by, at)
    settled_on = account_of(row, notice).settled_on
    if row.state == State.FEE_PENDING and settled_on is not None:
        perform(row, [acts.FeePaid(settled_on)], by=by, at=at)
    return paid


@transaction.atomic
def record_refund(
    *,
    request: InformationRequest,
    amount: Decimal,
    by: Officer,
    on: dt.date | None = None,
    receipt: str = "",
    note: str = "",
    at: dt.datetime | None = None,
) -> FeePayment:
    """登记退费. More than is due back needs its reason in `note`.

    Raises RefundTooLarge, RefundUnexplained, and as `record_payment`.
    """
    row, notice, day = _opened(request, by, day_of(at, on))
    account = account_of(row, notice)
    if amount > account.held:
        raise RefundTooLarge(held=account.held)
    if amount > account.to_refund and not note.strip():
        raise RefundUnexplained(due=account.to_refund)
    return _kept(row, notice, Direction.REFUNDED, amount, day, receipt, note, by, at)


@transaction.atomic
def judge_namesake(
    *,
    request: InformationRequest,
    other: InformationRequest,
    is_same: bool,
    reason: str,
    by: Officer,
    at: dt.datetime | None = None,
) -> NamesakeJudgement:
    """认定同名的申请是不是同一申请人; the last judgement of a pair counts.

    Raises NotYours, NoNamesake.
    """
    viewer_of(by).require(request.organ, *access.NAMESAKE_JUDGES)
    older, newer = sorted((request, other), key=lambda each: each.pk)
    if older.pk == newer.pk or older.organ_id != newer.organ_id or not _share_name(older, newer):
        raise NoNamesake(number=other.number)
    said = {"is_same": is_same, "reason": reason.strip(), "by": by, "at": at or timezone.now()}
    judged, _ = NamesakeJudgement.objects.update_or_create(
        request=older, other=newer, defaults=said
    )
    data = {"other": other.number, "is_same": is_same}
    record(
        events.NAMESAKE_JUDGED, stream=request.stream, by=by, organ=request.organ, at=at, data=data
    )
    return judged


def _share_name(one: InformationRequest, other: InformationRequest) -> bool:
    column = "name_fingerprint"
    return bool(set(marks_of(one.applicant, column)) & set(marks_of(other.applicant, column)))


def _opened(
    request: InformationRequest, by: Officer, day: dt.date
) -> tuple[InformationRequest, FeeNotice, dt.date]:
    row = locked(request)
    access.require(viewer_of(by), row.organ, acts.FeePaid)
    notice = notices_of(row).first()
    if notice is None or notice.issued_on is None:
        raise NoFeeAsked()
    if day < notice.issued_on:
        raise ActsOutOfOrder(act=acts.FeePaid.event, on=day, not_before=notice.issued_on)
    return row, notice, day


def _kept(
    row: InformationRequest,
    notice: FeeNotice,
    direction: Direction,
    amount: Decimal,
    day: dt.date,
    receipt: str,
    note: str,
    by: Officer,
    at: dt.datetime | None,
) -> FeePayment:
    if not 0 < amount <= MOST or amount != amount.quantize(CENT):
        raise SumUnfit(amount=amount)
    receipt = receipt.strip()
    if receipt and notice.payments.filter(direction=direction, receipt=receipt).exists():
        raise ReceiptKnown(receipt=receipt)
    kept = FeePayment.objects.create(
        notice=notice,
        direction=direction,
        on=day,
        amount=amount,
        receipt=receipt,
        note=note.strip(),
        by=by,
    )
    notice.refresh_from_db()
    event = events.FEE_RECEIVED if direction is Direction.RECEIVED else events.FEE_REFUNDED
    data = {"on": day.isoformat(), "amount": str(amount)}
    record(event, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return kept
