"""答复, 送达, and the end without a reply."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.draft import (
    check_draft,
    compare_draft,
    draft_reply,
    submit_draft,
)
from gongkai.inforequests.actions.items import DraftText
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.actions.signing import sign
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.letters import WITHDRAWAL
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.organs.models import Officer


@dataclass(frozen=True, slots=True)
class Reply:
    """答复: its items with their decisions, and what else the letter says."""

    items: tuple[ItemDecision, ...]
    text: DraftText

    @classmethod
    def whole(
        cls,
        outcome: Outcome,
        reason: str,
        dispatch: Dispatch,
        *,
        basis: str = "",
        subtype: str = "",
        opening: str = "",
        enclosures: str = "",
        **particulars: str,
    ) -> Reply:
        """A reply to the request as one item."""
        item = ItemDecision(1, "", outcome, subtype, reason, basis, tuple(particulars.items()))
        return cls((item,), DraftText(opening, enclosures, dispatch))


@transaction.atomic
def answer(
    *,
    request: InformationRequest,
    reply: Reply,
    by: Officer,
    drafted_by: Officer,
    checked_by: Officer | None = None,
    compared_by: Officer | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Letter:
    """拟稿, 审核, 核对 and 签发 of a reply at one go, as imports bring it; each step has its person
    and nothing is asked less of it.

    An item without words is the request itself. Whoever signs has checked, and whoever checked has
    compared, unless somebody else is named. Raises what `draft_reply`, `submit_draft`,
    `check_draft`, `compare_draft` and `sign` raise; then nothing has happened.
    """
    items = [replace(item, text=item.text.strip() or request.subject) for item in reply.items]
    checker = checked_by or by
    day = {"request": request, "on": on, "at": at}
    draft_reply(**day, items=items, text=reply.text, by=drafted_by)
    submit_draft(**day, by=drafted_by)
    check_draft(**day, by=checker)
    compare_draft(request=request, by=compared_by or checker, at=at)
    return sign(**day, by=by)


@transaction.atomic
def serve(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """答复送达, and with it 办结."""
    row = locked(request)
    day = day_of(at, on)
    perform(row, [acts.Served(day), acts.Closed(day)], by=by, at=at)
    return row


@transaction.atomic
def withdraw(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """申请人书面撤回, confirmed by a letter."""
    row = locked(request)
    day = day_of(at, on)
    perform(row, [acts.Withdrawn(day)], by=by, at=at)
    issue(row, kind=WITHDRAWAL, body="", on=day, by=by, at=at)
    return row
