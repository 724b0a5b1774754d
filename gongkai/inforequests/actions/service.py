"""送达: letters go out, come back or arrive, attempt by attempt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, locked, perform, require_not_archived
from gongkai.inforequests.actions.files import WaitingFile, claim_file
from gongkai.inforequests.models import CaseFile, Delivery, InformationRequest, Letter
from gongkai.inforequests.queries.service import (
    OPINION_LETTERS,
    attempt_of,
    attempts,
    awaits_service,
    is_covered,
    is_reply,
    is_sendable,
)
from gongkai.inforequests.queries.servicereceipts import receipt_facts
from gongkai.inforequests.rules import acts, letters, service
from gongkai.inforequests.rules import service_errors as errors
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.applicants import masked_name
from gongkai.inforequests.rules.errors import ActsOutOfOrder, RuleError
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.service import Carrier, Method, Result, Sending
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.rules.tracking_numbers import plain
from gongkai.ledger.actions import hold, record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@dataclass(frozen=True, slots=True)
class Recipient:
    """收件人: what stands on the envelope."""

    name: str
    address: str = ""
    phone: str = ""


@transaction.atomic
def send(
    *,
    letter: Letter,
    method: Method,
    by: Officer,
    recipient: Recipient | None = None,
    carrier: Carrier | None = None,
    tracking_number: str = "",
    entrusted_to: str = "",
    note: str = "",
    proof: WaitingFile | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Delivery:
    """送出、交邮 of a letter: one attempt. A posted reply is in time by this day (送达解释).

    Without a recipient it goes to whoever it was written to, at the address in the case.
    Raises NotYours, LetterNotSent, StillOnItsWay, AlreadyServed, NoticeTooEarly, CarrierMissing,
    TrackingMissing, TrackingUsed, BadTrackingNumber, EntrustedMissing, RecipientMissing,
    OnlineReviewMissing, CaseArchived, ActsOutOfOrder, ActInFuture; then nothing has happened.
    """
    row = locked(letter.request)
    viewer_of(by).require(row.organ, *access.SENDERS)
    require_not_archived(row)
    # Asked only now: it may have been recalled while we waited.
    letter.refresh_from_db(fields=("recalled_at",))
    if not is_sendable(letter):
        raise errors.LetterNotSent()
    day = day_of(at, on)
    if day < letter.issued_on:
        raise ActsOutOfOrder(act=events.DELIVERY_SENT, on=day, not_before=letter.issued_on)
    to = recipient or recipient_of(letter)
    head = queries.letterhead_of(row.organ)
    new = Sending(
        method,
        day,
        to.name,
        to.address,
        carrier,
        plain(tracking_number),
        entrusted_to.strip(),
        head.review_online if method is Method.ONLINE else "",
    )
    earlier = attempts(letter)
    service.judge_sending(new, earlier, tells_remedy=letter.kind in letters.OUTCOME_OF)
    _require_unused(new.tracking_number, to)
    kept = _kept(row, letter, new, to, len(earlier) + 1, note, proof, by, at)
    _record(events.DELIVERY_SENT, kept, day, by, at, attempt=kept.attempt, method=kept.method)
    if method is Method.POST and is_reply(letter) and _may_follow(row, acts.Posted):
        perform(row, [acts.Posted(day)], by=by, at=at)
    return kept


def _kept(
    row: InformationRequest,
    letter: Letter,
    new: Sending,
    to: Recipient,
    attempt: int,
    note: str,
    proof: WaitingFile | None,
    by: Officer,
    at: dt.datetime | None,
) -> Delivery:
    return Delivery.objects.create(
        letter=letter,
        request=row,
        attempt=attempt,
        method=new.method,
        sealed=vault.seal(asdict(to)),
        masked_recipient=masked_name(to.name) if is_covered(letter) else to.name[:120],
        entrusted_to=new.entrusted_to,
        sent_on=new.sent_on,
        carrier=new.carrier or "",
        tracking_number=new.tracking_number,
        review_online=new.review_online,
        note=note.strip(),
        proof=_claimed(row, proof, by, at),
        by=by,
        at=at or timezone.now(),
    )


@transaction.atomic
def record_result(
    *,
    delivery: Delivery,
    result: Result,
    by: Officer,
    receiver: str = "",
    relation: str = "",
    witness: str = "",
    note: str = "",
    proof: WaitingFile | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Delivery:
    """登记送达结果 of one attempt; what it serves begins the periods that run from receipt.

    `relation` is that of the receiver to whoever the letter is for. Raises NotYours, AlreadyServed,
    NotThisResult, NoticeStillRuns, ReceiverMissing, WitnessMissing, CaseArchived, ActsOutOfOrder,
    ActInFuture.
    """
    row = locked(delivery.request)
    viewer_of(by).require(row.organ, *access.SENDERS)
    require_not_archived(row)
    kept = Delivery.objects.select_related("letter__party").get(pk=delivery.pk)
    day = service.notice_over(kept.sent_on) if result is Result.NOTICED else day_of(at, on)
    service.judge_result(
        attempt_of(kept),
        result,
        min(day, day_of(at)),
        receiver=receiver,
        is_witnessed=bool(witness.strip() or proof),
    )
    told = {"receiver": receiver, "relation": relation, "witness": witness}
    kept.sealed = vault.seal(
        vault.unseal(kept.sealed) | {name: text.strip() for name, text in told.items()}
    )
    kept.result, kept.result_on, kept.result_note = result, day, note.strip()
    kept.result_proof = _claimed(row, proof, by, at)
    kept.result_by, kept.result_at = by, at or timezone.now()
    kept.save()
    _record(events.DELIVERY_CONCLUDED, kept, day, by, at, attempt=kept.attempt, result=result)
    if service.RESULTS[result].serves and (done := _brought_about(row, kept, day)):
        perform(row, done, by=by, at=at)
    return kept


@transaction.atomic
def correct_number(
    *,
    delivery: Delivery,
    carrier: Carrier,
    tracking_number: str,
    by: Officer,
    at: dt.datetime | None = None,
) -> Delivery:
    """更正邮件号码 of a letter on its way, as on the receipt of the post; its day stays.

    Raises NotYours, AlreadyServed once there is a result, NotPosted, TrackingMissing,
    TrackingUsed, BadTrackingNumber, CaseArchived; then nothing has happened.
    """
    row = locked(delivery.request)
    viewer_of(by).require(row.organ, *access.SENDERS)
    require_not_archived(row)
    kept = Delivery.objects.select_related("letter").get(pk=delivery.pk)
    if kept.result:
        raise errors.AlreadyServed()
    if kept.method != Method.POST:
        raise errors.NotPosted()
    number = plain(tracking_number)
    service.judge_number(carrier, number)
    held = vault.unseal(kept.sealed)
    _require_unused(number, Recipient(held["name"], held["address"]), but=kept)
    kept.carrier, kept.tracking_number = carrier, number
    kept.save(update_fields=("carrier", "tracking_number"))
    _record(events.DELIVERY_RENUMBERED, kept, day_of(at), by, at, attempt=kept.attempt)
    return kept


@dataclass(frozen=True, slots=True)
class Posting:
    """邮寄登记簿的一行: a letter, the service of the post, and its number."""

    letter: Letter
    carrier: Carrier
    tracking_number: str


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of one line: the attempt, or why it was refused."""

    posting: Posting
    delivery: Delivery | None = None
    refused: RuleError | None = None


