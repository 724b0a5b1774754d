"""The table of moves."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import ACT_TYPES, RemedyTrack
from gongkai.inforequests.rules.errors import MoveNotAllowed
from gongkai.inforequests.rules.states import (
    MOVES,
    REPLIED,
    UNANSWERED,
    ClockEffect,
    State,
    next_state,
    possible_acts,
)
from gongkai.inforequests.tests.rules.cases import answered, day, extended, registered

ON = day("2026-03-02")


def test_every_state_has_a_way_on():
    assert [state for state in State if not possible_acts(state)] == []


def test_every_state_is_reachable():
    reached = {move.to for move in MOVES if move.opens}
    for _ in State:
        reached |= {move.to for move in MOVES if move.to and move.sources & reached}
    # Litigation shares its row with reconsideration; the track decides.
    assert reached | {State.LITIGATION} == set(State)
    assert next_state(State.SERVED, acts.RemedyOpened(ON, RemedyTrack.LITIGATION)) is (
        State.LITIGATION
    )


def test_every_act_has_its_place_in_the_table():
    assert {move.act for move in MOVES} == set(ACT_TYPES.values())


def test_no_two_rows_claim_the_same_move():
    claimed = [(move.act, source) for move in MOVES for source in move.sources]
    assert len(claimed) == len(set(claimed))


def test_a_case_begins_with_its_arrival_or_registration():
    assert {move.act for move in MOVES if move.opens} == {acts.Arrived, acts.Registered}


def test_whatever_stops_the_clock_ends_the_open_states():
    ends = {move.to for move in MOVES if move.clock is ClockEffect.STOP}
    assert not ends & UNANSWERED


@pytest.mark.parametrize(
    ("state", "act", "expected"),
    [
        (None, registered("2026-03-02"), State.REGISTERED),
        (State.ARRIVED, acts.Confirmed(ON), State.REGISTERED),
        (State.REGISTERED, acts.Assigned(ON), State.UNDER_REVIEW),
        (State.UNDER_REVIEW, acts.CorrectionAsked(ON, 10), State.CORRECTION_PENDING),
        (State.CORRECTION_PENDING, acts.Corrected(ON), State.UNDER_REVIEW),
        (State.REASON_PENDING, acts.ReplyDeferred(ON, ON), State.IN_PROCESS),
        (State.FEE_PENDING, acts.FeePaid(ON), State.IN_PROCESS),
        (State.CONSULTING, extended("2026-03-02"), State.CONSULTING),
        (State.APPROVAL, answered("2026-03-02"), State.DISPATCHED),
        (State.FEE_PENDING, acts.Withdrawn(ON), State.WITHDRAWN),
        (State.LITIGATION, acts.RedoOrdered(ON), State.REDO),
    ],
)
def test_a_move_of_the_table(state, act, expected):
    assert next_state(state, act) is expected


@pytest.mark.parametrize(
    ("state", "act"),
    [
        pytest.param(None, acts.Confirmed(ON), id="nothing to confirm"),
        pytest.param(State.REGISTERED, registered("2026-03-02"), id="registered twice"),
        pytest.param(State.REGISTERED, answered("2026-03-02"), id="answered unsigned"),
        pytest.param(State.CORRECTION_PENDING, extended("2026-03-02"), id="extended while waiting"),
        pytest.param(State.DISPATCHED, acts.Withdrawn(ON), id="withdrawn after the reply"),
        pytest.param(State.DISPATCHED, extended("2026-03-02"), id="extended after the reply"),
        pytest.param(State.SERVED, acts.Archived(ON, 10), id="archived before it is closed"),
        pytest.param(State.ARCHIVED, acts.Assigned(ON), id="reopened from the archive"),
    ],
)
def test_a_move_outside_the_table_is_refused(state, act):
    with pytest.raises(MoveNotAllowed) as refused:
        next_state(state, act)
    assert refused.value.act == act.event


def test_the_last_opinion_ends_the_consultation():
    opinion = acts.ConsultationAnswered(ON, "third-1", acts.Opinion.AGREES)
    assert next_state(State.CONSULTING, opinion, others_open=True) is State.CONSULTING
    assert next_state(State.CONSULTING, opinion) is State.IN_PROCESS


@pytest.mark.parametrize("state", sorted(UNANSWERED))
def test_an_applicant_may_withdraw_until_the_reply(state):
    assert next_state(state, acts.Withdrawn(ON)) is State.WITHDRAWN


@pytest.mark.parametrize("state", sorted(REPLIED))
def test_a_slip_in_the_reply_can_be_amended(state):
    # What is archived stays as it is: the case goes on, to be archived again.
    after = State.CLOSED if state is State.ARCHIVED else state
    assert next_state(state, acts.ReplyAmended(ON)) is after
