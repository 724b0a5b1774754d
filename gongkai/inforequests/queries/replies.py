"""答复稿 of a case: its items, its text, and whose hands it went through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from gongkai.inforequests import events
from gongkai.inforequests.models import InformationRequest, ReplyDraft, RequestItem
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.foureyes import Hands
from gongkai.inforequests.rules.items import Items
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.ledger.queries import stream
from gongkai.organs.models import Appointment, Organ
from gongkai.organs.roles import Role

_WRITTEN = frozenset(
    {acts.Drafted.event, events.DRAFT_CHANGED, acts.SubmittedForCheck.event},
)
_COURSE = _WRITTEN | {
    each.event for each in (acts.Checked, acts.Returned, acts.Answered, acts.ReplyRecalled)
}


def draft_of(row: InformationRequest) -> ReplyDraft | None:
    """The draft of the case, None before the first word. One query."""
    return ReplyDraft.objects.select_related("edited_by", "compared_by").filter(request=row).first()


def items_of(row: InformationRequest) -> Items:
    """The items with their decisions, in order; nothing before the first drafting. One query."""
    return tuple(decision_of(item) for item in row.items.all())


def decision_of(item: RequestItem) -> ItemDecision:
    """The stored item as the rules read it."""
    return ItemDecision(
        position=item.position,
        text=item.text,
        outcome=Outcome(item.outcome) if item.outcome else None,
        subtype=item.subtype,
        reason=item.reason,
        basis=item.basis,
        particulars=tuple(item.particulars.items()),
    )


def hands_of(row: InformationRequest, draft: ReplyDraft | None) -> Hands:
    """Whose hands the draft went through since the last reply that was not recalled, from the
    ledger. Two queries."""
    drafters: set[str] = set()
    earlier: set[str] = set()  # of the reply signed last, which may be recalled yet
    checked_by, checked_on = "", timezone.localdate()
    for entry in stream(row.stream).filter(event__in=_COURSE):
        if entry.event == acts.Answered.event:
            earlier, drafters = drafters, set()
        elif entry.event == acts.ReplyRecalled.event:
            drafters |= earlier
            checked_by = ""
        elif entry.event == acts.Checked.event:
            # The day on which it was written down: that is when the posts were asked.
            checked_by, checked_on = entry.actor, timezone.localdate(entry.recorded_at)
        elif entry.event == acts.Returned.event:
            checked_by = ""
        else:
            drafters.add(entry.actor)
    compared = draft is not None and draft.compared_version == draft.version
    return Hands(
        drafters=frozenset(drafters - {""}),
        checked_by=checked_by,
        compared_by=draft.compared_by.username if compared and draft.compared_by else "",
        lawyers=lawyers_of(row.organ, checked_on),
    )


def lawyers_of(organ: Organ, day: dt.date) -> frozenset[str]:
    """Who held or stood in for 合法性审核 of the organ on that day. One query."""
    held = Appointment.objects.in_force(day).filter(post__organ=organ, post__role=Role.LAWYER)
    return frozenset(held.values_list("officer__username", flat=True))


def rows_for(row: InformationRequest, items: Iterable[ItemDecision]) -> list[RequestItem]:
    """The items as rows to be stored."""
    return [
        RequestItem(
            request=row,
            position=item.position,
            text=item.text,
            outcome=item.outcome or "",
            subtype=item.subtype,
            reason=item.reason,
            basis=item.basis,
            particulars=dict(item.particulars),
        )
        for item in items
    ]