def post_all(
    *, postings: Iterable[Posting], by: Officer, on: dt.date, at: dt.datetime | None = None
) -> list[Posted]:
    """登记一批交邮 of one day: each line by itself, so that a slip holds up no other.

    Raises NotYours.
    """
    done = []
    for each in postings:
        try:
            kept = send(
                letter=each.letter,
                method=Method.POST,
                carrier=each.carrier,
                tracking_number=each.tracking_number,
                by=by,
                on=on,
                at=at,
            )
        except RuleError as error:
            done.append(Posted(each, refused=error))
        else:
            done.append(Posted(each, kept))
    return done


def recipient_of(letter: Letter) -> Recipient:
    """Whoever the letter was written to, uncovered; for the envelope alone."""
    if queries.is_for_applicant(letter):
        known = vault.unseal(letter.request.applicant.sealed)
        return Recipient(known["name"], known["address"], known["phone"])
    if letter.party is None:
        return Recipient("")
    contact = vault.unseal(letter.party.sealed_contact) if letter.party.sealed_contact else {}
    name = vault.unseal(letter.party.sealed_name)["name"]
    return Recipient(name, contact.get("address", ""), contact.get("phone", ""))


def _brought_about(row: InformationRequest, delivery: Delivery, day: dt.date) -> list[Act]:
    """The acts that the receipt of this letter is, unless they are on record or no longer fit."""
    letter = delivery.letter
    if is_reply(letter):
        by_hand = delivery.method != Method.POST
        done: list[Act] = [acts.Served(day, by_hand), acts.Closed(day)]
    elif letter.kind == letters.CORRECTION:
        done = [acts.CorrectionServed(day)]
    elif letter.kind == letters.FEE_NOTICE:
        done = [acts.FeeServed(day)]
    elif letter.kind in OPINION_LETTERS and letter.party is not None:
        done = [acts.ConsultationServed(day, letter.party.label)]
    else:
        return []
    fits = _may_follow(row, type(done[0])) and awaits_service(row, letter)
    return done if fits else []


def _may_follow(row: InformationRequest, act: type[Act]) -> bool:
    return act in possible_acts(State(row.state))


def _require_unused(number: str, to: Recipient, but: Delivery | None = None) -> None:
    """One envelope may hold several letters to the same person, and nothing else."""
    if not number:
        return
    hold()  # Two cases lock nothing in common: by this whoever comes second sees the first.
    known = Delivery.objects.filter(tracking_number=number).select_related("request")
    for other in known.exclude(pk=but.pk) if but else known:
        held = vault.unseal(other.sealed)
        if (held["name"], held["address"]) != (to.name, to.address):
            raise errors.TrackingUsed(number=number, request=other.request.number)


def _claimed(
    row: InformationRequest, proof: WaitingFile | None, by: Officer, at: dt.datetime | None
) -> CaseFile | None:
    return claim_file(request=row, waiting=proof, by=by, at=at) if proof else None


def _record(
    event: str,
    delivery: Delivery,
    day: dt.date,
    by: Officer,
    at: dt.datetime | None,
    **told: str | int,
) -> None:
    # Neither who it is for nor the number at the post, by which anybody could find that out.
    row = delivery.request
    data = {"on": day.isoformat(), "letter": delivery.letter.number, **told}
    record(event, stream=row.stream, by=by, organ=row.organ, at=at, data=data)


@transaction.atomic
def open_receipt(*, delivery: Delivery, by: Officer) -> LetterFacts:
    """打开送达回证: what it is printed from. It names the recipient, so the look is recorded.

    Raises NotYours.
    """
    row = delivery.request
    viewer_of(by).require(row.organ, *access.IDENTITY_READERS)
    data = {"kind": letters.SERVICE_RECEIPT, "number": delivery.letter.number}
    record(events.LETTER_OPENED, stream=row.stream, by=by, organ=row.organ, data=data)
    return receipt_facts(delivery)
