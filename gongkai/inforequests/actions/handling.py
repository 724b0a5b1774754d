"""转办: departments search and give their opinions; one of them leads.

The lead is the handler of the case. What a department is asked and answers stands in `Handling`;
the ledger only says that it was asked and that it answered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.models import Handling, InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import (
    HandlingDuePast,
    HandlingOver,
    LeadNeeded,
    PostUnfit,
)
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.turns import HANDLED
from gongkai.ledger.actions import Deed, record_many
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Post


@transaction.atomic
def hand_over(
    *,
    request: InformationRequest,
    by: Officer,
    post: Post | None = None,
    posts: Sequence[Post] = (),
    lead: Post | None = None,
    task: str = "",
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """转办 to `posts` under `lead`; `post` alone is a department that leads itself.

    Departments of an earlier round are recalled. Without any post the case stays with whoever has
    it. Raises NotYours, PostUnfit, LeadNeeded, HandlingDuePast and what the rules refuse.
    """
    row = locked(request)
    lead = lead or post
    asked = tuple(dict.fromkeys((*posts, *((lead,) if lead else ()))))
    if asked and lead is None:
        raise LeadNeeded
    _require_fit(row, asked)
    perform(row, [acts.HandedOver(day_of(at), str(lead.pk) if lead else "")], by=by, at=at)
    if lead is None:
        return row
    row.handlings.filter(ended_at__isnull=True).update(ended_at=at or timezone.now())
    _ask(row, asked, lead, task, due_on, by, at)
    row.handler = lead
    row.save(update_fields=("handler",))
    return row


@transaction.atomic
def add_department(
    *,
    request: InformationRequest,
    post: Post,
    by: Officer,
    task: str = "",
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Handling:
    """增加承办部门. Raises NotYours, PostUnfit, HandlingOver where the case is no longer handled
    or the post is asked already, HandlingDuePast."""
    row = locked(request)
    _require_arranger(row, by)
    if State(row.state) not in HANDLED or _open(row).filter(post=post).exists():
        raise HandlingOver(post=str(post))
    _require_fit(row, (post,))
    return _ask(row, (post,), None, task, due_on, by, at)[0]


@transaction.atomic
def recall_department(
    *, handling: Handling, by: Officer, at: dt.datetime | None = None
) -> Handling:
    """收回: the department no longer sees the case. Raises NotYours, HandlingOver, LeadNeeded for
    the department that leads."""
    row = locked(handling.request)
    _require_arranger(row, by)
    found = _running(row, handling)
    if found.is_lead:
        raise LeadNeeded
    found.ended_at = at or timezone.now()
    found.save(update_fields=("ended_at",))
    _record(row, events.HANDLING_RECALLED, [found], by, at)
    return found


@transaction.atomic
def let_lead(*, handling: Handling, by: Officer, at: dt.datetime | None = None) -> Handling:
    """改由牵头: another of the departments becomes the handler. Raises NotYours, HandlingOver."""
    row = locked(handling.request)
    _require_arranger(row, by)
    found = _running(row, handling)
    _open(row).filter(is_lead=True).update(is_lead=False)
    found.is_lead = True
    found.save(update_fields=("is_lead",))
    row.handler = found.post
    row.save(update_fields=("handler",))
    _record(row, events.HANDLING_LED, [found], by, at)
    return found


@transaction.atomic
def answer_handling(
    *, handling: Handling, opinion: str, by: Officer, at: dt.datetime | None = None
) -> Handling:
    """反馈办理意见, by whoever holds the post; it may be put better while the case is handled.

    Raises NotYours, HandlingOver once recalled or when the case has gone on.
    """
    row = locked(handling.request)
    access.require_holder(viewer_of(by), handling.post)
    found = _running(row, handling)
    found.opinion, found.answered_by, found.answered_at = opinion.strip(), by, at or timezone.now()
    found.save(update_fields=("opinion", "answered_by", "answered_at"))
    _record(row, events.HANDLING_ANSWERED, [found], by, at)
    return found


def _open(row: InformationRequest) -> QuerySet[Handling]:
    return row.handlings.filter(ended_at__isnull=True)


def _running(row: InformationRequest, handling: Handling) -> Handling:
    """The department's part as it stands under the lock. Raises HandlingOver."""
    found = _open(row).select_related("post__organ").filter(pk=handling.pk).first()
    if found is None or State(row.state) not in HANDLED:
        raise HandlingOver(post=str(handling.post))
    return found


def _require_arranger(row: InformationRequest, by: Officer) -> None:
    access.require(viewer_of(by), row.organ, acts.HandedOver)


def _require_fit(row: InformationRequest, posts: Iterable[Post]) -> None:
    fit = set(queries.departments_for(row).values_list("pk", flat=True)) if posts else set()
    for post in posts:
        if post.pk not in fit:
            raise PostUnfit(post=str(post), organ=row.organ.short_name)


def _ask(
    row: InformationRequest,
    posts: Sequence[Post],
    lead: Post | None,
    task: str,
    due_on: dt.date | None,
    by: Officer,
    at: dt.datetime | None,
) -> list[Handling]:
    moment = at or timezone.now()
    asked_on = timezone.localdate(moment)
    if due_on is not None and due_on < asked_on:
        raise HandlingDuePast(on=due_on, today=asked_on)
    asked = Handling.objects.bulk_create(
        Handling(
            request=row,
            post=post,
            is_lead=post == lead,
            task=task.strip(),
            due_on=due_on,
            asked_by=by,
            asked_at=moment,
        )
        for post in posts
    )
    # That the lead was asked is the act itself.
    _record(row, events.HANDLING_ASKED, [each for each in asked if not each.is_lead], by, at)
    return asked


def _record(
    row: InformationRequest,
    event: str,
    handlings: Iterable[Handling],
    by: Officer,
    at: dt.datetime | None,
) -> None:
    record_many(
        Deed(event, row.stream, by, row.organ, at, {"post": str(each.post_id)})
        for each in handlings
    )
