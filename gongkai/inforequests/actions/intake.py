"""登记: a request comes in, over the net or through the hands of the office."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from django.db import transaction

from gongkai import vault
from gongkai.inforequests import access, events
from gongkai.inforequests.actions.casework import day_of, locked, perform, project
from gongkai.inforequests.actions.files import WaitingFile, claim_file
from gongkai.inforequests.actions.marks import mark_subjects
from gongkai.inforequests.actions.numbering import request_number
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.actions.telling import tell_of_receipt
from gongkai.inforequests.models import Applicant, InformationRequest, QueryCode
from gongkai.inforequests.queries import policy, query_code_digest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.applicants import (
    ApplicantKind,
    Application,
    Document,
    Element,
    IdentityProof,
    masked_name,
    masked_number,
    missing_elements,
)
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel, Evidence, receipt
from gongkai.inforequests.rules.errors import ElementsMissing, EvidenceMissing
from gongkai.inforequests.rules.payloads import to_json
from gongkai.ledger.actions import Deed, record, record_many
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ
from gongkai.workdays.queries import calendar

# No 0/O, 1/I/L: a code is read from paper and typed by hand.
_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Intake:
    """申请书的内容. Only what 条例第29条 asks for, and whether help is needed (第43条).

    An agent (代理人) is named like the applicant; the contact is that of whoever writes.
    """

    kind: ApplicantKind
    name: str
    subject: str
    document: Document | Literal[""] = ""
    document_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    wanted_form: str = ""
    help_needed: str = ""
    agent_name: str = ""
    agent_document: Document | Literal[""] = ""
    agent_number: str = ""
    case_type: CaseType = CaseType.INFORMATION

    @property
    def missing(self) -> tuple[Element, ...]:
        """The statutory elements it lacks."""
        return missing_elements(self.application(), self.case_type)

    def application(self) -> Application:
        """As the rule on statutory elements reads it."""
        return Application(
            name=self.name,
            identity_number=self.document_number,
            contact=(self.phone, self.email, self.address),
            information=self.subject,
            wanted_form=self.wanted_form,
        )


@dataclass(frozen=True, slots=True)
class Filed:
    """The request with its query code, which is shown once and kept nowhere."""

    request: InformationRequest
    code: str


@transaction.atomic
def file_online(
    *,
    organ: Organ,
    intake: Intake,
    service_point: str = "",
    submission_key: uuid.UUID | None = None,
    files: Sequence[WaitingFile] = (),
    at: dt.datetime | None = None,
) -> Filed:
    """网上申请: received the day it was sent; the receipt confirms it to both sides.

    Raises ElementsMissing, FilesTooLarge. Sending the same form twice gives the first request
    back, with a new query code.
    """
    if intake.missing:
        raise ElementsMissing(missing=intake.missing)
    if known := _known_by(submission_key):
        return Filed(known, _renew_code(known))
    on = day_of(at)
    arrived = acts.Arrived(on, Channel.ONLINE, intake.kind, intake.case_type)
    history = (arrived, acts.Confirmed(on))
    row = open_case(
        organ,
        intake,
        history,
        Channel.ONLINE,
        by=None,
        at=at,
        service_point=service_point,
        key=submission_key,
    )
    for waiting in files:
        claim_file(request=row, waiting=waiting, at=at)
    tell_of_receipt(row, at=at)
    return Filed(row, _first_code(row))


@transaction.atomic
def register(
    *,
    organ: Organ,
    channel: Channel,
    intake: Intake,
    by: Officer,
    evidence: Evidence | None = None,
    service_point: str = "",
    submission_key: uuid.UUID | None = None,
    files: Sequence[WaitingFile] = (),
    at: dt.datetime | None = None,
) -> Filed:
    """当面、专区、邮寄、传真等渠道的登记. What is missing is asked for later, never turned away.

    Without `evidence` the request arrived on the day of `at`. What needs confirming and is not
    yet confirmed stays 已到达待确认. The same form sent twice gives the first request back, with
    a new query code. Raises NotYours, EvidenceMissing, ActInFuture, FilesTooLarge.
    """
    access.require(viewer_of(by), organ, acts.Registered)
    if known := _known_by(submission_key, organ):
        return Filed(known, _renew_code(known))
    shown = evidence or Evidence(arrived_on=day_of(at))
    arrived_on = day_of(at, shown.arrived_on)
    number = request_number(organ, arrived_on)
    # The receipt handed over carries the number of the request.
    shown = replace(shown, receipt_no=shown.receipt_no or number)
    history = _arrival(channel, shown, intake)
    row = open_case(
        organ,
        intake,
        history,
        channel,
        by=by,
        at=at,
        number=number,
        evidence=shown,
        service_point=service_point,
        key=submission_key,
    )
    for waiting in files:
        claim_file(request=row, waiting=waiting, by=by, at=at)
    tell_of_receipt(row, at=at)
    return Filed(row, _first_code(row))


def check_receipt(channel: Channel, evidence: Evidence) -> None:
    """Raise what `register` would about the days of the receipt and its evidence."""
    day_of(None, evidence.arrived_on)
    if evidence.confirmed_on is not None or not CHANNEL_RULES[channel].waits_for_confirmation:
        shown = replace(evidence, receipt_no=evidence.receipt_no or "-")
        day_of(None, receipt(channel, shown).received_on)


@transaction.atomic
def confirm_receipt(
    *,
    request: InformationRequest,
    contact_record: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """与申请人确认收到. Raises NotYours, EvidenceMissing and what the rules refuse."""
    row = locked(request)
    if not contact_record.strip():
        raise EvidenceMissing(channel=row.channel, missing=("contact_record",))
    day = day_of(at, on)
    perform(row, [acts.Confirmed(day)], by=by, at=at)
    row.evidence |= {"confirmed_on": day.isoformat(), "contact_record": contact_record.strip()}
    row.save(update_fields=("evidence",))
    tell_of_receipt(row, at=at)
    return row


@transaction.atomic
def renew_code(
    *,
    request: InformationRequest,
    proof: IdentityProof,
    reason: str,
    by: Officer,
    at: dt.datetime | None = None,
) -> Filed:
    """补发查询码, once the officer has seen who asks for it; the old code opens nothing more.

    Raises NotYours.
    """
    viewer_of(by).require(request.organ, *access.CODE_RENEWERS)
    row = locked(request)
    record(
        events.CODE_RENEWED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"proof": proof.value, "reason": reason.strip()},
    )
    return Filed(row, _renew_code(row))


def _known_by(key: uuid.UUID | None, organ: Organ | None = None) -> InformationRequest | None:
    if key is None:
        return None
    rows = InformationRequest.objects.filter(submission_key=key)
    return (rows if organ is None else rows.filter(organ=organ)).first()


def _arrival(channel: Channel, shown: Evidence, intake: Intake) -> tuple[Act, ...]:
    kind, case_type = intake.kind, intake.case_type
    waits = CHANNEL_RULES[channel].waits_for_confirmation
    if waits and shown.confirmed_on is None and shown.arrived_on is not None:
        return (acts.Arrived(shown.arrived_on, channel, kind, case_type),)
    found = receipt(channel, shown)
    day_of(None, found.received_on)
    if waits:
        return (
            acts.Arrived(found.cautious_on, channel, kind, case_type),
            acts.Confirmed(found.received_on),
        )
    return (acts.Registered(found.received_on, channel, kind, found.basis, case_type),)


def open_case(
    organ: Organ,
    intake: Intake,
    history: tuple[Act, ...],
    channel: Channel,
    *,
    by: Officer | None,
    at: dt.datetime | None,
    number: str = "",
    evidence: Evidence | None = None,
    service_point: str = "",
    key: uuid.UUID | None = None,
) -> InformationRequest:
    """The row, the sealed applicant and the acts of a case, inside the caller's transaction."""
    row = InformationRequest(
        number=number or request_number(organ, history[0].on),
        case_type=intake.case_type,
        organ=organ,
        channel=channel,
        service_point=service_point.strip(),
        applicant_kind=intake.kind,
        subject=intake.subject.strip(),
        wanted_form=intake.wanted_form,
        help_needed=intake.help_needed.strip(),
        evidence=_kept(evidence),
        submission_key=key,
    )
    case = fold(history, calendar(), policy())
    project(row, case)
    row.save()
    keep_periods([(row, case)])
    mark_subjects([row])
    _keep_applicant(row, intake)
    record_many(Deed(act.event, row.stream, by, organ, at, to_json(act)) for act in history)
    return row


