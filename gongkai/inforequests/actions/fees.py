"""信息处理费: proposed by those who handle the case, decided by who signs for the organ [设计]."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.checking import require_sound
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import FeeNotice, InformationRequest, Letter
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.queries.fees import place_in_month, proposal_of
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.checks import Moment
from gongkai.inforequests.rules.errors import MoveNotAllowed
from gongkai.inforequests.rules.fee_errors import (
    FeeDecidedByProposer,
    FeePlaceUnknown,
    FeeProposed,
    NoFeeProposed,
)
from gongkai.inforequests.rules.fees import FeeAsk, Tariff, quote_one, schedule_on
from gongkai.inforequests.rules.letters.facts import FeeTold
from gongkai.inforequests.rules.letters.text import missing
from gongkai.inforequests.rules.reply_errors import LetterIncomplete
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def propose_fee(
    *,
    request: InformationRequest,
    tariff: Tariff,
    reason: str,
    by: Officer,
    pages: int | None = None,
    split_note: str = "",
    at: dt.datetime | None = None,
) -> FeeNotice:
    """提出收费 by one tariff: by the place in the month, or by so many `pages`.

    Raises NotYours, MoveNotAllowed, FeeProposed, FeeNotYetLawful, NoticeFaulty.
    """
    row, day = locked(request), day_of(at)
    viewer_of(by).require(row.organ, *access.FEE_PROPOSERS)
    if acts.FeeAsked not in possible_acts(State(row.state)):
        raise MoveNotAllowed(act=acts.FeeAsked.event, state=row.state)
    if proposal_of(row) is not None:
        raise FeeProposed()
    quantity = place_in_month(row) if tariff is Tariff.BY_CASE else pages or 0
    notice = FeeNotice(
        request=row,
        tariff=tariff,
        quantity=quantity,
        amount=quote_one(tariff, quantity, schedule_on(day)).amount,
        reason=reason.strip(),
        split_note=split_note.strip(),
        proposed_by=by,
        proposed_at=at or timezone.now(),
    )
    _require_sound(row, notice, day)
    notice.save()
    _note(row, events.FEE_PROPOSED, by, at, tariff=tariff.value, amount=notice.amount)
    return notice


@transaction.atomic
def decide_fee(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Letter:
    """决定收费 as proposed: the notice (L08) goes out and the answering period stands still.

    Raises NotYours, NoFeeProposed, FeeDecidedByProposer, FeeNoticeTooLate, SecondFee,
    NoticeFaulty where the count has changed since, FeePlaceUnknown, LetterIncomplete.
    """
    row, day = locked(request), day_of(at, on)
    notice = _waiting(row)
    access.require(viewer_of(by), row.organ, acts.FeeAsked)
    if notice.proposed_by_id == by.pk:
        raise FeeDecidedByProposer()
    if not queries.letterhead_of(row.organ).payment_at.strip():
        raise FeePlaceUnknown()
    _require_sound(row, notice, day)
    perform(row, [acts.FeeAsked(day, notice.amount)], by=by, at=at)
    told = FeeTold(Tariff(notice.tariff), notice.quantity, notice.amount, notice.split_note)
    days = queries.policy().payment_days.value
    kind, reason = letters.FEE_NOTICE, notice.reason
    letter = issue(row, kind=kind, body=reason, on=day, by=by, at=at, days=days, fee=told)
    known = queries.CaseLetters(row)
    if lacks := missing(known.facts(letter, known.covered_name(letter))):
        raise LetterIncomplete(missing=tuple(lacks))
    notice.letter, notice.issued_on, notice.decided_by = letter, day, by
    notice.save()
    return letter


@transaction.atomic
def decline_fee(
    *,
    request: InformationRequest,
    reason: str,
    by: Officer,
    at: dt.datetime | None = None,
) -> FeeNotice:
    """不同意收费, or taken back by whoever proposed it. Raises NotYours, NoFeeProposed."""
    row = locked(request)
    notice = _waiting(row)
    if notice.proposed_by_id != by.pk:
        access.require(viewer_of(by), row.organ, acts.FeeAsked)
    notice.declined_at, notice.decided_by = at or timezone.now(), by
    notice.why_declined = reason.strip()
    notice.save()
    _note(row, events.FEE_DECLINED, by, at)
    return notice


@transaction.atomic
def serve_fee(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """收费通知送达: from the next day the applicant's twenty working days run (收费办法第6条)."""
    row = locked(request)
    perform(row, [acts.FeeServed(day_of(at, on))], by=by, at=at)
    return row


@transaction.atomic
def waive_fee(
    *,
    request: InformationRequest,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """撤回收费决定: the period runs as if no fee had been asked; what was paid goes back."""
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.FeeWaived(day)], by=by, at=at)
    _standing(row).update(waived_on=day, why_waived=reason.strip())
    return row


@transaction.atomic
def lapse_fee(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """逾期不缴费，不再处理 (O2), and tell so (L26).

    Raises LapseTooEarly before the applicant's period is over.
    """
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.FeeLapsed(day)], by=by, at=at)
    issue(row, kind=letters.NOT_PAID, body="", on=day, by=by, at=at)
    _standing(row).update(lapsed_on=day)
    return row


def _standing(row: InformationRequest) -> QuerySet[FeeNotice]:
    return row.fees.filter(issued_on__isnull=False, waived_on=None, lapsed_on=None)


def _waiting(row: InformationRequest) -> FeeNotice:
    notice = proposal_of(row)
    if notice is None:
        raise NoFeeProposed()
    return notice


def _require_sound(row: InformationRequest, notice: FeeNotice, day: dt.date) -> None:
    act = acts.FeeAsked(day, notice.amount)
    asked = FeeAsk(
        Tariff(notice.tariff),
        notice.quantity,
        notice.amount,
        notice.split_note,
        row.wanted_form,
    )
    file = dossier(row, day, next_act=act, words=notice.reason, fee=asked)
    require_sound(file, Moment.FEE)


def _note(
    row: InformationRequest, event: str, by: Officer, at: dt.datetime | None, **data: object
) -> None:
    record(event, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
