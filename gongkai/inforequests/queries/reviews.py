"""审查单 as it is filled in."""

from __future__ import annotations

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.review import Question


def review_answers(row: InformationRequest) -> dict[Question, str]:
    """The answers given so far. One query."""
    rows = row.review_answers.values_list("step", "answer")
    return {Question(step): answer for step, answer in rows}
