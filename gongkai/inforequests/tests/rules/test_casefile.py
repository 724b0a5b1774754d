"""The fold: where a case stands after its acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import Flag, admit, fold
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.errors import MoveNotAllowed
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.rules.cases import (
    answered,
    arrived,
    asked,
    day,
    extended,
    in_process,
    registered,
    reviewed,
    up_to_signature,
)
from gongkai.workdays.rules.calendar import WorkdayCalendar

RECEIVED = "2026-03-02"
GRANTED = (
    *in_process(RECEIVED),
    *up_to_signature("2026-03-20"),
    answered("2026-03-23"),
    acts.Served(day("2026-03-25")),
    acts.Closed(day("2026-03-25")),
    acts.Archived(day("2026-04-01"), 10),
)


def test_a_whole_life(calendar):
    case = fold(GRANTED, calendar)
    assert case.state is State.ARCHIVED
    assert (case.channel, case.kind) == (Channel.IN_PERSON, ApplicantKind.NATURAL)
    assert case.outcome is Outcome.GRANTED
    assert (str(case.closed_on), str(case.reply_due_on)) == ("2026-03-23", "2026-03-30")
    assert case.due_on is None
    assert case.on_time is True
    assert case.flags == frozenset()


def test_before_confirmation_the_period_does_not_run(calendar):
    case = fold((arrived(RECEIVED),), calendar)
    assert (case.state, case.received_on, case.due_on) == (State.ARRIVED, None, None)
    confirmed = admit((arrived(RECEIVED),), acts.Confirmed(day("2026-03-03")), calendar)
    assert (str(confirmed.received_on), str(confirmed.due_on)) == ("2026-03-03", "2026-03-31")


P, H = Dispatch.POST, Dispatch.DIRECT


def posted(on):
    return acts.Posted(day(f"2026-{on}"))


def served(on, *, by_hand=False):
    return acts.Served(day(f"2026-{on}"), by_hand)


@pytest.mark.parametrize(
    ("ending", "state", "outcome", "closed"),
    [
        pytest.param(
            (
                acts.CorrectionAsked(day("2026-03-04"), 10),
                acts.CorrectionServed(day("2026-03-05")),
                acts.CorrectionLapsed(day("2026-03-20")),
            ),
            State.NOT_CORRECTED,
            Outcome.NOT_CORRECTED,
            "2026-03-20",
            id="not corrected",
        ),
        pytest.param(
            (
                acts.FeeAsked(day("2026-03-04"), 380),
                acts.FeeServed(day("2026-03-05")),
                acts.FeeLapsed(day("2026-04-07")),
            ),
            State.NOT_PAID,
            Outcome.NOT_PAID,
            "2026-04-07",
            id="not paid",
        ),
        pytest.param(
            (acts.Withdrawn(day("2026-03-06")),),
            State.WITHDRAWN,
            Outcome.OTHER,
            "2026-03-06",
            id="withdrawn",
        ),
    ],
)
def test_a_life_that_ends_without_a_reply(calendar, ending, state, outcome, closed):
    case = fold((*reviewed(RECEIVED), *ending), calendar)
    assert (case.state, case.outcome, str(case.closed_on)) == (state, outcome, closed)
    assert case.due_on is None


@pytest.mark.parametrize(
    ("dispatch", "signed", "later", "on_time"),
    [
        pytest.param(P, "2026-03-30", [posted("03-30")], True, id="posted on the last day"),
        pytest.param(P, "2026-03-30", [posted("03-31")], False, id="posted a day late"),
        pytest.param(P, "2026-03-30", [], None, id="signed, not posted"),
        pytest.param(P, "2026-03-31", [], False, id="signed too late for any post"),
        pytest.param(
            P, "2026-03-27", [posted("03-30"), posted("04-09")], True, id="came back, posted again"
        ),
        pytest.param(
            P, "2026-03-27", [posted("03-30"), served("04-09")], True, id="posted, signed for later"
        ),
        pytest.param(P, "2026-03-30", [served("04-02")], True, id="before postings were kept"),
        pytest.param(
            P, "2026-03-30", [served("04-02", by_hand=True)], False, id="handed over after all"
        ),
        pytest.param(H, "2026-03-30", [served("03-31")], False, id="signed for too late"),
        pytest.param(H, "2026-03-30", [served("03-30")], True, id="signed for the same day"),
        pytest.param(H, "2026-03-30", [], None, id="not yet signed for"),
        pytest.param(H, "2026-03-27", [posted("03-30")], True, id="posted after all"),
        pytest.param(Dispatch.ONLINE, "2026-03-30", [], True, id="sent on the last day"),
        pytest.param(Dispatch.ONLINE, "2026-03-31", [], False, id="sent a day late"),
    ],
)
def test_which_day_shows_that_a_reply_was_in_time(calendar, dispatch, signed, later, on_time):
    history = (
        *in_process(RECEIVED),
        *up_to_signature("2026-03-20"),
        answered(signed, dispatch=dispatch),
        *later,
    )
    case = fold(history, calendar)
    assert case.on_time is on_time
    assert (Flag.LATE_REPLY in case.flags) is (on_time is False)


def test_a_redone_answer_is_not_counted_twice(calendar):
    history = (
        *GRANTED[:-1],
        acts.RemedyOpened(day("2026-04-20"), acts.RemedyTrack.RECONSIDERATION),
        acts.RedoOrdered(day("2026-06-04")),
    )
    reopened = fold(history, calendar)
    assert (reopened.state, str(reopened.due_on)) == (State.REDO, "2026-07-03")
    redone = fold(
        (*history, *up_to_signature("2026-06-10"), answered("2026-06-11", Outcome.DELIBERATION)),
        calendar,
    )
    assert (redone.outcome, str(redone.closed_on)) == (Outcome.GRANTED, "2026-03-23")
    assert redone.redone_outcome is Outcome.DELIBERATION


def test_two_opinions_side_by_side(calendar):
    history = (
        *in_process(RECEIVED),
        *asked("2026-03-04", "2026-03-05", party="third-1"),
        *asked("2026-03-04", party="third-2"),
    )
    assert Flag.DELIVERY_UNPROVEN in fold(history, calendar).flags
    one_back = (*history, acts.ConsultationAnswered(day("2026-03-09"), "third-1", "agrees"))
    assert fold(one_back, calendar).state is State.CONSULTING
    both_back = (*one_back, acts.ConsultationAnswered(day("2026-03-09"), "third-2", "agrees"))
    assert fold(both_back, calendar).state is State.IN_PROCESS


def test_lateness_is_derived(calendar):
    case = fold((registered(RECEIVED),), calendar)
    assert not case.is_overdue(day("2026-03-30"))
    assert case.is_overdue(day("2026-03-31"))


def test_flags_of_an_extended_case(calendar):
    assert Flag.EXTENDED in fold((registered(RECEIVED), extended("2026-03-20")), calendar).flags


def test_history_that_the_table_does_not_know_is_refused(calendar):
    with pytest.raises(MoveNotAllowed):
        fold((registered(RECEIVED), answered("2026-03-23")), calendar)


@pytest.mark.parametrize("history", [(), (acts.Assigned(day(RECEIVED)),)])
def test_a_case_begins_with_a_receipt(calendar, history):
    with pytest.raises((ValueError, MoveNotAllowed)):
        fold(history, calendar)


@given(st.integers(1, len(GRANTED)))
def test_the_fold_is_a_function_of_the_acts_only(length):
    calendar = WorkdayCalendar.official()
    part = GRANTED[:length]
    assert fold(part, calendar) == fold(list(part), calendar)
    if length > 1:
        assert admit(part[:-1], part[-1], calendar) == fold(part, calendar)


def test_what_was_withdrawn_before_receipt_may_have_to_be_answered_all_the_same(calendar):
    history = (
        arrived(RECEIVED),
        acts.Withdrawn(day("2026-03-03")),
        acts.RemedyOpened(day("2026-04-01"), acts.RemedyTrack.RECONSIDERATION),
    )
    with pytest.raises(MoveNotAllowed):
        admit(history[:2], history[2], calendar)
    history = (*history[:2], acts.Archived(day("2026-03-10"), 10), history[2])
    case = admit(history, acts.RedoOrdered(day("2026-05-06"), 10), calendar)
    assert (case.state, case.received_on, str(case.due_on)) == (State.REDO, None, "2026-05-19")


def test_a_recalled_reply_leaves_the_case_as_if_unsigned(calendar):
    history = (*in_process(RECEIVED), *up_to_signature("2026-03-20"), answered("2026-03-20"))
    before = fold(history[:-1], calendar)
    case = fold((*history, acts.ReplyRecalled(day("2026-03-23"))), calendar)
    assert (case.state, case.outcome, case.closed_on) == (State.DRAFTING, None, None)
    assert (case.due_on, case.on_time) == (before.due_on, None)


def test_a_reply_signed_anew_is_the_one_that_counts(calendar):
    history = (
        *in_process(RECEIVED),
        *up_to_signature("2026-03-20"),
        answered("2026-03-20"),
        acts.ReplyRecalled(day("2026-03-23")),
        *up_to_signature("2026-03-30")[1:],
        answered("2026-03-30", Outcome.DELIBERATION),
    )
    signed = fold(history, calendar)
    assert (signed.outcome, str(signed.closed_on)) == (Outcome.DELIBERATION, "2026-03-30")
    assert signed.redone_outcome is None
    assert fold((*history, posted("03-31")), calendar).on_time is False
    assert fold((*history, posted("03-30")), calendar).on_time is True
