"""Whose turn it is, state by state."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.states import Actor, State, possible_acts
from gongkai.inforequests.rules.turns import states_of, turn

A, S = Actor, State


@pytest.mark.parametrize(
    ("state", "act", "who"),
    [
        (S.ARRIVED, acts.Confirmed, A.REGISTRAR),
        (S.REGISTERED, acts.Assigned, A.OFFICE),
        (S.UNDER_REVIEW, acts.HandedOver, A.OFFICE),
        (S.CORRECTION_PENDING, acts.Corrected, A.APPLICANT),
        (S.REASON_PENDING, acts.ReasonsReceived, A.APPLICANT),
        (S.FEE_PENDING, acts.FeePaid, A.APPLICANT),
        (S.IN_PROCESS, acts.Drafted, A.DEPARTMENT),
        (S.CONSULTING, acts.ConsultationAnswered, A.PARTY),
        (S.REFERRED_FOR_SECRECY, acts.SecrecyDetermined, A.PARTY),
        (S.DRAFTING, acts.SubmittedForCheck, A.DEPARTMENT),
        (S.LEGAL_CHECK, acts.Checked, A.REVIEWER),
        (S.APPROVAL, acts.Answered, A.SIGNATORY),
        (S.DISPATCHED, acts.Served, A.OFFICE),
        (S.SERVED, acts.Closed, A.OFFICE),
        (S.CLOSED, acts.Archived, A.ARCHIVIST),
        (S.WITHDRAWN, acts.Archived, A.ARCHIVIST),
        (S.NOT_CORRECTED, acts.Archived, A.ARCHIVIST),
        (S.NOT_PAID, acts.Archived, A.ARCHIVIST),
        (S.RECONSIDERATION, acts.RemedyConcluded, A.REVIEWER),
        (S.LITIGATION, acts.RemedyConcluded, A.REVIEWER),
        (S.REDO, acts.Drafted, A.DEPARTMENT),
    ],
)
def test_what_comes_next(state, act, who):
    due = turn(state)
    assert (due.act, due.who) == (act, who)


def test_an_archived_case_waits_for_nobody():
    assert turn(S.ARCHIVED) is None


@pytest.mark.parametrize("state", set(State) - {State.ARCHIVED})
def test_whatever_leads_on_is_possible(state):
    assert set(turn(state).leads_on) <= set(possible_acts(state))


def test_every_state_but_the_last_is_somebodys_turn():
    assert set().union(*(states_of(actor) for actor in Actor)) == set(State) - {State.ARCHIVED}


@pytest.mark.parametrize("state", [S.CORRECTION_PENDING, S.FEE_PENDING, S.CONSULTING])
def test_while_others_are_waited_for(state):
    assert turn(state).is_outside
