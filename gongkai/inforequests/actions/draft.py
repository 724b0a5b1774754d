"""拟稿, 送审, 审核, 核对, 退回: a reply on its way to the signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.items import (
    DraftText,
    items_or_subject,
    keep,
    opened,
    require_version,
    text_of,
)
from gongkai.inforequests.models import InformationRequest, Remark, ReplyDraft
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.errors import MoveNotAllowed
from gongkai.inforequests.rules.foureyes import require_checker, require_comparer
from gongkai.inforequests.rules.items import outcomes_of, undecided
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.reply_errors import (
    DispatchMissing,
    ItemUndecided,
    NoDraft,
    ReturnWithoutReason,
)
from gongkai.inforequests.rules.states import STEPS_BEFORE_SIGNATURE, State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer

WAITING = (State.LEGAL_CHECK, State.APPROVAL)


@transaction.atomic
def draft_reply(
    *,
    request: InformationRequest,
    by: Officer,
    items: Sequence[ItemDecision] | None = None,
    text: DraftText | None = None,
    version: int | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ReplyDraft:
    """拟稿: keep items and text, and take the case to 拟稿 where its state leads there.

    While opinions are awaited the draft is only kept. What is None stays as it is. Raises NotYours,
    DraftLocked, DraftChanged, ItemsMiscounted, NotAnItemOutcome.
    """
    row, draft = opened(request, by, version)
    if ahead := _up_to_drafting(row, day_of(at, on)):
        perform(row, ahead, by=by, at=at)
    return keep(
        row,
        draft,
        items_or_subject(row) if items is None else items,
        text_of(draft) if text is None else text,
        by=by,
        at=at,
    )


def _up_to_drafting(row: InformationRequest, day: dt.date) -> list[Act]:
    ahead = STEPS_BEFORE_SIGNATURE.get(State(row.state), ())
    return [step(day) for step in ahead if step in (acts.Assigned, acts.Drafted)]


@transaction.atomic
def submit_draft(
    *,
    request: InformationRequest,
    by: Officer,
    version: int | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ReplyDraft:
    """送审核: from here on the draft stands still.

    Raises NotYours, NoDraft, DraftChanged, ItemUndecided, DispatchMissing, MoveNotAllowed.
    """
    row, draft = written(request, version)
    access.require(viewer_of(by), row.organ, acts.SubmittedForCheck)
    if not draft.dispatch:
        raise DispatchMissing
    if positions := undecided(queries.items_of(row)):
        raise ItemUndecided(positions=positions)
    perform(row, [acts.SubmittedForCheck(day_of(at, on))], by=by, at=at)
    return draft


@transaction.atomic
def check_draft(
    *,
    request: InformationRequest,
    by: Officer,
    version: int | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ReplyDraft:
    """合法性审核通过, on to the signatory.

    Raises NotYours, NoDraft, DraftChanged, MoveNotAllowed, CheckedByDrafter, LawyerNeeded.
    """
    row, draft = written(request, version)
    hands = queries.hands_of(row, draft)
    perform(row, [acts.Checked(day_of(at, on))], by=by, at=at)
    require_checker(hands, by.username, outcomes_of(queries.items_of(row)))
    return draft


@transaction.atomic
def compare_draft(
    *,
    request: InformationRequest,
    by: Officer,
    version: int | None = None,
    at: dt.datetime | None = None,
) -> ReplyDraft:
    """核对: a second person has read letter, request and enclosures against each other.

    It holds for this version only. Raises NotYours, NoDraft, DraftChanged, MoveNotAllowed,
    CheckedByDrafter.
    """
    row, draft = written(request, version)
    viewer_of(by).require(row.organ, *access.COMPARERS)
    if State(row.state) not in WAITING:
        raise MoveNotAllowed(act=events.DRAFT_COMPARED, state=row.state)
    require_comparer(queries.hands_of(row, draft), by.username)
    draft.compared_by, draft.compared_version = by, draft.version
    draft.save(update_fields=("compared_by", "compared_version"))
    record(
        events.DRAFT_COMPARED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"version": draft.version},
    )
    return draft


@transaction.atomic
def return_draft(
    *,
    request: InformationRequest,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Remark:
    """退回修改, by whoever checks or signs, also after a signature was refused.

    Raises NotYours, ReturnWithoutReason, MoveNotAllowed.
    """
    if not reason.strip():
        raise ReturnWithoutReason
    row = locked(request)
    perform(row, [acts.Returned(day_of(at, on))], by=by, at=at)
    return Remark.objects.create(
        request=row, text=reason.strip(), is_return=True, by=by, at=at or timezone.now()
    )


@transaction.atomic
def resume_handling(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """退回承办: more has to be found out before the draft can go on. It keeps its words.

    Raises NotYours, MoveNotAllowed.
    """
    row = locked(request)
    perform(row, [acts.Resumed(day_of(at, on))], by=by, at=at)
    return row


def written(
    request: InformationRequest, version: int | None
) -> tuple[InformationRequest, ReplyDraft]:
    row = locked(request)
    draft = queries.draft_of(row)
    if draft is None:
        raise NoDraft
    require_version(draft, version)
    return row, draft
