"""复议前置: which replies must be reconsidered before anybody may sue (复议法第23条).

不予公开 is read as a refusal under 条例第14条 to 第16条 (新公开解释第1条).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.letters.remedies import remedy_of
from gongkai.inforequests.rules.letters.review_bodies import REVISION_2023
from gongkai.inforequests.rules.outcomes import Outcome, Remedy

# 行政查询事项 counts as 不予公开 in the annual report but rests on 条例第36条第（七）项.
SPECIAL_QUERY_REVIEW_FIRST = Ruling(
    False,
    "复议法第23条、新公开解释第1条",
    Grade.UNVERIFIED,
    "行政查询事项是否须先复议没有明文，按依据不是第14条至第16条，默认可以直接起诉。",
)


class Admission(StrEnum):
    """直接起诉: whether a suit without a review can be heard."""

    OPEN = "open"
    IN_PART = "in_part"  # what was given may be sued over, what was refused not yet
    REVIEW_FIRST = "review_first"
    UNSETTLED = "unsettled"


def direct_suit(
    outcome: Outcome,
    items: Sequence[Outcome],
    issued_on: date,
    special_query: Ruling[bool] = SPECIAL_QUERY_REVIEW_FIRST,
) -> Admission:
    """Whether a reply of that day with these decisions may be taken to court at once."""
    if issued_on < REVISION_2023:
        return Admission.OPEN
    code = remedy_of(outcome, items)
    if code is Remedy.REVIEW_FIRST:
        return Admission.REVIEW_FIRST
    if code is Remedy.MIXED:
        return Admission.IN_PART
    if Outcome.SPECIAL_QUERY in (outcome, *items):
        return Admission.REVIEW_FIRST if special_query.value else Admission.UNSETTLED
    return Admission.OPEN
