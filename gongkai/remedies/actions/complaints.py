"""投诉举报: received, looked into, answered (条例第47条、第51条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests.models import InformationRequest
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ
from gongkai.remedies import access, errors, events
from gongkai.remedies.models import Complaint
from gongkai.remedies.rules.complaints import Article, Finding, Measure, Way, reply_due
from gongkai.workdays.queries import calendar


@transaction.atomic
def receive_complaint(
    *,
    organ: Organ,
    article: Article,
    way: Way,
    content: str,
    received_on: dt.date,
    by: Officer,
    name: str = "",
    contact: str = "",
    request: InformationRequest | None = None,
    at: dt.datetime | None = None,
) -> Complaint:
    """登记投诉举报 about `organ`. Raises NotYours, NotYet, RequestOfAnother."""
    viewer_of(by).require(access.above(organ), *access.COMPLAINT_KEEPERS)
    if received_on > timezone.localdate():
        raise errors.NotYet(received_on)
    if request is not None and request.organ_id != organ.pk:
        raise errors.RequestOfAnother(request.number)
    row = Complaint.objects.create(
        organ=organ,
        request=request,
        article=article,
        way=way,
        sealed=vault.seal({"name": name.strip(), "contact": contact.strip()}),
        content=content.strip(),
        received_on=received_on,
        due_on=reply_due(received_on, calendar()).result,
    )
    data = {"article": article.value, "on": received_on.isoformat()} | (
        {"request": request.number} if request else {}
    )
    record(events.COMPLAINT_RECEIVED, stream=row.stream, by=by, organ=organ, at=at, data=data)
    return row


@transaction.atomic
def decide_complaint(
    *,
    complaint: Complaint,
    finding: Finding,
    found: str,
    measure: Measure,
    on: dt.date,
    by: Officer,
    at: dt.datetime | None = None,
) -> Complaint:
    """查结. Whatever is true in it calls for 督促整改 or 通报批评 (条例第47条).

    Raises NotYours, DecidedAlready, MeasureMissing, OutOfOrder, NotYet.
    """
    row = _locked(complaint, by)
    if row.decided_on is not None:
        raise errors.DecidedAlready(row.decided_on)
    if finding.calls_for_measures and measure is Measure.NONE:
        raise errors.MeasureMissing
    _in_order(row.received_on, on)
    row.finding, row.found, row.measure, row.decided_on = finding, found.strip(), measure, on
    row.save(update_fields=("finding", "found", "measure", "decided_on"))
    data = {"finding": finding.value, "measure": measure.value, "on": on.isoformat()}
    record(events.COMPLAINT_DECIDED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return row


@transaction.atomic
def reply_to_complaint(
    *, complaint: Complaint, on: dt.date, way: str, by: Officer, at: dt.datetime | None = None
) -> Complaint:
    """答复投诉举报人. Raises NotYours, NotDecided, RepliedAlready, OutOfOrder, NotYet."""
    row = _locked(complaint, by)
    if row.decided_on is None:
        raise errors.NotDecided
    if row.replied_on is not None:
        raise errors.RepliedAlready(row.replied_on)
    _in_order(row.decided_on, on)
    row.replied_on, row.reply_way = on, way.strip()
    row.save(update_fields=("replied_on", "reply_way"))
    data = {"on": on.isoformat()}
    record(events.COMPLAINT_REPLIED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return row


@transaction.atomic
def open_complainant(*, complaint: Complaint, by: Officer) -> dict[str, str]:
    """查看投诉人: name and contact, recorded before it is granted. Raises NotYours."""
    viewer_of(by).require(access.above(complaint.organ), *access.COMPLAINT_KEEPERS)
    record(events.COMPLAINANT_VIEWED, stream=complaint.stream, by=by, organ=complaint.organ)
    return vault.unseal(complaint.sealed)


def _locked(complaint: Complaint, by: Officer) -> Complaint:
    row = Complaint.objects.select_for_update(of=("self",), no_key=True)
    row = row.select_related("organ").get(pk=complaint.pk)
    viewer_of(by).require(access.above(row.organ), *access.COMPLAINT_KEEPERS)
    return row


def _in_order(earlier: dt.date, later: dt.date) -> None:
    if later > timezone.localdate():
        raise errors.NotYet(later)
    if later < earlier:
        raise errors.OutOfOrder(earlier, later)
