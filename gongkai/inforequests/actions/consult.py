"""征求意见: third parties and other organs, side by side (条例第32条、第34条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai import vault
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.checking import require_sound
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import ConsultedParty, InformationRequest
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.checks import Moment
from gongkai.organs.models import Officer

_LETTERS = {
    Party.THIRD_PARTY: letters.THIRD_PARTY_OPINION,
    Party.CO_MAKER: letters.CO_MAKER_OPINION,
    Party.AGENCY: letters.AGENCY_OPINION,
}


@transaction.atomic
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
    """发出征求意见书; `served_on` where delivery is already proven. Raises NoticeFaulty."""
    row = locked(request)
    label = f"{kind.value}-{row.parties.count() + 1}"
    day = day_of(at, on)
    steps: list[acts.Act] = [acts.ConsultationSent(day, label, kind)]
    if served_on is not None:
        steps.append(acts.ConsultationServed(day_of(at, served_on), label))
    file = dossier(row, day, next_act=steps[0], words=question)
    perform(row, steps, by=by, at=at)
    require_sound(file, Moment.CONSULTATION)
    party = ConsultedParty.objects.create(
        request=row, label=label, kind=kind, sealed_name=vault.seal({"name": name})
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
def answer_consultation(
    *,
    request: InformationRequest,
    party: str,
    opinion: Opinion,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """收到意见 of the party with this label. Raises UnknownParty, ActsOutOfOrder."""
    row = locked(request)
    perform(row, [acts.ConsultationAnswered(day_of(at, on), party, opinion)], by=by, at=at)
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
