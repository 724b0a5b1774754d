"""四眼原则: whoever wrote a reply neither checks nor signs it [设计].

A refusal goes past 合法性审核 wherever the organ has such a post: it is what is contested most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome
from gongkai.inforequests.rules.reply_errors import (
    CheckedByDrafter,
    LawyerNeeded,
    SignedByDrafter,
)


@dataclass(frozen=True, slots=True)
class Hands:
    """经手人 of a draft, by sign-in name.

    `drafters` is everyone who wrote on it; `lawyers` are the 合法性审核 posts of the organ.
    """

    drafters: frozenset[str] = frozenset()
    checked_by: str = ""
    compared_by: str = ""
    lawyers: frozenset[str] = frozenset()


def needs_lawyer(outcomes: Iterable[Outcome]) -> bool:
    """Whether any part is refused (D1–D8) or turned away as excessive (N4)."""
    return any(
        outcome is Outcome.EXCESSIVE or OUTCOME_RULES[outcome].group is Group.DENIED
        for outcome in outcomes
    )


def require_checker(hands: Hands, person: str, outcomes: Iterable[Outcome]) -> None:
    """审核: raise CheckedByDrafter, LawyerNeeded."""
    require_comparer(hands, person)
    if needs_lawyer(outcomes) and hands.lawyers and person not in hands.lawyers:
        raise LawyerNeeded


def require_comparer(hands: Hands, person: str) -> None:
    """核对 letter, request and enclosures: raise CheckedByDrafter."""
    if person in hands.drafters:
        raise CheckedByDrafter(person=person)


def require_signer(hands: Hands, person: str, outcomes: Iterable[Outcome]) -> None:
    """签发: raise SignedByDrafter, CheckedByDrafter, LawyerNeeded."""
    if person in hands.drafters:
        raise SignedByDrafter(person=person)
    require_checker(hands, hands.checked_by, outcomes)