def _kept(evidence: Evidence | None) -> dict[str, str]:
    if evidence is None:
        return {}
    return {name: str(value) for name, value in asdict(evidence).items() if value}


def _keep_applicant(row: InformationRequest, intake: Intake) -> None:
    identity = {
        name: getattr(intake, name)
        for name in (
            *("name", "document", "document_number", "phone", "email", "address"),
            *("agent_name", "agent_document", "agent_number"),
        )
    }
    known_by = intake.document_number.strip()
    Applicant.objects.create(
        request=row,
        sealed=vault.seal(identity),
        masked_name=masked_name(intake.name),
        masked_number=masked_number(known_by),
        masked_agent=masked_name(intake.agent_name),
        fingerprint=vault.fingerprint(known_by) if known_by else "",
        name_fingerprint=vault.fingerprint(intake.name) if intake.name.strip() else "",
    )


def _first_code(row: InformationRequest) -> str:
    code = _code()
    QueryCode.objects.create(request=row, digest=query_code_digest(row.number, code))
    return code


def _renew_code(row: InformationRequest) -> str:
    code = _code()
    digest = query_code_digest(row.number, code)
    QueryCode.objects.update_or_create(request=row, defaults={"digest": digest})
    return code


def _code() -> str:
    return "".join(secrets.choice(_CODE_ALPHABET) for _ in range(_CODE_LENGTH))
