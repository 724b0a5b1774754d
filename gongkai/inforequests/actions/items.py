"""申请事项 and 答复稿: written together, version by version, so that nobody writes over another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import locked
from gongkai.inforequests.models import CaseType, InformationRequest, ReplyDraft, RequestItem
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.items import Items, arranged
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.reply_errors import DraftChanged, DraftLocked
from gongkai.inforequests.rules.states import EDITABLE, State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@dataclass(frozen=True, slots=True)
class DraftText:
    """What the reply says beside its items."""

    opening: str = ""
    enclosures: str = ""
    dispatch: str = ""


@transaction.atomic
def set_items(
    *,
    request: InformationRequest,
    items: Sequence[ItemDecision],
    by: Officer,
    version: int | None = None,
    at: dt.datetime | None = None,
) -> ReplyDraft:
    """写定申请事项: the whole list, in this order, decided or not.

    `version` is the one the officer saw, 0 where there was none; None asks for no comparison.
    Raises NotYours, DraftLocked, DraftChanged, ItemsMiscounted, NotAnItemOutcome.
    """
    row, draft = opened(request, by, version)
    return keep(row, draft, items, text_of(draft), by=by, at=at)


def opened(
    request: InformationRequest, by: Officer, version: int | None
) -> tuple[InformationRequest, ReplyDraft | None]:
    """The case, locked, and its draft, where this officer may write on this version of it.

    Raises NotYours, DraftLocked, DraftChanged.
    """
    row = locked(request)
    access.require(viewer_of(by), row.organ, acts.Drafted)
    if State(row.state) not in EDITABLE:
        raise DraftLocked(state=row.state)
    draft = queries.draft_of(row)
    require_version(draft, version)
    return row, draft


def require_version(draft: ReplyDraft | None, version: int | None) -> None:
    """Raise DraftChanged where the draft is no longer the one that was seen."""
    now = draft.version if draft else 0
    if version is not None and version != now:
        raise DraftChanged(version=now, by=draft.edited_by.get_full_name() if draft else "")


def text_of(draft: ReplyDraft | None) -> DraftText:
    """The words beside the items, blank before the first drafting."""
    return DraftText(draft.opening, draft.enclosures, draft.dispatch) if draft else DraftText()


def items_or_subject(row: InformationRequest) -> Items:
    """The items; before the first drafting the one that the application itself makes."""
    return queries.items_of(row) or (ItemDecision(1, row.subject),)


def keep(
    row: InformationRequest,
    draft: ReplyDraft | None,
    items: Sequence[ItemDecision],
    text: DraftText,
    *,
    by: Officer,
    at: dt.datetime | None = None,
) -> ReplyDraft:
    """Store a new version; what changes nothing makes none."""
    wanted = arranged(items, is_record_correction=row.case_type == CaseType.RECORD_CORRECTION)
    before = queries.items_of(row)
    if draft is not None and (before, text_of(draft)) == (wanted, text):
        return draft
    if before != wanted:
        row.items.all().delete()
        RequestItem.objects.bulk_create(queries.rows_for(row, wanted))
    draft = draft or ReplyDraft(request=row, version=0)
    draft.version += 1
    draft.opening, draft.enclosures, draft.dispatch = text.opening, text.enclosures, text.dispatch
    draft.edited_by, draft.edited_at = by, at or timezone.now()
    draft.save()
    record(
        events.DRAFT_CHANGED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"version": draft.version},
    )
    return draft
