"""在走的期限: which periods of a case somebody has to watch."""

from __future__ import annotations

from gongkai.inforequests.rules.casefile import CaseState
from gongkai.inforequests.rules.deadlines import Deadline, Standing, Term
from gongkai.inforequests.rules.states import State

# What the applicant may still do about a reply is nobody's duty here.
_AFTERWARDS = frozenset({Term.SEEK_REVIEW, Term.SUE})
# Only until the review is over can a correction be asked for.
_CORRECTABLE = frozenset({State.REGISTERED, State.UNDER_REVIEW})


def running(case: CaseState) -> tuple[Deadline, ...]:
    """The periods with an end, not yet kept, of a case that is owed a decision. Once silence is
    recorded nobody waits for that party."""
    if not case.is_open:
        return ()
    asked = case.clock.consultations if case.clock else ()
    silent = {each.party for each in asked if not each.is_open}
    return tuple(
        each for each in case.deadlines if each.party not in silent and _runs(each, case.state)
    )


def _runs(each: Deadline, state: State) -> bool:
    if each.due_on is None or each.term in _AFTERWARDS:
        return False
    if each.term is Term.ASK_CORRECTION and state not in _CORRECTABLE:
        return False
    return each.standing() is Standing.OPEN
