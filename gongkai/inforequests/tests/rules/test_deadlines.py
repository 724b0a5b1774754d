"""What has become of each period: met, late, missed, extended, moot, or still open."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.clock import DayKind, clock
from gongkai.inforequests.rules.deadlines import Debtor, Standing, Term, deadlines
from gongkai.inforequests.rules.errors import ActsOutOfOrder, ExtensionAfterExpiry
from gongkai.inforequests.rules.states import ClockEffect
from gongkai.inforequests.rules.turning import turning_points
from gongkai.inforequests.tests.rules.cases import (
    answered,
    arrived,
    asked,
    day,
    extended,
    registered,
)

# Received on 2 March 2026: correction by the 11th, answer by the 30th.
RECEIVED = registered("2026-03-02")
LETTER = arrived("2026-03-02", Channel.ORDINARY_MAIL)
CORRECTION = (acts.CorrectionAsked(day("2026-03-05"), 10), acts.CorrectionServed(day("2026-03-06")))
WITHDRAWN = acts.Withdrawn(day("2026-03-10"))
BY_HAND = answered("2026-03-30", dispatch=Dispatch.DIRECT)
RECALLED = acts.ReplyRecalled(day("2026-03-27"))
POSTED = acts.Posted(day("2026-04-14"))
S = Standing


def term(calendar, wanted, history):
    found = deadlines(history, clock(history, calendar), calendar)
    return next(each for each in found if each.term is wanted)


@pytest.mark.parametrize(
    ("wanted", "history", "today", "expected"),
    [
        pytest.param(Term.CONFIRM_LETTER, (LETTER,), "2026-03-02", S.OPEN, id="T1 that day"),
        pytest.param(Term.CONFIRM_LETTER, (LETTER,), "2026-03-03", S.MISSED, id="T1 a day later"),
        pytest.param(
            Term.CONFIRM_LETTER,
            (LETTER, acts.Confirmed(day("2026-03-02"))),
            *("2026-03-05", S.MET),
            id="T1 confirmed",
        ),
        pytest.param(
            Term.CONFIRM_LETTER,
            (LETTER, acts.Confirmed(day("2026-03-04"))),
            *("2026-03-05", S.LATE),
            id="T1 confirmed too late",
        ),
        pytest.param(Term.ASK_CORRECTION, (RECEIVED,), "2026-03-11", S.OPEN, id="T2 seventh day"),
        pytest.param(Term.ASK_CORRECTION, (RECEIVED,), "2026-03-12", S.MISSED, id="T2 eighth day"),
        pytest.param(
            Term.ASK_CORRECTION, (RECEIVED, *CORRECTION), "2026-04-01", S.MET, id="T2 asked"
        ),
        pytest.param(
            Term.ASK_CORRECTION,
            (RECEIVED, acts.CorrectionAsked(day("2026-03-12"), 10)),
            *("2026-03-12", S.LATE),
            id="T2 asked late",
        ),
        pytest.param(
            Term.ASK_CORRECTION, (RECEIVED, WITHDRAWN), "2026-04-01", S.MOOT, id="T2 withdrawn"
        ),
        pytest.param(
            Term.CORRECT, (RECEIVED, CORRECTION[0]), "2026-04-01", S.WAITING, id="T3 not served"
        ),
        pytest.param(Term.CORRECT, (RECEIVED, *CORRECTION), "2026-03-20", S.OPEN, id="T3 tenth"),
        pytest.param(Term.CORRECT, (RECEIVED, *CORRECTION), "2026-03-21", S.MISSED, id="T3 over"),
        pytest.param(
            Term.CORRECT,
            (RECEIVED, *CORRECTION, acts.Corrected(day("2026-03-20"))),
            *("2026-04-01", S.MET),
            id="T3 corrected",
        ),
        pytest.param(
            Term.CORRECT,
            (RECEIVED, *CORRECTION, acts.CorrectionLapsed(day("2026-03-23"))),
            *("2026-04-01", S.MISSED),
            id="T3 lapsed",
        ),
        pytest.param(Term.ANSWER, (RECEIVED,), "2026-03-30", S.OPEN, id="T4 twentieth day"),
        pytest.param(Term.ANSWER, (RECEIVED,), "2026-03-31", S.MISSED, id="T4 overdue"),
        pytest.param(
            Term.ANSWER, (RECEIVED, *CORRECTION), "2026-04-30", S.WAITING, id="T4 at a standstill"
        ),
        pytest.param(
            Term.ANSWER, (RECEIVED, answered("2026-03-30")), "2026-05-01", S.SENT, id="T4 signed"
        ),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, answered("2026-03-27"), acts.Posted(day("2026-03-30"))),
            *("2026-05-01", S.MET),
            id="T4 posted",
        ),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, answered("2026-03-30"), acts.Posted(day("2026-03-31"))),
            *("2026-05-01", S.LATE),
            id="T4 signed in time, posted late",
        ),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, answered("2026-03-30"), acts.Served(day("2026-04-02"))),
            *("2026-05-01", S.MET),
            id="T4 from before postings were kept",
        ),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, answered("2026-03-27"), RECALLED),
            *("2026-03-30", S.OPEN),
            id="T4 recalled, runs on",
        ),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, answered("2026-03-27"), RECALLED),
            *("2026-03-31", S.MISSED),
            id="T4 recalled, and run out",
        ),
        pytest.param(
            Term.ANSWER, (RECEIVED, answered("2026-03-31")), "2026-05-01", S.LATE, id="T4 late"
        ),
        pytest.param(
            Term.ANSWER, (RECEIVED, BY_HAND), "2026-05-01", S.SENT, id="T4 by hand, not signed"
        ),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, BY_HAND, acts.Served(day("2026-03-31"))),
            *("2026-05-01", S.LATE),
            id="T4 by hand, signed late",
        ),
        pytest.param(Term.ANSWER, (RECEIVED, WITHDRAWN), "2026-05-01", S.MOOT, id="T4 withdrawn"),
        pytest.param(
            Term.ANSWER,
            (RECEIVED, extended("2026-03-30", 10)),
            *("2026-04-02", S.EXTENDED),
            id="T4 extended",
        ),
        pytest.param(
            Term.ANSWER_EXTENDED,
            (RECEIVED, extended("2026-03-30", 10)),
            *("2026-04-02", S.OPEN),
            id="T5 open",
        ),
        pytest.param(
            Term.ANSWER_EXTENDED,
            (RECEIVED, extended("2026-03-30", 10), answered("2026-04-14"), POSTED),
            *("2026-05-02", S.MET),
            id="T5 met on its last day",
        ),
        pytest.param(
            Term.ANSWER_EXTENDED,
            (RECEIVED, extended("2026-03-30", 10), answered("2026-04-15")),
            *("2026-05-02", S.LATE),
            id="T5 late",
        ),
    ],
)
def test_the_standing_of_a_period(calendar, wanted, history, today, expected):
    assert term(calendar, wanted, history).standing(day(today)) is expected


def test_without_a_day_nothing_is_missed(calendar):
    assert term(calendar, Term.ANSWER, (RECEIVED,)).standing() is S.OPEN


def test_an_opinion_entered_back_dated_can_show_that_an_extension_came_too_late(calendar):
    """While the opinion was out, the end seemed later than it was."""
    asking = asked("2026-03-09", "2026-03-10")
    extension = extended("2026-04-10", 10)
    back_dated = acts.ConsultationAnswered(day("2026-03-10"), "third-1", acts.Opinion.AGREES)
    judge((RECEIVED, *asking), extension, calendar)
    history = (RECEIVED, *asking, extension, back_dated)
    assert term(calendar, Term.ANSWER, history).standing(day("2026-04-10")) is S.MISSED


@pytest.mark.parametrize(
    ("wanted", "history", "debtor"),
    [
        (Term.CONFIRM_LETTER, (LETTER,), Debtor.ORGAN),
        (Term.ASK_CORRECTION, (RECEIVED,), Debtor.ORGAN),
        (Term.CORRECT, (RECEIVED, *CORRECTION), Debtor.APPLICANT),
        (Term.ANSWER, (RECEIVED,), Debtor.ORGAN),
        (Term.ANSWER_EXTENDED, (RECEIVED, extended("2026-03-30")), Debtor.ORGAN),
    ],
)
def test_who_owes_it(calendar, wanted, history, debtor):
    assert term(calendar, wanted, history).owed_by is debtor


def test_a_redo_without_a_named_period_is_graded_as_such(calendar):
    redo = (RECEIVED, answered("2026-03-20"), acts.RedoOrdered(day("2026-06-04")))
    assert term(calendar, Term.ANSWER, redo).grade is Grade.UNVERIFIED
    assert term(calendar, Term.ANSWER, redo).met_on is None


class TestDeferral:
    TOLD = acts.ReplyDeferred(day("2026-03-10"), day("2026-04-30"))

    def test_each_day_up_to_the_date_told_is_explained(self, calendar):
        found = clock((RECEIVED, self.TOLD), calendar)
        assert found.days[-1].on == found.due_on == day("2026-04-30")
        kinds = {each.kind for each in found.days if each.on > day("2026-03-10")}
        assert kinds == {DayKind.DEFERRED}

    def test_a_date_beyond_the_calendar_is_explained_as_far_as_it_reaches(self, calendar):
        found = clock(
            (RECEIVED, acts.ReplyDeferred(day("2026-03-10"), day("9999-12-31"))), calendar
        )
        assert (str(found.due_on), str(found.days[-1].on)) == ("9999-12-31", "2050-12-31")

    def test_what_has_run_out_is_not_mended_by_it(self, calendar):
        with pytest.raises(ExtensionAfterExpiry):
            judge((RECEIVED,), acts.ReplyDeferred(day("2026-04-01"), day("2026-05-01")), calendar)

    def test_the_date_told_lies_ahead(self, calendar):
        with pytest.raises(ActsOutOfOrder):
            judge((RECEIVED,), acts.ReplyDeferred(day("2026-03-10"), day("2026-03-10")), calendar)


def test_the_seven_days_run_from_receipt_whatever_started_anew(calendar):
    paid = (acts.FeeAsked(day("2026-03-04"), 10), acts.FeePaid(day("2026-03-20")))
    late = acts.CorrectionAsked(day("2026-03-25"), 10)
    history = (RECEIVED, *paid, late)
    assert clock(history, calendar).frozen_by is None
    assert term(calendar, Term.ASK_CORRECTION, history).standing() is S.LATE


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param((LETTER, acts.Confirmed(day("2026-03-03"))), [ClockEffect.START], id="letter"),
        pytest.param(
            (RECEIVED, *CORRECTION, acts.Corrected(day("2026-03-20"))),
            [ClockEffect.START, ClockEffect.FREEZE, ClockEffect.RESTART],
            id="correction in time",
        ),
        pytest.param(
            (RECEIVED, acts.CorrectionAsked(day("2026-03-12"), 10)),
            [ClockEffect.START, ClockEffect.NONE],
            id="correction too late",
        ),
        pytest.param(
            (RECEIVED, *asked("2026-03-05", "2026-03-06", "2026-03-09"), extended("2026-03-10")),
            [ClockEffect.START, ClockEffect.PAUSE, ClockEffect.RESUME, ClockEffect.LENGTHEN],
            id="opinion and extension",
        ),
        pytest.param(
            (RECEIVED, acts.SecrecyReferred(day("2026-03-05"))), [ClockEffect.START], id="referral"
        ),
    ],
)
def test_what_each_act_did_to_the_period(calendar, history, expected):
    assert [point.effect for point in turning_points(history, calendar)] == expected
