"""撤回签发: a reply that was signed and has not left is taken back, and signed anew or not."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access
from gongkai.inforequests.actions.casework import day_of, lock_together, locked, perform
from gongkai.inforequests.models import Delivery, GroupRun, InformationRequest, Letter
from gongkai.inforequests.queries.service import reply_in_force
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.service_errors import (
    NothingToRecall,
    RecallWithoutReason,
    ReplyHasLeft,
)
from gongkai.inforequests.rules.states import State
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def recall_reply(
    *,
    request: InformationRequest,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """撤回签发 with what was answered together with it.

    The letters stay on record with their numbers, which are not given out again; the period runs
    on as if nothing had been signed. Raises NotYours, RecallWithoutReason, NothingToRecall,
    ReplyHasLeft, MoveNotAllowed; then nothing has happened.
    """
    lock_together(request)
    row = locked(request)
    access.require(viewer_of(by), row.organ, acts.ReplyRecalled)
    if not reason.strip():
        raise RecallWithoutReason()
    day = day_of(at, on)
    letter = _take_back(row, reason, day, by, at)
    # Whoever was answered with it, as far as that has come; the rest is not answered any more.
    GroupRun.objects.filter(letter=letter, finished_at=None).update(finished_at=timezone.now())
    for joined in row.joined.filter(state=State.DISPATCHED).select_related("organ"):
        _take_back(joined, reason, day, by, at)
    return row


def _take_back(
    row: InformationRequest, reason: str, day: dt.date, by: Officer, at: dt.datetime | None
) -> Letter:
    letter = reply_in_force(row)
    if letter is None:
        raise NothingToRecall()
    sent = Delivery.objects.filter(letter=letter).order_by("attempt").first()
    if sent is not None:
        raise ReplyHasLeft(on=sent.sent_on)
    perform(row, [acts.ReplyRecalled(day)], by=by, at=at)
    letter.recalled_at, letter.recall_reason = at or timezone.now(), reason.strip()
    letter.save(update_fields=("recalled_at", "recall_reason"))
    return letter
