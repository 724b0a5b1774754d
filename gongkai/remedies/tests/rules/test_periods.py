"""T12–T17 on both sides of their last day, over holidays and the ends of months."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.deadlines import Debtor, Standing, Term, deadlines
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.remedies.rules.kinds import Procedure
from gongkai.remedies.rules.periods import Proceeding, deadlines_of, defence_of, review_end
from gongkai.remedies.rules.table_four import Track
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
DAY = dt.timedelta(days=1)


def day(text):
    return dt.date.fromisoformat(text) if text else None


def proceeding(track=Track.REVIEW, copy="2026-04-24", **changed):
    known = {"accepted_on": day("2026-04-20"), "copy_received_on": day(copy)} | changed
    return Proceeding(track, **known)


SIMPLE, ORDINARY = Procedure.SIMPLE, Procedure.ORDINARY
DEFENCES = [
    # 2026-05-01 to 05-05 are off, saturday 05-09 is worked
    pytest.param(Track.REVIEW, SIMPLE, "2026-04-24", "T13", "2026-05-06", id="T13 over may day"),
    pytest.param(Track.REVIEW, SIMPLE, "2026-03-02", "T13", "2026-03-09", id="T13 plain"),
    pytest.param(Track.REVIEW, ORDINARY, "2026-04-24", "T14", "2026-05-12", id="T14 over may day"),
    pytest.param(Track.REVIEW, None, "2026-03-02", "T13", "2026-03-09", id="not told: shorter"),
    pytest.param(Track.DIRECT, None, "2026-03-02", "T15", "2026-03-17", id="T15 plain"),
    pytest.param(Track.AFTER, None, "2026-09-16", "T15", "2026-10-08", id="T15 ends in october"),
    pytest.param(Track.DIRECT, None, "2026-04-24", "T15", "2026-05-09", id="T15 worked saturday"),
    pytest.param(Track.DIRECT, None, "2026-03-13", "T15", "2026-03-30", id="T15 ends on saturday"),
]


@pytest.mark.parametrize(("track", "procedure", "copy", "term", "due"), DEFENCES)
def test_the_organ_has_until_the_last_day_and_no_longer(track, procedure, copy, term, due):
    case = proceeding(track, copy, procedure=procedure)
    owed = defence_of(case, CALENDAR)
    assert (owed.term, owed.due_on, owed.owed_by) == (Term(term), day(due), Debtor.ORGAN)
    assert owed.standing(day(due)) is Standing.OPEN
    assert owed.standing(day(due) + DAY) is Standing.MISSED
    sent = {
        on: defence_of(
            proceeding(track, copy, procedure=procedure, defence_sent_on=on), CALENDAR
        ).standing()
        for on in (day(due), day(due) + DAY)
    }
    assert list(sent.values()) == [Standing.MET, Standing.LATE]


def test_nothing_runs_before_the_copy_has_come():
    owed = defence_of(proceeding(copy=""), CALENDAR)
    assert (owed.due_on, owed.standing(day("2030-01-01"))) == (None, Standing.WAITING)


def test_a_case_that_ended_first_owes_nothing():
    over = proceeding(concluded_on=day("2026-04-27"))
    assert defence_of(over, CALENDAR).standing(day("2026-12-01")) is Standing.MOOT


def test_only_an_unknown_procedure_is_a_convention():
    grades = [defence_of(proceeding(procedure=each), CALENDAR).grade for each in (None, SIMPLE)]
    assert [grade.is_settled for grade in grades] == [False, True]


def suit_after(**changed):
    return deadlines_of(proceeding(**changed), CALENDAR)[0]


AFTER_REVIEW = [
    pytest.param("2026-03-02", "2026-03-17", id="plain"),
    pytest.param("2026-09-16", "2026-10-08", id="in october"),
    pytest.param("2026-04-16", "2026-05-06", id="on may day"),
    pytest.param("2026-08-31", "2026-09-15", id="end of month"),
]


@pytest.mark.parametrize(("received", "due"), AFTER_REVIEW)
def test_the_applicant_may_sue_after_the_decision(received, due):
    chance = suit_after(concluded_on=day("2026-02-24"), decision_received_on=day(received))
    assert (chance.term, chance.due_on) == (Term.SUE_AFTER_REVIEW, day(due))
    assert chance.owed_by is Debtor.APPLICANT
    assert chance.standing(day(due)) is Standing.OPEN
    assert chance.standing(day(due) + DAY) is Standing.MISSED


def test_without_a_decision_it_runs_from_the_end_of_the_review():
    for procedure, end in ((SIMPLE, "2026-05-20"), (ORDINARY, "2026-06-22"), (None, "2026-06-22")):
        case = proceeding(procedure=procedure)
        assert review_end(case, CALENDAR).result == day(end)  # 06-19 is off
        chance = suit_after(procedure=procedure)
        assert chance.starts_on == day(end)
        assert not chance.grade.is_settled


def test_a_suit_uses_the_chance():
    used = suit_after(concluded_on=day("2026-06-01"), sued_on=day("2026-06-10"))
    assert used.standing(day("2026-12-01")) is Standing.MET


@pytest.mark.parametrize("track", [Track.DIRECT, Track.AFTER])
def test_a_suit_is_followed_by_none(track):
    assert [each.term for each in deadlines_of(proceeding(track), CALENDAR)] == [Term.DEFEND_SUIT]


def chances(served, answered=None):
    """T10 and T11, or what stands in their place."""
    on = day("2026-03-02")
    reply = answered or acts.Answered(on, Outcome.GRANTED, Dispatch.POST)
    found = deadlines((reply, acts.Served(day(served))), None, CALENDAR)
    return {each.term.value: str(each.due_on) for each in found}


def imported(**told):
    return acts.AnsweredBefore(day("2026-03-02"), Outcome.GRANTED, Dispatch.POST, **told)


CHANCES = [
    pytest.param("2026-03-10", {}, {"T10": "2026-05-09", "T11": "2026-09-10"}, id="golden 13"),
    pytest.param("2026-08-03", {}, {"T10": "2026-10-08", "T11": "2027-02-03"}, id="golden 14"),
    pytest.param("2026-08-31", {}, {"T10": "2026-10-30", "T11": "2027-03-01"}, id="month end"),
    pytest.param(
        "2026-03-10",
        {"told_review": False},
        {"T16": "2027-03-10", "T11": "2026-09-10"},
        id="untold of review",
    ),
    pytest.param(
        "2026-03-10",
        {"told_suit": False},
        {"T10": "2026-05-09", "T17": "2027-03-10"},
        id="untold of suit",
    ),
    pytest.param(
        "2025-10-02",
        {"told_review": False, "told_suit": False},
        {"T16": "2026-10-08", "T17": "2026-10-08"},
        id="a year that ends in october",
    ),
    pytest.param(
        "2024-02-29",
        {"told_review": False, "told_suit": False},
        {"T16": "2025-02-28", "T17": "2025-02-28"},
        id="from a leap day",
    ),
]


@pytest.mark.parametrize(("served", "told", "ends"), CHANCES)
def test_who_was_not_told_has_a_year(served, told, ends):
    found = chances(served, imported(**told))
    assert found == ends
    if not told:
        assert chances(served) == ends


days = st.dates(dt.date(2021, 1, 1), dt.date(2026, 6, 1))


@given(copy=days, later=st.integers(1, 40), track=st.sampled_from(Track))
def test_a_later_copy_is_never_due_earlier(copy, later, track):
    first, second = (
        defence_of(proceeding(track, copy_received_on=each, copy=""), CALENDAR).due_on
        for each in (copy, copy + dt.timedelta(days=later))
    )
    assert first <= second


@given(copy=days, procedure=st.none() | st.sampled_from(Procedure), track=st.sampled_from(Track))
def test_the_last_day_is_worked_and_after_the_copy(copy, procedure, track):
    case = proceeding(track, copy_received_on=copy, copy="", procedure=procedure)
    owed = defence_of(case, CALENDAR)
    assert CALENDAR.is_workday(owed.due_on)
    assert owed.due_on > copy
