"""征求意见: each party, where it stands, what it costs the clock, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.fernet import InvalidToken
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.inforequests import access, phrases, queries
from gongkai.inforequests.models import ConsultedParty, InformationRequest, PartyOpinion
from gongkai.inforequests.phrases import consultation as words
from gongkai.inforequests.queries.consultations import Asked, consultations
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.web.consulting import PartyDeed, deeds_for
from gongkai.organs.access import Viewer

ANCHOR = "consultation"
TITLE = gettext_lazy("征求意见")
TEMPLATE = "inforequests/desk/panels/consultation.html"


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One opinion, and what can be done about one that came after the reply."""

    opinion: PartyOpinion
    afterwards: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party, without its name."""

    asked: Asked
    mark: str
    standing: str
    tone: str
    may_shorten: bool
    successor: str
    ended: str
    opinions: list[OpinionLine]
    assessed: str
    assessment: str
    public_interest: str
    deeds: list[PartyDeed]


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Once somebody has been asked."""
    return row.parties.exists()


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """All parties in the order of asking. Its cost does not depend on how many there are."""
    found, today = consultations(row), timezone.localdate()
    ruling = queries.policy().public_interest_days
    overruled = any(asked.known.overruled for asked in found.parties)
    return {
        "lines": [_line(row, viewer, asked, found.decided_on, today) for asked in found.parties],
        "days": found.days,
        "may_look": viewer.may(row.organ, *access.PARTY_READERS),
        "waiting_note": ruling.note if overruled else "",
    }


def _line(
    row: InformationRequest, viewer: Viewer, asked: Asked, decided_on: date | None, today: date
) -> PartyLine:
    party, written = asked.party, _written(asked.party)
    if not viewer.may(row.organ, *access.PARTY_READERS):
        written = dict.fromkeys(written, str(words.COVERED))
    return PartyLine(
        asked=asked,
        mark=words.mark(asked.known),
        standing=words.standing(asked.known, asked.consultation, today),
        tone=words.tone(asked.known),
        may_shorten=asked.consultation.is_open and asked.consultation.until >= today,
        successor=party_name(party.replaced_by) if party.replaced_by else "",
        ended=written.get("ended", ""),
        opinions=[_opinion(each, decided_on) for each in asked.opinions],
        assessed=_assessed(asked),
        assessment=written.get("assessment", ""),
        public_interest=written.get("public_interest", ""),
        deeds=deeds_for(row, viewer, asked),
    )


def _written(party: ConsultedParty) -> dict[str, str]:
    """What the organ wrote; a case is read even when its key is lost."""
    try:
        return party.words
    except InvalidToken:
        return dict.fromkeys(("assessment", "public_interest", "ended"), str(phrases.PARTY_LOST))


def _opinion(said: PartyOpinion, decided_on: date | None) -> OpinionLine:
    is_late = decided_on is not None and said.received_on > decided_on
    return OpinionLine(said, str(words.AFTERWARDS[Opinion(said.opinion)]) if is_late else "")


def _assessed(asked: Asked) -> str:
    if asked.party.assessed_on is None:
        return ""
    if asked.known.kind is Party.AGENCY:
        return str(words.COORDINATED)
    accepted = asked.known.reason_accepted
    return str(words.ASSESSED_SILENCE if accepted is None else words.ACCEPTED[accepted])
