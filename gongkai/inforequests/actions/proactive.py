"""转主动公开 (条例第44条): proposed, decided with a reason, done within the period."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.disclosures.queries import public_items
from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, locked
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import InformationRequest, ProactiveProposal
from gongkai.inforequests.rules.letters import SUGGESTION_DECLINED, SUGGESTION_TAKEN
from gongkai.inforequests.rules.likeness import digest
from gongkai.inforequests.rules.openness import (
    PUBLISH_DAYS,
    PlaceMissing,
    ProposalDecided,
    ProposalKnown,
    ProposalOrigin,
    ReasonMissing,
    is_many,
    may_be_opened,
)
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.ledger.actions import hold, record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.workdays.queries import calendar

TITLE_MOST = 200


@transaction.atomic
def propose(
    *,
    request: InformationRequest,
    title: str,
    origin: ProposalOrigin = ProposalOrigin.OFFICER,
    by: Officer,
    at: dt.datetime | None = None,
) -> ProactiveProposal:
    """建议转主动公开, by an officer or as an applicant's suggestion. Raises NotYours,
    ProposalKnown."""
    row = locked(request)
    viewer_of(by).require(row.organ, *access.PROPOSERS)
    hold()  # Requests for the same lock nothing in common: whoever comes second sees the first.
    if queries.proposals_like(row).exclude(is_accepted=False).exists():
        raise ProposalKnown()
    return _raise(row, title, origin, by, at)


def propose_repeated(
    row: InformationRequest, *, at: dt.datetime | None = None
) -> ProactiveProposal | None:
    """多人申请: raised by itself once so many different applicants asked for what this reply
    gives; inside the transaction in which it is given. Nothing where it was proposed before."""
    if not (row.outcome and may_be_opened(Outcome(row.outcome))):
        return None
    count = queries.applicants_asking(row)
    if not is_many(count, settings.GONGKAI_PROACTIVE_APPLICANTS):
        return None
    if queries.proposals_like(row).exists():
        return None
    return _raise(row, row.subject, ProposalOrigin.REPEATED, None, at)


def _raise(
    row: InformationRequest,
    title: str,
    origin: ProposalOrigin,
    by: Officer | None,
    at: dt.datetime | None,
) -> ProactiveProposal:
    made = ProactiveProposal.objects.create(
        organ=row.organ,
        request=row,
        digest=digest(row.subject),
        title=" ".join(title.split())[:TITLE_MOST],
        origin=origin,
        applicants=max(1, queries.applicants_asking(row)),
        raised_by=by,
        raised_at=at or timezone.now(),
    )
    told = {"request": row.number, "origin": origin.value, "applicants": made.applicants}
    _record(events.PROPOSAL_RAISED, made, by, at, told)
    return made


@transaction.atomic
def decide_proposal(
    *,
    proposal: ProactiveProposal,
    accept: bool,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ProactiveProposal:
    """决定转不转主动公开: accepted, it is due twenty working days later (条例第26条). Whoever
    suggested it is told in a letter (L32). Raises NotYours, ProposalDecided, ReasonMissing."""
    made = _locked(proposal)
    viewer_of(by).require(made.organ, *access.PROPOSAL_DECIDERS)
    if made.is_accepted is not None:
        raise ProposalDecided(is_decided=True)
    if not reason.strip():
        raise ReasonMissing()
    day = day_of(at, on)
    made.is_accepted, made.reason = accept, reason.strip()
    made.decided_by, made.decided_on = by, day
    made.due_on = calendar().add(day, PUBLISH_DAYS).result if accept else None
    if made.origin == ProposalOrigin.SUGGESTION:
        kind = SUGGESTION_TAKEN if accept else SUGGESTION_DECLINED
        made.letter = issue(made.request, kind=kind, body=made.reason, on=day, by=by, at=at)
    made.save()
    told = {"accepted": accept, "on": day.isoformat()}
    _record(events.PROPOSAL_DECIDED, made, by, at, told)
    return made


@transaction.atomic
def publish_proposal(
    *,
    proposal: ProactiveProposal,
    place: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> ProactiveProposal:
    """已经主动公开: `place` is the index number of the item, which is then linked, or an address.

    Raises NotYours, ProposalDecided, PlaceMissing.
    """
    made = _locked(proposal)
    viewer_of(by).require(made.organ, *access.PROPOSERS)
    if not made.is_accepted or made.done_on is not None:
        raise ProposalDecided(is_decided=made.done_on is not None)
    made.place = place.strip()
    if not made.place:
        raise PlaceMissing()
    made.item = public_items().filter(index_no=made.place).first()
    made.done_on = max(day_of(at, on), made.decided_on)
    made.save()
    _record(events.PROPOSAL_DONE, made, by, at, {"on": made.done_on.isoformat()})
    return made


def _locked(proposal: ProactiveProposal) -> ProactiveProposal:
    rows = ProactiveProposal.objects.select_for_update(of=("self",))
    return rows.select_related("organ", "request__organ").get(pk=proposal.pk)


def _record(
    event: str,
    made: ProactiveProposal,
    by: Officer | None,
    at: dt.datetime | None,
    data: dict[str, object],
) -> None:
    stream = f"inforequests:proposal:{made.pk}"
    record(event, stream=stream, by=by, organ=made.organ, at=at, data=data)
