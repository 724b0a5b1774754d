"""收件邮箱: messages are kept first, then looked at, then registered or set aside."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai import vault
from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import access, events, filestore
from gongkai.inforequests.actions.files import claim_file, hold_file
from gongkai.inforequests.actions.intake import Filed, Intake, register
from gongkai.inforequests.mailboxes import Arrived, Mailbox, MailboxUnreachable, MailNotKept, fetch
from gongkai.inforequests.models import IncomingMail, InformationRequest
from gongkai.inforequests.models.contact import MailState
from gongkai.inforequests.rules.applicants import masked_name
from gongkai.inforequests.rules.channels import Channel, Evidence
from gongkai.inforequests.rules.errors import MailAlreadyHandled
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.mail import MailFault, MailMessage, read_mail
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ


@dataclass(frozen=True, slots=True)
class OpenedMail:
    """邮件 uncovered, for whoever may see who sent it."""

    sender_name: str
    sender_address: str
    subject: str
    text: str
    raw: bytes


def keep_mail(
    *, organ: Organ, raw: bytes, arrived_at: dt.datetime, is_whole: bool = True
) -> IncomingMail | None:
    """收存邮件; None for one that is here already. A doubtful one is put aside with its reason."""
    digest = hashlib.sha256(raw).hexdigest()
    if IncomingMail.objects.filter(organ=organ, digest=digest).exists():
        return None
    message = read_mail(raw) if is_whole else MailMessage(fault=MailFault.TOO_BIG)
    place = filestore.put(raw)
    try:
        with transaction.atomic():
            return _kept(organ, digest, place, message, arrived_at)
    except IntegrityError:
        # Fetched by two workers at the same moment: the other one was first.
        filestore.drop(place)
        return None


@dataclass(slots=True)
class Round:
    """One fetch of one mailbox: how many messages were new, and how many of them put aside."""

    organ: str
    kept: int = 0
    quarantined: int = 0
    fault: str = ""

    def as_json(self) -> dict[str, object]:
        """For the command line."""
        return asdict(self)


def fetch_mail(box: Mailbox) -> Round:
    """收取一个邮箱的邮件. A server that fails is told in `fault`; nothing it holds is lost."""
    told = Round(box.organ)
    organ = Organ.objects.filter(code=box.organ).first()
    if organ is None:
        told.fault = f"没有代码为“{box.organ}”的机构"
        return told

    def keep(arrived: Arrived) -> None:
        row = keep_mail(
            organ=organ,
            raw=arrived.raw,
            arrived_at=arrived.arrived_at,
            is_whole=arrived.is_whole,
        )
        if row is not None:
            told.kept += 1
            told.quarantined += row.state == MailState.QUARANTINED

    try:
        fetch(box, keep)
    except MailboxUnreachable as error:
        told.fault = f"邮箱服务器没有应答或者不让登录：{error}"
    except MailNotKept as error:
        told.fault = f"邮件收不下来，仍留在邮箱里：{error}"
    return told


def _kept(
    organ: Organ, digest: str, place: str, message: MailMessage, arrived_at: dt.datetime
) -> IncomingMail:
    now = timezone.now()
    sealed = {
        "name": message.sender_name,
        "address": message.sender_address,
        "subject": message.subject,
        "text": message.text,
    }
    row = IncomingMail.objects.create(
        organ=organ,
        digest=digest,
        arrived_at=min(arrived_at, now),
        fetched_at=now,
        masked_sender=masked_name(message.sender_name or message.sender_address),
        sealed=vault.seal(sealed),
        place=place,
        state=MailState.QUARANTINED if message.fault else MailState.WAITING,
        fault=message.fault or "",
    )
    record(
        events.MAIL_KEPT,
        stream=row.stream,
        organ=organ,
        at=row.arrived_at,
        data={"sha256": digest, "fault": row.fault},
    )
    return row


@transaction.atomic
def open_mail(*, mail: IncomingMail, by: Officer) -> OpenedMail:
    """打开邮件: a look at an identity, recorded before it is granted.

    Raises NotYours, SealedFileLost.
    """
    viewer_of(by).require(mail.organ, *access.IDENTITY_READERS)
    record(events.MAIL_OPENED, stream=mail.stream, by=by, organ=mail.organ)
    kept = vault.unseal(mail.sealed)
    return OpenedMail(
        kept["name"], kept["address"], kept["subject"], kept["text"], filestore.opened(mail.place)
    )


@transaction.atomic
def register_mail(
    *, mail: IncomingMail, intake: Intake, evidence: Evidence, by: Officer
) -> tuple[Filed, list[str]]:
    """登记为申请: message and attachments become files of the case.

    Returns with it the names of attachments that were not taken over because of what they hold;
    they stay inside the message. Raises NotYours, MailAlreadyHandled and what `register` raises.
    """
    row = _locked(mail)
    filed = register(
        organ=row.organ, channel=Channel.EMAIL, intake=intake, evidence=evidence, by=by
    )
    raw = filestore.opened(row.place)
    refused = _take_over(filed.request, raw, by)
    _settle(row, MailState.REGISTERED, by, request=filed.request)
    record(
        events.MAIL_REGISTERED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        data={"request": filed.request.number},
    )
    return filed, refused


def _take_over(request: InformationRequest, raw: bytes, by: Officer) -> list[str]:
    refused = []
    for attachment in read_mail(raw).attachments:
        try:
            waiting = hold_file(
                kind=FileKind.APPLICATION, content=attachment.content, name=attachment.name
            )
        except UploadRefused:
            refused.append(attachment.name)
        else:
            claim_file(request=request, waiting=waiting, by=by)
    return refused


@transaction.atomic
def dismiss_mail(*, mail: IncomingMail, reason: str, by: Officer) -> IncomingMail:
    """不是申请. The message stays here and can be taken up again. Raises NotYours."""
    row = _locked(mail)
    viewer_of(by).require(row.organ, *access.IDENTITY_READERS)
    _settle(row, MailState.DISMISSED, by, reason=reason.strip())
    record(events.MAIL_DISMISSED, stream=row.stream, by=by, organ=row.organ)
    return row


@transaction.atomic
def take_up_mail(*, mail: IncomingMail, by: Officer) -> IncomingMail:
    """放回待处理: dismissed by mistake, or put aside without need. Raises NotYours."""
    row = _locked(mail)
    viewer_of(by).require(row.organ, *access.IDENTITY_READERS)
    row.state, row.handled_by, row.handled_at, row.reason = MailState.WAITING, None, None, ""
    row.save(update_fields=("state", "handled_by", "handled_at", "reason"))
    record(events.MAIL_TAKEN_UP, stream=row.stream, by=by, organ=row.organ)
    return row


def _locked(mail: IncomingMail) -> IncomingMail:
    rows = IncomingMail.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("organ").get(pk=mail.pk)
    if row.state == MailState.REGISTERED:
        raise MailAlreadyHandled()
    return row


def _settle(
    row: IncomingMail,
    state: MailState,
    by: Officer,
    request: InformationRequest | None = None,
    reason: str = "",
) -> None:
    row.state, row.handled_by, row.handled_at = state, by, timezone.now()
    row.request, row.reason = request, reason
    row.save(update_fields=("state", "handled_by", "handled_at", "request", "reason"))
