"""征求意见 of one case: every party with its acts, its words, its letters, and its days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from gongkai.inforequests.models import ConsultedParty, InformationRequest, Letter, PartyOpinion
from gongkai.inforequests.queries.cases import history, policy
from gongkai.inforequests.queries.parties import parties_on_file, party_name
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.clock import Consultation
from gongkai.inforequests.rules.consultations import Suspension, suspended_days, suspensions
from gongkai.inforequests.rules.dossier import PartyOnFile
from gongkai.inforequests.rules.letters import DISCLOSURE_NOTICE
from gongkai.workdays.queries import calendar


@dataclass(frozen=True, slots=True)
class Asked:
    """被征求意见方 and where it stands."""

    party: ConsultedParty
    name: str
    known: PartyOnFile
    consultation: Consultation
    suspension: Suspension
    opinions: tuple[PartyOpinion, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Consultations:
    """征求意见 of one case. `days` are the working days left out for all of them together;
    `decided_on` is when the case was decided first."""

    parties: tuple[Asked, ...]
    days: int
    decided_on: date | None


def consultations(row: InformationRequest) -> Consultations:
    """Everybody whose opinion was asked, in the order of asking. Five queries."""
    done = history(row)
    case = fold(done, calendar(), policy())
    if case.clock is None or not case.clock.consultations:
        return Consultations((), 0, case.closed_on)
    records = {
        party.label: party
        for party in row.parties.select_related(
            "replaced_by", "assessed_by", "overruled_by"
        ).prefetch_related("opinions__file")
    }
    sent = _letters(row)
    told = {
        party.label: letter.sent_on
        for party in records.values()
        for letter in sent[party.pk]
        if letter.kind == DISCLOSURE_NOTICE and letter.sent_on
    }
    known = {party.label: party for party in parties_on_file(row, done, told=told)}
    asked = tuple(
        Asked(
            party=records[each.party],
            name=party_name(records[each.party]),
            known=known[each.party],
            consultation=each,
            suspension=pause,
            opinions=tuple(records[each.party].opinions.all()),
            letters=tuple(sent[records[each.party].pk]),
        )
        for each, pause in zip(case.clock.consultations, suspensions(case.clock), strict=True)
        if each.party in records
    )
    return Consultations(asked, suspended_days(case.clock), case.closed_on)


def _letters(row: InformationRequest) -> dict[int, list[Letter]]:
    found: dict[int, list[Letter]] = defaultdict(list)
    letters = row.letters.annotate(sent_on=Min("deliveries__sent_on"))
    for letter in letters.filter(party__isnull=False):
        found[letter.party_id].append(letter)
    return found
