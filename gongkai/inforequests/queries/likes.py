"""相近的申请: what was answered before about the like, found by index and ranked by likeness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.models import AnswerMark, InformationRequest, Letter
from gongkai.inforequests.queries.cases import same_applicant
from gongkai.inforequests.rules.letters import OUTCOME_OF
from gongkai.inforequests.rules.likeness import LIKE_LEAST, alikeness, essential_pairs, sketch

SHOWN_MOST = 5
# So many of the newest answered requests are looked at for each number of the sketch, and so many
# of the same applicant's: the cost does not grow with the register.
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class LikeAnswer:
    """以前的答复 about the like, without a word about who asked. `likeness` from 0 to 1; `is_own`
    where the same applicant asked, which is what 重复申请 (条例第36条第六项) must prove."""

    number: str
    subject: str
    outcome: str
    letter: str
    answered_on: date
    text: str
    likeness: float
    is_own: bool


def like_answers(row: InformationRequest) -> list[LikeAnswer]:
    """Earlier answers of the organ about the like: of the same applicant first, then by likeness.
    At most twelve queries, however many there are."""
    wanted = essential_pairs(row.subject)
    if not wanted:
        return []
    own = same_applicant(row).filter(closed_on__isnull=False).order_by("-pk")
    own_keys = set(own.values_list("pk", flat=True)[:LOOKED_AT])
    found: set[int] = set()
    for value in sketch(row.subject):
        marks = AnswerMark.objects.filter(value=value, request__organ=row.organ)
        found |= set(marks.order_by("-request_id").values_list("request_id", flat=True)[:LOOKED_AT])
    rows = InformationRequest.objects.filter(
        pk__in=(found | own_keys) - {row.pk},
        organ=row.organ,
        case_type=row.case_type,
        closed_on__isnull=False,
    )
    ranked = [
        (pk in own_keys, likeness, pk)
        for pk, subject in rows.values_list("pk", "subject")
        if (likeness := alikeness(wanted, essential_pairs(subject))) >= LIKE_LEAST
    ]
    ranked.sort(reverse=True)
    return _told(ranked[:SHOWN_MOST])


def _told(ranked: list[tuple[bool, float, int]]) -> list[LikeAnswer]:
    keys = [pk for _own, _likeness, pk in ranked]
    rows = InformationRequest.objects.in_bulk(keys)
    letters: dict[int, Letter] = {}
    replies = Letter.objects.filter(request__in=keys, kind__in=OUTCOME_OF).order_by("-pk")
    for letter in replies:
        letters[letter.request_id] = letter  # the first reply is the one that counts
    return [
        LikeAnswer(
            number=rows[pk].number,
            subject=rows[pk].subject,
            outcome=rows[pk].get_outcome_display(),
            letter=letters[pk].number if pk in letters else "",
            answered_on=rows[pk].closed_on,
            text=_text(letters.get(pk)),
            likeness=likeness,
            is_own=is_own,
        )
        for is_own, likeness, pk in ranked
    ]


def _text(letter: Letter | None) -> str:
    """What the reply said for its decision; who it was addressed to stands nowhere in it."""
    if letter is None:
        return ""
    reasons = [item.get("reason", "") for item in letter.facts.get("items", [])]
    return "\n".join(text for text in (letter.body, *reasons) if text)
