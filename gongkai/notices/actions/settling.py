"""处置: what a person does about a notice that does not go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.ledger.actions import record
from gongkai.notices import access, events
from gongkai.notices.models import Notice
from gongkai.notices.rules.errors import NotWaiting, ReasonMissing
from gongkai.notices.rules.states import CALLED_OFF, RETRIED, State
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def retry(
    *, notice: Notice, by: Officer | None, reason: str = "", at: dt.datetime | None = None
) -> Notice:
    """重发: due at once, and the gateway with it. Where it is doubtful whether it was sent, only
    with a reason: the recipient may get it twice. Raises NotYours, NotWaiting, ReasonMissing."""
    held_up = Q(channel=notice.channel, holds_up=True)
    # All at once and in one order, or two who try again wait for each other.
    each = Notice.objects.select_for_update().filter(held_up | Q(pk=notice.pk)).order_by("pk")
    list(each.values_list("pk", flat=True))
    row = _held(notice, by, RETRIED)
    if row.state == State.UNCERTAIN:
        _require(reason)
    now = at or timezone.now()
    Notice.objects.filter(held_up).update(holds_up=False)
    row.state, row.next_try_at = State.QUEUED, now
    row.holds_up, row.failing_since = False, None
    return _settled(row, events.RETRIED, by, reason, now)


@transaction.atomic
def cancel(
    *, notice: Notice, by: Officer | None, reason: str, at: dt.datetime | None = None
) -> Notice:
    """撤销: not sent any more. Raises NotYours, NotWaiting, ReasonMissing."""
    row = _held(notice, by, CALLED_OFF)
    _require(reason)
    row.state, row.next_try_at, row.holds_up = State.CANCELLED, None, False
    return _settled(row, events.CANCELLED, by, reason, at or timezone.now())


@transaction.atomic
def confirm(
    *, notice: Notice, by: Officer | None, reason: str, at: dt.datetime | None = None
) -> Notice:
    """认定已发出, of what was in doubt; `reason` says how one knows. Raises NotYours, NotWaiting,
    ReasonMissing."""
    row = _held(notice, by, {State.UNCERTAIN})
    _require(reason)
    row.state, row.sent_at = State.SENT, row.claimed_at or row.queued_at
    row.next_try_at, row.holds_up = None, False
    return _settled(row, events.CONFIRMED, by, reason, at or timezone.now())


def _held(notice: Notice, by: Officer | None, states: Collection[State]) -> Notice:
    """The row, locked. Nobody is named only on the command line of the machine itself."""
    if by is not None:
        viewer_of(by).require(notice.organ, *access.KEEPERS)
    row = Notice.objects.select_for_update(of=("self",)).select_related("organ").get(pk=notice.pk)
    if row.state not in states:
        raise NotWaiting(state=row.state)
    return row


def _require(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing


def _settled(row: Notice, event: str, by: Officer | None, reason: str, now: dt.datetime) -> Notice:
    row.settled_by, row.settled_at, row.reason = by, now, reason.strip()
    row.save()
    data = {"channel": row.channel, "about": row.about, "state": row.state}
    record(event, stream=row.stream, by=by, organ=row.organ, at=now, data=data)
    return row
