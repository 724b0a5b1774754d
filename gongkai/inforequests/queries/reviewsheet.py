"""审查（呈批）单 of a case, as far as it has come."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from gongkai.inforequests import phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.replies import items_of
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.letters.facts import ReviewSheet, SheetLine
from gongkai.inforequests.rules.outcomes import roll_up
from gongkai.inforequests.rules.review import Question
from gongkai.ledger.queries import stream
from gongkai.organs.models import Officer

_STEPS = {
    each.event
    for each in (
        *(acts.Assigned, acts.HandedOver, acts.Extended),
        *(acts.Drafted, acts.SubmittedForCheck, acts.Checked, acts.Returned, acts.Answered),
        acts.ReplyRecalled,
    )
}


def review_sheet(row: InformationRequest) -> ReviewSheet:
    """The answers of the review, the steps to the signature, and what is proposed. Four queries."""
    return ReviewSheet(
        review=tuple(_answers(row)), approval=tuple(_steps(row)), proposal=_proposal(row)
    )


def _answers(row: InformationRequest) -> Iterator[SheetLine]:
    for each in row.review_answers.select_related("by").order_by("pk"):
        question = Question(each.step)
        yield SheetLine(
            what=str(phrases.QUESTIONS[question]),
            result=str(phrases.ANSWERS.get((question, each.answer), each.answer)),
            note=each.note.strip(),
            by=each.by.full_name,
            on=timezone.localdate(each.at),
        )


def _steps(row: InformationRequest) -> Iterator[SheetLine]:
    entries = list(stream(row.stream).filter(event__in=_STEPS))
    known = Officer.objects.filter(username__in={entry.actor for entry in entries})
    names = dict(known.values_list("username", "full_name"))
    for entry in entries:
        yield SheetLine(
            what=phrases.event(entry.event),
            by=names.get(entry.actor, entry.actor),
            on=timezone.localdate(entry.at),
        )


def _proposal(row: InformationRequest) -> str:
    decided = [item.outcome for item in items_of(row) if item.outcome]
    outcome = roll_up(decided) if decided else row.outcome
    return str(phrases.OUTCOMES[outcome]) if outcome else ""
