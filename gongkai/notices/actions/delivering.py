"""发送: whatever is due goes out, in its order, each notice by one deliverer only.

A notice is claimed in a transaction of its own before it is handed over. Whoever dies between
handing over and noting the answer leaves it 正在发送; after `LOST_AFTER` it stands 是否发出不明
until a person decides, neither forgotten nor sent twice.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from dataclasses import dataclass, replace

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai import vault
from gongkai.ledger.actions import record
from gongkai.notices import events, queries
from gongkai.notices.gateways import Gateway, Message, Outcome, gateway
from gongkai.notices.models import Notice, NoticeAttempt
from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.sending import SendingPolicy, Tried, what_next
from gongkai.notices.rules.states import WAITING, Answer, State

logger = logging.getLogger(__name__)

LOST_AFTER = dt.timedelta(minutes=15)
_RECORDED = {
    State.SENT: events.SENT,
    State.UNCERTAIN: events.UNCERTAIN,
    State.GIVEN_UP: events.GIVEN_UP,
}


@dataclass(slots=True)
class Delivered:
    """One round over all channels: tries that went well, tries that did not, and doubts found."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0


def deliver(now: dt.datetime | None = None) -> Delivered:
    """Send what is due, each channel within its pace and outside its quiet hours.

    A gateway found out of order is left alone until the notice that met it is due again; then the
    oldest goes first. Any number of deliverers may run at once.
    """
    told = Delivered()
    for channel in Channel:
        told.uncertain += _find_lost(channel, now or timezone.now())
        _deliver(channel, now, told)
    return told


def _deliver(channel: Channel, now: dt.datetime | None, told: Delivered) -> None:
    policy = queries.policy()
    keys = queries.due(channel, now or timezone.now(), policy)
    if not keys:
        return
    way = gateway(channel)
    for key in keys:
        row = _claim(key, now or timezone.now())
        if row is None:
            continue
        outcome = _send(way, row)
        if _settle(row, outcome, now or timezone.now(), way, policy).state == State.SENT:
            told.sent += 1
        else:
            told.failed += 1
        if outcome.answer in (Answer.UNREACHABLE, Answer.UNCLEAR):
            return


@transaction.atomic
def _claim(key: int, now: dt.datetime) -> Notice | None:
    """The notice, marked as being sent; None when somebody else was faster."""
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",))
    row = (
        rows.select_related("organ")
        .filter(pk=key, state__in=sorted(WAITING), next_try_at__lte=now)
        .first()
    )
    if row is None:
        return None
    row.state, row.claimed_at, row.attempts = State.SENDING, now, row.attempts + 1
    row.holds_up = False
    row.save(update_fields=("state", "claimed_at", "attempts", "holds_up"))
    return row


def _send(way: Gateway, row: Notice) -> Outcome:
    if row.organ.demonstration:
        # The people of a demonstration are made up, their addresses may be somebody's.
        return Outcome(Answer.TAKEN, told=_("演示机构，没有真的发出。"))
    try:
        sealed = vault.unseal(row.sealed)
    except InvalidToken:
        return Outcome(Answer.REFUSED, told="InvalidToken")
    try:
        outcome = way.send(Message(str(row.key), sealed["to"], row.subject, sealed["text"]))
    except Exception as error:
        # A vendor's class that breaks its promise must not stop the others. What the error says
        # may hold the recipient, where it was raised does not.
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error("the gateway of notice %s failed: %s\n%s", row.key, type(error), where)
        return Outcome(Answer.UNCLEAR, told=type(error).__name__)
    # Nor must a gateway that answers with the recipient show it to whoever reads the list.
    return replace(outcome, told=outcome.told.replace(sealed["to"], row.masked_to))


@transaction.atomic
def _settle(
    claimed: Notice, outcome: Outcome, now: dt.datetime, way: Gateway, policy: SendingPolicy
) -> Notice:
    row = Notice.objects.select_for_update(of=("self",)).select_related("organ").get(pk=claimed.pk)
    is_failure = outcome.answer is not Answer.TAKEN
    in_a_row = max(row.attempts, queries.failures_in_a_row(row.channel) + 1) if is_failure else 0
    NoticeAttempt.objects.create(notice=row, tried_at=now, answer=outcome.answer, told=outcome.told)
    if row.claimed_at != claimed.claimed_at or row.state not in (State.SENDING, State.UNCERTAIN):
        return row  # An answer that late finds it settled by a person, or tried again.
    since = row.failing_since or now
    tried = Tried(outcome.answer, now, in_a_row, since, way.knows_repeats, outcome.retry_after)
    then = what_next(tried, policy)
    row.state, row.next_try_at, row.holds_up = then.state, then.next_try_at, then.holds_up
    row.failing_since = since if is_failure else None
    row.last_error = outcome.told if is_failure else ""
    if then.state is State.SENT:
        row.sent_at, row.gateway_id = now, outcome.gateway_id
    row.save()
    _record(row, now)
    return row


def _record(row: Notice, now: dt.datetime) -> None:
    if event := _RECORDED.get(State(row.state)):
        data = {"channel": row.channel, "about": row.about, "attempts": row.attempts}
        record(event, stream=row.stream, organ=row.organ, at=now, data=data)


@transaction.atomic
def _find_lost(channel: Channel, now: dt.datetime) -> int:
    """Put what has been 正在发送 for too long before a person."""
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",)).select_related("organ")
    lost = rows.filter(
        channel=channel, state=State.SENDING, claimed_at__lt=now - LOST_AFTER
    ).order_by("pk")
    found = list(lost)
    for row in found:
        row.state, row.failing_since = State.UNCERTAIN, row.failing_since or now
        row.save(update_fields=("state", "failing_since"))
        _record(row, now)
    return len(found)
