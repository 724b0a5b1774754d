"""信息处理费 and the periods: asked in time, paid, withdrawn, left to lapse."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.casefile import admit, fold
from gongkai.inforequests.rules.deadlines import Standing, Term
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, policy_with
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.inforequests.rules.states import ClockEffect
from gongkai.inforequests.rules.turning import turning_points
from gongkai.inforequests.rules.whatif import answer
from gongkai.inforequests.tests.rules.cases import in_process

RECEIVED = "2026-03-02"  # the notice has to go out by 30 March


def day(text):
    return date.fromisoformat(text)


def asked(on="2026-03-20", *more):
    return (*in_process(RECEIVED), acts.FeeAsked(day(on), 100), *more)


def served(*more):
    """Received on 24 March: to be paid until 22 April (worked case 10)."""
    return asked("2026-03-20", acts.FeeServed(day("2026-03-24")), *more)


WAIVED = acts.FeeWaived(day("2026-03-26"))
PAID = acts.FeePaid(day("2026-04-10"))


def deadline(case, term):
    return next((each for each in case.deadlines if each.term is term), None)


def test_nothing_is_said_of_a_notice_before_there_is_one(calendar):
    assert deadline(fold(in_process(RECEIVED), calendar), Term.ASK_FEE) is None


def test_the_notice_was_due_by_the_end_of_the_answering_period(calendar):
    found = deadline(fold(asked("2026-03-30"), calendar), Term.ASK_FEE)
    assert (found.due_on, found.standing()) == (day("2026-03-30"), Standing.MET)


def test_an_extension_leaves_more_time_for_it(calendar):
    extended = acts.Extended(day("2026-03-20"), 20, "head")
    history = (*in_process(RECEIVED), extended, acts.FeeAsked(day("2026-04-20"), 100))
    assert deadline(fold(history, calendar), Term.ASK_FEE).due_on == day("2026-04-28")


def test_paid_the_count_begins_anew(calendar):
    case = fold(served(PAID), calendar)
    assert case.due_on == day("2026-05-12")
    assert deadline(case, Term.PAY).standing() is Standing.MET


def test_withdrawn_the_period_is_as_if_no_fee_had_been_asked(calendar):
    case, bare = fold(served(WAIVED), calendar), fold(in_process(RECEIVED), calendar)
    assert case.due_on == bare.due_on == day("2026-03-30")
    assert case.clock.days == bare.clock.days
    assert deadline(case, Term.PAY).standing(day("2026-12-01")) is Standing.MOOT


def test_where_the_office_holds_otherwise_waiting_was_a_pause(calendar):
    policy = policy_with({"fee_waiver_pauses": True})
    case = fold(served(WAIVED), calendar, policy)
    assert case.due_on == day("2026-04-03")  # four working days later


@pytest.mark.parametrize("effect", ["restart", "pause", "none"])
def test_a_withdrawal_leans_on_its_ruling_whatever_payment_does(calendar, effect):
    policy = policy_with({"payment_effect": effect})
    assert "fee_waiver_pauses" in leans_on(served(WAIVED), calendar, policy)
    assert fold(served(WAIVED), calendar, policy).due_on == day("2026-03-30")


def test_the_turns_of_the_clock_are_told(calendar):
    told = [(type(each.act), each.effect) for each in turning_points(served(WAIVED), calendar)]
    assert told[-2:] == [
        (acts.FeeAsked, ClockEffect.FREEZE),
        (acts.FeeWaived, ClockEffect.RESUME),
    ]


def test_a_what_if_knows_it(calendar):
    question = {
        "received": RECEIVED,
        "acts": [{"act": "fee", "notified": "2026-03-20", "waived": "2026-03-26"}],
    }
    assert answer(question, calendar)["due"] == "2026-03-30"


REFUSED = (
    ("a second", served(PAID), acts.FeeAsked(day("2026-04-13"), 100), errors.SecondFee),
    ("too late", in_process(RECEIVED), acts.FeeAsked(day("2026-03-31"), 100), "late"),
    (
        "before the tariff",
        in_process("2020-12-01"),
        acts.FeeAsked(day("2020-12-15"), 100),
        errors.FeeNotYetLawful,
    ),
    ("served twice", served(), acts.FeeServed(day("2026-03-25")), errors.FeeServedAlready),
    ("paid before it was asked", asked(), acts.FeePaid(day("2026-03-19")), errors.ActsOutOfOrder),
    ("lapsed on the last day", served(), acts.FeeLapsed(day("2026-04-22")), errors.LapseTooEarly),
    ("lapsed unserved", asked(), acts.FeeLapsed(day("2026-06-30")), errors.LapseTooEarly),
    ("withdrawn after payment", served(PAID), acts.FeeWaived(day("2026-04-13")), "move"),
)
NAMED = {"late": errors.FeeNoticeTooLate, "move": errors.MoveNotAllowed}


@pytest.mark.parametrize(
    ("history", "act", "error"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED]
)
def test_refused(calendar, history, act, error):
    with pytest.raises(NAMED.get(error, error)):
        admit(history, act, calendar, DEFAULT_POLICY)


ADMITTED = (
    ("on the last day", in_process(RECEIVED), acts.FeeAsked(day("2026-03-30"), 100)),
    ("anew after a withdrawal", served(WAIVED), acts.FeeAsked(day("2026-03-27"), 100)),
    ("the second is served too", None, acts.FeeServed(day("2026-03-30"))),
    ("paid before it was served", asked(), acts.FeePaid(day("2026-03-20"))),
    ("recorded as paid afterwards", served(), acts.FeePaid(day("2026-03-21"))),
    ("paid after the end, not yet closed", served(), acts.FeePaid(day("2026-04-28"))),
    ("lapsed", served(), acts.FeeLapsed(day("2026-04-23"))),
)


@pytest.mark.parametrize(
    ("history", "act"), [each[1:] for each in ADMITTED], ids=[each[0] for each in ADMITTED]
)
def test_admitted(calendar, history, act):
    again = (*served(WAIVED), acts.FeeAsked(day("2026-03-27"), 200))
    assert admit(history or again, act, calendar)


def test_the_period_to_pay_runs_from_the_notice_that_stands(calendar):
    again = (*served(WAIVED), acts.FeeAsked(day("2026-03-27"), 200))
    assert deadline(fold(again, calendar), Term.PAY).due_on is None
