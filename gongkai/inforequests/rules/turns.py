"""下一步: in each state, the act that brings the case on, and who has to bring it about.

The table of moves says what may happen; this says what a case waits for.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.states import MOVES, UNANSWERED, Actor, State

# The first is what usually comes next; the others lead on as well.
_LEADING_ON: dict[State, tuple[type[Act], ...]] = {
    State.ARRIVED: (acts.Confirmed,),
    State.REGISTERED: (acts.Assigned,),
    State.UNDER_REVIEW: (acts.HandedOver, acts.Drafted),
    State.CORRECTION_PENDING: (acts.Corrected, acts.CorrectionLapsed),
    State.REASON_PENDING: (acts.ReasonsReceived, acts.ReasonsRejected, acts.ReplyDeferred),
    State.FEE_PENDING: (acts.FeePaid, acts.FeeLapsed),
    State.IN_PROCESS: (acts.Drafted,),
    State.CONSULTING: (acts.ConsultationAnswered, acts.ConsultationLapsed, acts.ConsultationEnded),
    State.REFERRED_FOR_SECRECY: (acts.SecrecyDetermined,),
    State.DRAFTING: (acts.SubmittedForCheck,),
    State.LEGAL_CHECK: (acts.Checked,),
    State.APPROVAL: (acts.Answered,),
    State.DISPATCHED: (acts.Served,),
    State.SERVED: (acts.Closed,),
    State.CLOSED: (acts.Archived,),
    State.NOT_CORRECTED: (acts.Archived,),
    State.NOT_PAID: (acts.Archived,),
    State.WITHDRAWN: (acts.Archived,),
    State.RECONSIDERATION: (acts.RemedyConcluded,),
    State.LITIGATION: (acts.RemedyConcluded,),
    State.REDO: (acts.Drafted,),
}

# Nobody in the organ can do anything but wait.
OUTSIDE = frozenset({Actor.APPLICANT, Actor.PARTY})
# In these the post that the case was given to has the turn, whatever its role.
WITH_HANDLER = frozenset({State.UNDER_REVIEW, State.IN_PROCESS, State.DRAFTING, State.REDO})
# While these last, departments may be asked and may answer.
HANDLED = frozenset(
    {
        *(State.IN_PROCESS, State.CONSULTING, State.REFERRED_FOR_SECRECY),
        *(State.DRAFTING, State.REDO),
    }
)
DONE = frozenset(State) - UNANSWERED


@dataclass(frozen=True, slots=True)
class Turn:
    """轮到谁: the usual next act, who brings it about, and what else leads on."""

    act: type[Act]
    who: Actor
    others: tuple[type[Act], ...]

    @property
    def is_outside(self) -> bool:
        """Whether the organ waits for somebody else."""
        return self.who in OUTSIDE

    @property
    def leads_on(self) -> tuple[type[Act], ...]:
        """Every act that brings the case on, the usual one first."""
        return (self.act, *self.others)


def turn(state: State) -> Turn | None:
    """What the state waits for; None where the case is over."""
    leading_on = _LEADING_ON.get(state)
    if leading_on is None:
        return None
    usual, *others = leading_on
    who = next(move.who for move in MOVES if move.act is usual and state in move.sources)
    return Turn(usual, who, tuple(others))


def states_of(who: Actor) -> frozenset[State]:
    """The states in which this one has the turn."""
    turns = {state: turn(state) for state in State}
    return frozenset(state for state, due in turns.items() if due and due.who is who)
