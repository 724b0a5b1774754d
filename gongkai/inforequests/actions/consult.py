"""征求意见: third parties and other organs, side by side (条例第11条、第32条、第34条)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from gongkai import vault
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.checking import require_sound
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import ConsultedParty, InformationRequest
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.queries.parties import asked_already, party_name
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.checks import Moment
from gongkai.inforequests.rules.consultations import EndReason
from gongkai.inforequests.rules.errors import NotTheLead, PartyAskedTwice
from gongkai.organs.models import Officer

_LETTERS = {
    Party.THIRD_PARTY: letters.THIRD_PARTY_OPINION,
    Party.CO_MAKER: letters.CO_MAKER_OPINION,
    Party.AGENCY: letters.AGENCY_OPINION,
}


@dataclass(frozen=True, slots=True)
class Whom:
    """征求谁的意见: name and contact, as they are sealed."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""


def consult(
    *,
    request: InformationRequest,
    kind: Party,
    name: str,
    question: str,
    by: Officer,
    served_on: dt.date | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ConsultedParty:
    """征求一方的意见; see `consult_together`."""
    (party,) = consult_together(
        request=request,
        kind=kind,
        parties=(Whom(name),),
        question=question,
        by=by,
        served_on=served_on,
        on=on,
        at=at,
    )
    return party


@transaction.atomic
def consult_together(
    *,
    request: InformationRequest,
    kind: Party,
    parties: Sequence[Whom],
    question: str,
    by: Officer,
    is_lead: bool = True,
    succeeds: ConsultedParty | None = None,
    served_on: dt.date | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> list[ConsultedParty]:
    """发出征求意见书 to each, and tell the applicant once a day that opinions are asked (L11).

    `served_on` where delivery is already proven; `succeeds` is the party whose place these take;
    `is_lead` whether the organ is 牵头机关 of what was made together. Raises NotTheLead,
    PartyAskedTwice, NoticeFaulty and what the rules of acts refuse; then nothing has happened.
    """
    if kind is Party.CO_MAKER and not is_lead:
        raise NotTheLead
    row, day = locked(request), day_of(at, on)
    known = asked_already(row)
    asked = []
    for whom in parties:
        if (key := (kind.value, vault.fingerprint(whom.name))) in known:
            raise PartyAskedTwice(party=known[key])
        party = _ask(row, kind, whom, question, by=by, day=day, at=at)
        known[key] = party_name(party)
        asked.append(party)
    if served_on is not None:
        served = day_of(at, served_on)
        perform(row, [acts.ConsultationServed(served, each.label) for each in asked], by=by, at=at)
    if succeeds is not None:
        row.parties.filter(pk=succeeds.pk).exclude(ended_reason="").update(replaced_by=asked[0])
    if not row.letters.filter(kind=letters.CONSULTATION_NOTICE, issued_on=day).exists():
        issue(row, kind=letters.CONSULTATION_NOTICE, body="", on=day, by=by, at=at)
    return asked


def _ask(
    row: InformationRequest,
    kind: Party,
    whom: Whom,
    question: str,
    *,
    by: Officer,
    day: dt.date,
    at: dt.datetime | None,
) -> ConsultedParty:
    label = f"{kind.value}-{row.parties.count() + 1}"
    sent = acts.ConsultationSent(day, label, kind)
    file = dossier(row, day, next_act=sent, words=question)
    perform(row, [sent], by=by, at=at)
    require_sound(file, Moment.CONSULTATION)
    contact = asdict(whom)
    name = contact.pop("name")
    party = ConsultedParty.objects.create(
        request=row,
        label=label,
        kind=kind,
        sealed_name=vault.seal({"name": name}),
        sealed_contact=vault.seal(contact) if any(contact.values()) else None,
    )
    issue(row, kind=_LETTERS[kind], body=question, on=day, by=by, at=at, party=party)
    return party


@transaction.atomic
def serve_consultation(
    *,
    request: InformationRequest,
    party: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """征求意见书送达: from the next day the party's fifteen working days run."""
    row = locked(request)
    perform(row, [acts.ConsultationServed(day_of(at, on), party)], by=by, at=at)
    return row


@transaction.atomic
def close_consultation(
    *,
    request: InformationRequest,
    party: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """逾期未提出意见. Raises LapseTooEarly before the party's fifteen days are over."""
    row = locked(request)
    perform(row, [acts.ConsultationLapsed(day_of(at, on), party)], by=by, at=at)
    return row


@transaction.atomic
def end_consultation(
    *,
    request: InformationRequest,
    party: str,
    reason: EndReason,
    note: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ConsultedParty:
    """终止征求: the days stop being deducted; whoever takes the party's place is asked anew.

    `note` says how that is known. Raises UnknownParty, ActsOutOfOrder.
    """
    row = locked(request)
    perform(row, [acts.ConsultationEnded(day_of(at, on), party)], by=by, at=at)
    kept = row.parties.get(label=party)
    kept.ended_reason = reason.value
    kept.sealed_words = vault.seal(kept.words | {"ended": note.strip()})
    kept.save(update_fields=("ended_reason", "sealed_words"))
    return kept
