"""公开的答复: the one place that says what of it everybody may see."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import CaseFile, DisclosedAnswer, InformationRequest
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.openness import AnswerStanding
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import ABANDONED, UNANSWERED, State
from gongkai.organs.access import Viewer


def public_answers() -> QuerySet[DisclosedAnswer]:
    """What everybody may see, the newest first; list, page and file all begin here."""
    rows = DisclosedAnswer.objects.filter(standing=AnswerStanding.PUBLISHED)
    return rows.select_related("organ").order_by("-published_at", "-pk")


def public_files(answer: DisclosedAnswer) -> QuerySet[CaseFile]:
    """The files of an answer that everybody may see."""
    shown = public_answers().filter(pk=answer.pk)
    return CaseFile.objects.filter(
        pk__in=shown.values("files"), kind=FileKind.DISCLOSED, removed_at=None
    )


def public_file(answer: uuid.UUID, file: uuid.UUID) -> CaseFile | None:
    """One of them; None for whatever is not there and whatever is not public."""
    found = public_answers().filter(key=answer).first()
    return public_files(found).filter(key=file).first() if found else None


def find_answers(
    words: str = "", year: int | None = None, organ: str = ""
) -> QuerySet[DisclosedAnswer]:
    """The public answers that speak of every word."""
    rows = public_answers()
    for word in words.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(asked__icontains=word) | Q(told__icontains=word)
        )
    if year:
        rows = rows.filter(answered_on__year=year)
    return rows.filter(organ__code=organ) if organ else rows


def may_be_told(row: InformationRequest) -> bool:
    """Whether there is an answer to tell of: a decision about information, not an end without."""
    if row.case_type != CaseType.INFORMATION or not row.outcome or row.state in UNANSWERED:
        return False
    return row.state not in {*ABANDONED, State.WITHDRAWN} and row.outcome != Outcome.OTHER


def answers_for(viewer: Viewer) -> QuerySet[DisclosedAnswer]:
    """What the viewer's organs have prepared, whatever has become of it."""
    rows = viewer.scoped(DisclosedAnswer.objects.all(), *access.READERS)
    return rows.select_related("organ", "request", "prepared_by", "reviewed_by").order_by("-pk")
