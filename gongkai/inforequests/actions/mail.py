"""收件邮箱: messages are kept first, then looked at, then registered or set aside."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from email.utils import getaddresses

from django.conf import settings
from django.db import DataError, IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai import vault
from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import access, events, filestore
from gongkai.inforequests.actions.files import claim_file, hold_file
from gongkai.inforequests.actions.intake import Filed, Intake, register
from gongkai.inforequests.mailboxes import (
    Arrived,
    Mailbox,
    MailboxUnreachable,
    MailNotKept,
    configured,
    fetch,
)
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

SAME_WITHIN = dt.timedelta(days=3)
"""How far apart messages of one content count as copies of one [设计]."""


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
    """收存邮件; None for one that is here already. A doubtful one is put aside with its reasons.

    Whatever a message is made of, it is kept: one that cannot even be described is kept raw.
    """
    digest = hashlib.sha256(raw).hexdigest()
    if IncomingMail.objects.filter(organ=organ, digest=digest).exists():
        return None
    message = _read(raw, arrived_at) if is_whole else MailMessage(fault=MailFault.TOO_BIG)
    place = filestore.put(raw)
    try:
        with transaction.atomic():
            return _kept(organ, digest, place, message, arrived_at, len(raw))
    except IntegrityError:
        # Fetched by two workers at the same moment: the other one was first.
        filestore.drop(place)
        return None
    except (ValueError, DataError):
        # Something in it that no column takes. It must not block what comes after it.
        with transaction.atomic():
            blank = MailMessage(fault=MailFault.UNREADABLE, signs=(MailFault.UNREADABLE,))
            return _kept(organ, digest, place, blank, arrived_at, len(raw))


def _read(raw: bytes, arrived_at: dt.datetime) -> MailMessage:
    return read_mail(raw, own=own_addresses(), arrived_on=timezone.localdate(arrived_at))


def own_addresses() -> frozenset[str]:
    """What this installation sends from: a report about such a message is 退信 of a notice."""
    found = (settings.DEFAULT_FROM_EMAIL, *(box.user for box in configured()))
    pairs = (address.lower() for _, address in getaddresses(list(found)))
    return frozenset(address for address in pairs if "@" in address)


@dataclass(slots=True)
class Round:
    """One fetch of one mailbox: how many messages were new, and how many of them put aside."""

    organ: str
    kept: int = 0
    quarantined: int = 0
    skipped: int = 0
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
        told.skipped = fetch(box, keep).skipped
    except MailboxUnreachable as error:
        told.fault = f"邮箱服务器没有应答或者不让登录：{error}"
    except MailNotKept as error:
        told.fault = f"邮件收不下来，仍留在邮箱里：{error}"
    return told


def _kept(
    organ: Organ,
    digest: str,
    place: str,
    message: MailMessage,
    arrived_at: dt.datetime,
    size: int,
) -> IncomingMail:
    now = timezone.now()
    sealed = {
        "name": message.sender_name,
        "address": message.sender_address,
        "subject": message.subject,
        "text": message.text,
    }
    marks = _marks(message)
    twin = _twin(marks, arrived_at)
    fault, signs = message.fault, message.signs or tuple(filter(None, (message.fault,)))
    if twin is not None:
        signs = (*signs, MailFault.DUPLICATE)
        # The same letter to another organ is an application to that organ.
        fault = fault or (MailFault.DUPLICATE if twin.organ_id == organ.pk else None)
    row = IncomingMail.objects.create(
        organ=organ,
        digest=digest,
        arrived_at=min(arrived_at, now),
        fetched_at=now,
        masked_sender=masked_name(message.sender_name or message.sender_address)[:120],
        sealed=vault.seal(sealed),
        place=place,
        size=size,
        domain=message.sender_address.lower().rpartition("@")[2][:100],
        signals=[each.value for each in signs],
        copy_of=twin,
        state=MailState.QUARANTINED if fault else MailState.WAITING,
        fault=fault or "",
        **marks,
    )
    record(
        events.MAIL_KEPT,
        stream=row.stream,
        organ=organ,
        at=row.arrived_at,
        data={"sha256": digest, "fault": row.fault},
    )
    return row


def _marks(message: MailMessage) -> dict[str, str]:
    """By what a message is known again: keyed digests, empty where there is nothing to know."""
    hung = "".join(hashlib.sha256(each.content).hexdigest() for each in message.attachments)
    says = message.text or hung
    content = "\x1f".join((message.sender_address.lower(), message.subject, message.text, hung))
    told = {
        "sender_mark": message.sender_address.lower(),
        "message_mark": message.message_id,
        "content_mark": content if says else "",
    }
    return {name: vault.fingerprint(text) if text else "" for name, text in told.items()}


def _twin(marks: dict[str, str], arrived_at: dt.datetime) -> IncomingMail | None:
    """The first copy of the message in any box: by its Message-ID, or by what it says within
    `SAME_WITHIN`; somebody who asks again months later asks anew."""
    near = (arrived_at - SAME_WITHIN, arrived_at + SAME_WITHIN)
    known = Q(pk__in=())
    if marks["message_mark"]:
        known |= Q(message_mark=marks["message_mark"])
    if marks["content_mark"]:
        known |= Q(content_mark=marks["content_mark"], arrived_at__range=near)
    return IncomingMail.objects.filter(known).order_by("pk").first()


@transaction.atomic
def open_mail(*, mail: IncomingMail, by: Officer) -> OpenedMail:
    """打开邮件: a look at an identity, recorded before it is granted.

    Raises NotYours, SealedFileLost.
    """
    viewer_of(by).require(mail.organ, *access.IDENTITY_READERS)
    record(events.MAIL_OPENED, stream=mail.stream, by=by, organ=mail.organ)
    kept = vault.unseal(mail.sealed)
    raw = filestore.opened(mail.place) if mail.place else b""
    return OpenedMail(kept["name"], kept["address"], kept["subject"], kept["text"], raw)


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


@transaction.atomic
def dismiss_mails(*, mails: QuerySet[IncomingMail], reason: str, by: Officer) -> tuple[int, int]:
    """多封一并归入“不是申请”, with one reason; how many, and how many were settled meanwhile."""
    return _each(mails, lambda row: dismiss_mail(mail=row, reason=reason, by=by))


@transaction.atomic
def take_up_mails(*, mails: QuerySet[IncomingMail], by: Officer) -> tuple[int, int]:
    """多封一并放回待处理; how many, and how many were settled meanwhile."""
    return _each(mails, lambda row: take_up_mail(mail=row, by=by))


def _each(mails: QuerySet[IncomingMail], deed: Callable[[IncomingMail], object]) -> tuple[int, int]:
    done = passed_over = 0
    for row in mails:
        try:
            deed(row)
        except MailAlreadyHandled:
            passed_over += 1
        else:
            done += 1
    return done, passed_over


def clear_mails(*, days: int, by: Officer | None = None) -> int:
    """清除 messages that were dismissed more than `days` days ago; how many.

    What is left is the row: when it came, its digest, who dismissed it and why. Each is recorded.
    """
    before = timezone.now() - dt.timedelta(days=days)
    count = 0
    while keys := list(_cleared(before).values_list("pk", flat=True)[:CLEARED_AT_ONCE]):
        places = []
        with transaction.atomic():
            for row in _cleared(before).filter(pk__in=keys).select_for_update(of=("self",)):
                places.append(row.place)
                row.place, row.sealed, row.removed_at = "", vault.seal(_NOTHING), timezone.now()
                row.save(update_fields=("place", "sealed", "removed_at"))
                record(events.MAIL_CLEARED, stream=row.stream, by=by, organ=row.organ)
        for place in places:
            filestore.drop(place)
        count += len(places)
    return count


CLEARED_AT_ONCE = 200
_NOTHING = {"name": "", "address": "", "subject": "", "text": ""}


def _cleared(before: dt.datetime) -> QuerySet[IncomingMail]:
    rows = IncomingMail.objects.filter(
        state=MailState.DISMISSED, handled_at__lt=before, removed_at__isnull=True
    )
    return rows.select_related("organ").order_by("pk")


def _locked(mail: IncomingMail) -> IncomingMail:
    rows = IncomingMail.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("organ").get(pk=mail.pk)
    if row.state == MailState.REGISTERED or row.removed_at is not None:
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
