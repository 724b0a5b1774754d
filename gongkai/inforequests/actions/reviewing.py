"""审查单: the answers to the questions of the review, one by one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events
from gongkai.inforequests.actions.casework import locked
from gongkai.inforequests.models import InformationRequest, ReviewAnswer
from gongkai.inforequests.rules.errors import NoSuchAnswer, ReviewOver
from gongkai.inforequests.rules.review import STEP_OF, Question
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def answer_review(
    *,
    request: InformationRequest,
    question: Question,
    answer: str,
    by: Officer,
    note: str = "",
    at: dt.datetime | None = None,
) -> ReviewAnswer:
    """填写审查单的一步; an earlier answer is replaced, the ledger keeps both.

    Raises NotYours, ReviewOver, NoSuchAnswer.
    """
    row = locked(request)
    viewer_of(by).require(row.organ, *access.REVIEWERS)
    if row.state not in UNANSWERED:
        raise ReviewOver()
    if answer not in {each.code for each in STEP_OF[question].answers}:
        raise NoSuchAnswer(question=question.value, answer=answer)
    moment = at or timezone.now()
    given, _ = ReviewAnswer.objects.update_or_create(
        request=row,
        step=question.value,
        defaults={"answer": answer, "note": note.strip(), "by": by, "at": moment},
    )
    data = {"question": question.value, "answer": answer}
    record(events.REVIEW_ANSWERED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return given
