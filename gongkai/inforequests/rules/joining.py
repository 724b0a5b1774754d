"""并案: which requests may be handled and answered together.

No article speaks of it; 一事一申请 (国办发〔2010〕5号) is its counterpart. Every request keeps its
own number, clock, letter and place in the annual report; together they get one decision [设计].
Different applicants are joined only where they ask for the same in the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Obstacle(StrEnum):
    """为什么不能并案."""

    SAME = "same"
    OTHER_ORGAN = "other_organ"
    OTHER_MATTER = "other_matter"
    OTHER_APPLICANT = "other_applicant"
    APPLICANT_UNKNOWN = "applicant_unknown"
    FOLLOWS_ANOTHER = "follows_another"  # the lead is itself joined to a third request
    LEADS_OTHERS = "leads_others"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True)
class Joinable:
    """What decides about joining: two of these are compared. `applicant` is a fingerprint,
    `asks` the digest of what is asked for."""

    number: str
    organ: str
    matter: str
    applicant: str
    is_open: bool
    follows: str = ""
    leads: bool = False
    asks: str = ""


def obstacle(request: Joinable, lead: Joinable) -> Obstacle | None:
    """What keeps `request` from being handled with `lead`, or None."""
    asks_the_same = bool(request.asks) and request.asks == lead.asks
    found = {
        Obstacle.SAME: request.number == lead.number,
        Obstacle.OTHER_ORGAN: request.organ != lead.organ,
        Obstacle.OTHER_MATTER: request.matter != lead.matter,
        Obstacle.APPLICANT_UNKNOWN: not (asks_the_same or (request.applicant and lead.applicant)),
        Obstacle.OTHER_APPLICANT: not asks_the_same and request.applicant != lead.applicant,
        Obstacle.FOLLOWS_ANOTHER: bool(lead.follows),
        Obstacle.LEADS_OTHERS: request.leads,
        Obstacle.NOT_OPEN: not (request.is_open and lead.is_open),
    }
    return next((each for each, stands in found.items() if stands), None)
