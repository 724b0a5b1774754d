"""答复, 送达, 归档, and the end without a reply."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform, perform_each
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Dispatch
from gongkai.inforequests.rules.letters import WITHDRAWAL
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Proof, roll_up
from gongkai.inforequests.rules.states import STEPS_BEFORE_SIGNATURE, State
from gongkai.organs.models import Officer

# 归档保管期限: contested or refused cases longer. No text settles it [设计].
LONG_RETENTION = 30
SHORT_RETENTION = 10


@dataclass(frozen=True, slots=True)
class Reply:
    """答复. `items` are the outcomes of the single items where there is more than one;
    `proofs` are the records on file that the outcome must rest on. `basis` names the law beside
    the article of the outcome; `enclosures` has one line for each."""

    outcome: Outcome
    body: str
    dispatch: Dispatch
    proofs: frozenset[Proof] = frozenset()
    items: tuple[Outcome, ...] = ()
    basis: str = ""
    enclosures: str = ""

    @classmethod
    def of_items(
        cls, items: tuple[Outcome, ...], body: str, dispatch: Dispatch, proofs: frozenset[Proof]
    ) -> Reply:
        """A reply to several items; its outcome is what they make together."""
        return cls(roll_up(items), body, dispatch, proofs, items)


@transaction.atomic
def answer(
    *,
    request: InformationRequest,
    reply: Reply,
    by: Officer,
    checked_by: Officer | None = None,
    drafted_by: Officer | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Letter:
    """签发答复 and send it; steps of drafting and checking not yet on record are recorded with it.

    Raises NotYours for any of the three persons, ProofMissing, NotAnOutcome, CorrectionNeverAsked,
    ReasonsNeverAsked, MoveNotAllowed.
    """
    row = locked(request)
    day = day_of(at, on)
    deeds: list[tuple[Act, Officer]] = []
    for step in STEPS_BEFORE_SIGNATURE.get(State(row.state), ()):
        person = checked_by if step is acts.Checked else drafted_by
        deeds.append((step(day), person or by))
    kind = OUTCOME_RULES[reply.outcome].letter
    dispatched = acts.Answered(day, reply.outcome, reply.dispatch, kind, reply.items, reply.proofs)
    perform_each(row, [*deeds, (dispatched, by)], at=at)
    return issue(
        row,
        kind=kind,
        body=reply.body,
        on=day,
        by=by,
        at=at,
        basis=reply.basis,
        enclosures=reply.enclosures,
    )


@transaction.atomic
def serve(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """答复送达, and with it 办结."""
    row = locked(request)
    day = day_of(at, on)
    perform(row, [acts.Served(day), acts.Closed(day)], by=by, at=at)
    return row


@transaction.atomic
def withdraw(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """申请人书面撤回, confirmed by a letter."""
    row = locked(request)
    day = day_of(at, on)
    perform(row, [acts.Withdrawn(day)], by=by, at=at)
    issue(row, kind=WITHDRAWAL, body="", on=day, by=by, at=at)
    return row


@transaction.atomic
def archive(
    *,
    request: InformationRequest,
    by: Officer,
    retention_years: int | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """归档; without a number of years the case is kept as `retention_of` says."""
    row = locked(request)
    years = retention_of(row) if retention_years is None else retention_years
    perform(row, [acts.Archived(day_of(at), years)], by=by, at=at)
    return row


def retention_of(row: InformationRequest) -> int:
    """保管期限 in years: refusals, excessive requests and unpaid fees thirty, others ten."""
    is_refusal = row.outcome.startswith("D")
    is_disputed = row.outcome in (Outcome.EXCESSIVE, Outcome.NOT_PAID)
    return LONG_RETENTION if is_refusal or is_disputed else SHORT_RETENTION
