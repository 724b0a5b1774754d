"""The worked cases of the procedure, one by one."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.channels import Channel, Evidence, receipt
from gongkai.inforequests.rules.clock import clock
from gongkai.inforequests.rules.deadlines import Term, deadlines, in_calendar_days, in_months
from gongkai.inforequests.tests.rules.cases import asked, day, extended, registered
from gongkai.workdays.rules.calendar import WorkdayCalendar


def due(calendar, *history):
    return str(clock(history, calendar).due_on)


def term(calendar, wanted, *history):
    found = deadlines(history, clock(history, calendar), calendar)
    return next(each for each in found if each.term is wanted)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        pytest.param("2022-09-30", "2022-11-02", id="1 a court counted the make-up days"),
        pytest.param("2020-01-17", "2020-02-21", id="2 the spring festival of 2020 was longer"),
        pytest.param("2020-01-20", "2020-02-25", id="3 the same, three days later"),
        pytest.param("2025-09-22", "2025-10-24", id="4 over the national day"),
        pytest.param("2026-02-05", "2026-03-11", id="5 over the spring festival"),
        pytest.param("2026-09-26", "2026-10-29", id="11 filed on a holiday"),
        pytest.param("2026-09-28", "2026-10-30", id="11 confirmed on monday"),
        pytest.param("2025-12-16", "2026-01-14", id="15 carried into the next year"),
        pytest.param("2025-12-03", "2025-12-31", id="16 the last to end in 2025"),
        pytest.param("2026-12-03", "2026-12-31", id="16 the last to end in 2026"),
    ],
)
def test_twenty_working_days_from_receipt(calendar, received, expected):
    assert due(calendar, registered(received)) == expected


@pytest.mark.parametrize(
    ("received", "before_the_extension"),
    [("2020-01-17", "2020-02-19"), ("2020-01-20", "2020-02-21")],
)
def test_2_and_3_the_calendar_as_it_was_known_before_the_holiday_grew(
    calendar, received, before_the_extension
):
    known = calendar.as_known_on(day("2020-01-20"))
    assert due(known, registered(received)) == before_the_extension


@pytest.mark.parametrize(
    ("received", "latest"),
    [
        pytest.param("2025-09-22", "2025-09-30", id="4"),
        pytest.param("2026-02-05", "2026-02-14", id="5 a saturday that is worked"),
        pytest.param("2026-02-06", "2026-02-24", id="6"),
    ],
)
def test_a_correction_can_be_asked_for_within_seven_working_days(calendar, received, latest):
    assert str(term(calendar, Term.ASK_CORRECTION, registered(received)).due_on) == latest


def test_5_with_the_full_extension(calendar):
    history = (registered("2026-02-05"), extended("2026-03-11"))
    assert due(calendar, *history) == "2026-04-09"
    assert str(term(calendar, Term.ANSWER, *history).due_on) == "2026-03-11"
    assert str(term(calendar, Term.ANSWER_EXTENDED, *history).due_on) == "2026-04-09"


def test_6_a_correction_starts_the_period_anew(calendar):
    received = registered("2026-02-06")
    asking = (
        acts.CorrectionAsked(day("2026-02-12"), days=10),
        acts.CorrectionServed(day("2026-02-13")),
    )
    assert due(calendar, received) == "2026-03-12"
    assert clock((received, *asking), calendar).due_on is None
    assert str(term(calendar, Term.CORRECT, received, *asking).due_on) == "2026-03-05"
    corrected = acts.Corrected(day("2026-03-05"))
    assert due(calendar, received, *asking, corrected) == "2026-04-02"


def test_7_the_days_of_a_third_party_do_not_count(calendar):
    received = registered("2026-04-20")
    assert due(calendar, received) == "2026-05-20"
    history = (received, *asked("2026-04-27", "2026-04-28", "2026-05-14"))
    assert due(calendar, *history) == "2026-06-04"
    assert str(term(calendar, Term.THIRD_PARTY_OPINION, *history).due_on) == "2026-05-21"
    suspended = [each for each in clock(history, calendar).days if each.kind == "suspended"]
    assert len(suspended) == 11


def test_8_silence_pauses_until_the_end_of_the_fifteen_days(calendar):
    history = (registered("2026-04-20"), *asked("2026-04-27", "2026-04-28"))
    assert due(calendar, *history) == "2026-06-11"
    suspended = [each for each in clock(history, calendar).days if each.kind == "suspended"]
    assert len(suspended) == 16


def test_8_silence_means_different_things(calendar):
    third = (registered("2026-04-20"), *asked("2026-04-27", "2026-04-28"))
    maker = (
        registered("2026-04-20"),
        *asked("2026-04-27", "2026-04-28", party="maker-1", kind=Party.CO_MAKER),
    )
    assert due(calendar, *third) == due(calendar, *maker)
    assert term(calendar, Term.THIRD_PARTY_OPINION, *third).article.startswith("条例第32条")
    assert term(calendar, Term.AGENCY_OPINION, *maker).article.startswith("条例第34条")


def test_9_an_extension_on_top_of_a_consultation(calendar):
    history = (
        registered("2026-04-20"),
        *asked("2026-04-27", "2026-04-28", "2026-05-14"),
        extended("2026-06-01"),
    )
    assert due(calendar, *history) == "2026-07-03"


def test_10_payment_starts_the_period_anew(calendar):
    received = registered("2026-03-02")
    assert due(calendar, received) == "2026-03-30"  # the notice must be out by then
    notice = (acts.FeeAsked(day("2026-03-24"), 380), acts.FeeServed(day("2026-03-24")))
    assert str(term(calendar, Term.PAY, received, *notice).due_on) == "2026-04-22"
    paid = acts.FeePaid(day("2026-04-10"))
    assert due(calendar, received, *notice, paid) == "2026-05-12"
    counted = [each for each in clock((received, *notice, paid), calendar).days if each.number]
    assert str(next(each.on for each in counted if each.on > paid.on)) == "2026-04-13"


def test_11_an_online_request_is_watched_from_the_day_of_filing(calendar):
    found = receipt(
        Channel.ONLINE, Evidence(arrived_on=day("2026-09-26"), confirmed_on=day("2026-09-28"))
    )
    assert (str(found.received_on), str(found.cautious_on)) == ("2026-09-28", "2026-09-26")


def test_12_the_first_day_is_a_sunday_that_is_worked(calendar):
    days = clock((registered("2025-12-31"),), calendar).days
    first = next(each for each in days if each.number == 1)
    assert (str(first.on), first.reason) == ("2026-01-04", "make_up_day")


@pytest.mark.parametrize(
    ("served", "review", "suit"),
    [
        pytest.param("2026-03-10", "2026-05-09", "2026-09-10", id="13 a saturday that is worked"),
        pytest.param("2026-08-03", "2026-10-08", "2027-02-03", id="14 rolls over the national day"),
    ],
)
def test_remedies_run_in_calendar_days_and_months(calendar, served, review, suit):
    assert str(in_calendar_days(day(served), 60, calendar).result) == review
    assert str(in_months(day(served), 6, calendar).result) == suit


def test_a_month_without_that_day_ends_on_its_last(calendar):
    assert str(in_months(day("2025-08-31"), 6, calendar).result) == "2026-02-28"


def test_15_an_open_request_has_no_closing_day(calendar):
    case = fold((registered("2025-12-16"),), calendar)
    assert case.is_open
    assert case.closed_on is None


def test_16_a_day_later_leans_on_a_calendar_not_yet_published():
    calendar = WorkdayCalendar.official()
    assert not clock((registered("2026-12-03"),), calendar).provisional
    assert clock((registered("2026-12-04"),), calendar).provisional
