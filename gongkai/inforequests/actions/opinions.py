"""意见: what consulted parties said, what the organ makes of it, and who may look (条例第32条)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from gongkai import vault
from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.files import WaitingFile, claim_file
from gongkai.inforequests.actions.writing import write_letter
from gongkai.inforequests.models import ConsultedParty, InformationRequest, Letter, PartyOpinion
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.dossier import PartyOnFile
from gongkai.inforequests.rules.errors import AssessmentMissing, NothingToAssess
from gongkai.inforequests.rules.letters import DISCLOSURE_NOTICE
from gongkai.inforequests.rules.reply_errors import DraftLocked
from gongkai.inforequests.rules.states import EDITABLE, UNANSWERED, State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def answer_consultation(
    *,
    request: InformationRequest,
    party: str,
    opinion: Opinion,
    by: Officer,
    reason: str = "",
    file: WaitingFile | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """收到意见 of the party with this label, with what it wrote.

    Raises UnknownParty, ActsOutOfOrder, FilesTooLarge.
    """
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.ConsultationAnswered(day, party, opinion)], by=by, at=at)
    _keep(row, party, opinion, reason, file, by=by, day=day, at=at)
    return row


@transaction.atomic
def amend_opinion(
    *,
    request: InformationRequest,
    party: str,
    opinion: Opinion,
    by: Officer,
    reason: str = "",
    file: WaitingFile | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """收到补充意见, after an answer, after the end of the period, or after the reply.

    The clock does not feel it. While the reply is owed it takes the place of what was said before,
    and the organ judges anew. Raises UnknownParty, OpinionStillAwaited, ActsOutOfOrder.
    """
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.OpinionAmended(day, party, opinion)], by=by, at=at)
    _keep(row, party, opinion, reason, file, by=by, day=day, at=at)
    if State(row.state) in UNANSWERED:
        row.parties.filter(label=party).update(
            reason_accepted=None, assessed_by=None, assessed_on=None
        )
    return row


def _keep(
    row: InformationRequest,
    label: str,
    opinion: Opinion,
    reason: str,
    file: WaitingFile | None,
    *,
    by: Officer,
    day: dt.date,
    at: dt.datetime | None,
) -> None:
    PartyOpinion.objects.create(
        party=row.parties.get(label=label),
        received_on=day,
        opinion=opinion.value,
        sealed_reason=vault.seal({"reason": reason.strip()}),
        file=claim_file(request=row, waiting=file, by=by, at=at) if file else None,
        by=by,
    )


@transaction.atomic
def assess_opinion(
    *,
    request: InformationRequest,
    party: str,
    by: Officer,
    accepted: bool | None = None,
    assessment: str = "",
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ConsultedParty:
    """判断意见: whether an objection is well founded, or how the organ decides where a third party
    was silent (`accepted` None). With another organ it is what both agreed on (条例第11条).

    Raises NotYours, DraftLocked, NothingToAssess, AssessmentMissing.
    """
    row, day = locked(request), day_of(at, on)
    viewer_of(by).require(row.organ, *access.OPINION_ASSESSORS)
    if State(row.state) not in EDITABLE:
        raise DraftLocked(state=row.state)
    known = _on_file(row, party, day)
    is_objection = known.opinion is Opinion.OBJECTS
    if not (is_objection or known.lapsed or known.kind is Party.AGENCY):
        raise NothingToAssess
    if not assessment.strip() and not (is_objection and accepted):
        raise AssessmentMissing
    kept = row.parties.get(label=party)
    kept.reason_accepted = accepted if is_objection else None
    kept.assessed_by, kept.assessed_on = by, day
    kept.sealed_words = vault.seal(kept.words | {"assessment": assessment.strip()})
    kept.save(update_fields=("reason_accepted", "assessed_by", "assessed_on", "sealed_words"))
    data = {"on": day.isoformat(), "party": party, "accepted": kept.reason_accepted}
    record(events.PARTY_ASSESSED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return kept


@transaction.atomic
def disclose_despite(
    *,
    request: InformationRequest,
    party: str,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Letter:
    """决定为公共利益公开 in spite of an objection; the third party is told in writing (L10).

    `reason` says what will be disclosed and why. Raises NotYours, DraftLocked, NothingToAssess
    where the party does not object, AssessmentMissing, LetterIncomplete.
    """
    row, day = locked(request), day_of(at, on)
    viewer_of(by).require(row.organ, *access.OPINION_OVERRULERS)
    if State(row.state) not in UNANSWERED:
        raise DraftLocked(state=row.state)
    known = _on_file(row, party, day)
    if known.kind is not Party.THIRD_PARTY or known.opinion is not Opinion.OBJECTS:
        raise NothingToAssess
    if not reason.strip():
        raise AssessmentMissing
    kept = row.parties.get(label=party)
    kept.overruled_by, kept.overruled_on = by, day
    kept.sealed_words = vault.seal(kept.words | {"public_interest": reason.strip()})
    kept.save(update_fields=("overruled_by", "overruled_on", "sealed_words"))
    data = {"on": day.isoformat(), "party": party}
    record(events.PARTY_OVERRULED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return write_letter(
        request=row, kind=DISCLOSURE_NOTICE, body=reason, party=kept, by=by, on=on, at=at
    )


def _on_file(row: InformationRequest, label: str, day: dt.date) -> PartyOnFile:
    known = queries.dossier(row, day).parties
    found = next((party for party in known if party.label == label), None)
    if found is None:
        raise NothingToAssess
    return found


@dataclass(frozen=True, slots=True)
class PartySeen:
    """被征求意见方, uncovered. The contact is blank for whoever does not write to it."""

    name: str
    address: str
    phone: str
    email: str
    opinions: tuple[PartyOpinion, ...]


@transaction.atomic
def look_at_party(*, party: ConsultedParty, reason: str, by: Officer) -> PartySeen:
    """Open who a party is and what it said. Raises NotYours; recorded before it is granted."""
    row, viewer = party.request, viewer_of(by)
    viewer.require(row.organ, *access.PARTY_READERS)
    data = {"party": party.label, "reason": reason.strip()}
    record(events.PARTY_VIEWED, stream=row.stream, by=by, organ=row.organ, data=data)
    writes = viewer.may(row.organ, *access.PARTY_CONTACTS) and party.sealed_contact
    contact = vault.unseal(party.sealed_contact) if writes else {}
    return PartySeen(
        name=vault.unseal(party.sealed_name)["name"],
        address=contact.get("address", ""),
        phone=contact.get("phone", ""),
        email=contact.get("email", ""),
        opinions=tuple(party.opinions.select_related("file")),
    )
