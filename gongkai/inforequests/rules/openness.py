"""转主动公开 (条例第44条) and the log of answered requests: what they pass through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.checks.personal_data import PersonalData, personal_data
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.outcomes import GIVEN, Outcome

# 条例第26条: from the day on which it was decided that the information is open to all.
PUBLISH_DAYS = 20
MANY_APPLICANTS = Ruling(
    3,
    "条例第44条",
    Grade.DESIGN,
    "条例只说“多个申请人”，没有规定几个；默认同一信息有3个不同申请人时提出建议。",
)


class ProposalOrigin(StrEnum):
    """转主动公开建议的由来."""

    REPEATED = "repeated"
    OFFICER = "officer"
    SUGGESTION = "suggestion"


class AnswerStanding(StrEnum):
    """公开的答复的状态."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(eq=False)
class ProposalKnown(RuleError):
    """The same information has been proposed already and not been declined."""

    code = "proposal_known"


@dataclass(eq=False)
class ProposalDecided(RuleError):
    """A decision on it is there, or is not there yet: `is_decided`."""

    code = "proposal_decided"
    is_decided: bool


@dataclass(eq=False)
class ReasonMissing(RuleError):
    """A decision or a withdrawal without a reason."""

    code = "openness_reason_missing"


@dataclass(eq=False)
class PlaceMissing(RuleError):
    """Published, but nobody says where."""

    code = "proposal_place_missing"


@dataclass(eq=False)
class AnswerNotReady(RuleError):
    """The request has no decision that could be told, or the answer is not at this step."""

    code = "answer_not_ready"


@dataclass(eq=False)
class TellsPersons(RuleError):
    """K39: what is to be published shows a person. `found` are kinds, "applicant" for a name."""

    code = "answer_tells_persons"
    found: tuple[str, ...]


@dataclass(eq=False)
class ReviewedByPreparer(RuleError):
    """Whoever prepared an answer does not review it."""

    code = "answer_reviewed_by_preparer"


def is_many(applicants: int, least: int) -> bool:
    """Whether so many different applicants are 多个申请人 in this installation."""
    return applicants >= max(2, least)


def may_be_opened(outcome: Outcome) -> bool:
    """Whether what was asked for was found to be disclosable, at least in part."""
    return outcome in GIVEN


def shows_persons(texts: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """What in the texts would tell who somebody is (K39); `names` are those of the applicant and
    the agent. Empty where nothing does."""
    whole = "\n".join(texts)
    found: set[str] = {seen.kind.value for seen in personal_data(whole)}
    # One character is a word like any other.
    if any(len(name.strip()) > 1 and name.strip() in whole for name in names):
        found.add("applicant")
    order = [*(kind.value for kind in PersonalData), "applicant"]
    return tuple(sorted(found, key=order.index))


def require_no_persons(texts: Iterable[str], names: Iterable[str]) -> None:
    """Raise TellsPersons for what `shows_persons`."""
    if found := shows_persons(texts, names):
        raise TellsPersons(found)
