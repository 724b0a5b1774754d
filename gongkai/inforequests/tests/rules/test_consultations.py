"""征求意见: parties side by side, silence, returned letters, late opinions, and what they cost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.casefile import Flag, admit, fold
from gongkai.inforequests.rules.clock import clock
from gongkai.inforequests.rules.consultations import (
    may_disclose_from,
    suspended_days,
    suspensions,
)
from gongkai.inforequests.rules.deadlines import Standing, Term
from gongkai.inforequests.rules.letters.opinions import asked_opinions
from gongkai.inforequests.rules.policy import policy_with
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.whatif import answer
from gongkai.inforequests.tests.rules.cases import (
    answered,
    asked,
    day,
    in_process,
    up_to_signature,
)
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
CASE = in_process("2026-04-20")  # due 2026-05-20 as long as nobody is asked


def lapsed(on, party="third-1"):
    return acts.ConsultationLapsed(day(on), party)


def ended(on, party="third-1"):
    return acts.ConsultationEnded(day(on), party)


def amended(on, party="third-1", opinion=Opinion.OBJECTS):
    return acts.OpinionAmended(day(on), party, opinion)


def of(number, *dates):
    return asked(*dates, party=f"third-{number}")


def merged(*parts):
    return (*CASE, *sorted((act for part in parts for act in part), key=lambda act: act.on))


@pytest.mark.parametrize(
    ("parts", "due", "each", "together"),
    [
        pytest.param([of(1, "2026-04-27", "2026-04-28", "2026-05-14")], "2026-06-04", [11], 11),
        pytest.param(
            [of(1, "2026-04-27", "2026-04-28"), [lapsed("2026-05-22")]], "2026-06-11", [16], 16
        ),
        pytest.param(
            [
                of(1, "2026-04-27", "2026-04-28", "2026-05-14"),
                of(2, "2026-05-08", "2026-05-09", "2026-05-20"),
            ],
            "2026-06-10",
            [11, 9],
            15,
        ),
        pytest.param(
            [
                of(1, "2026-04-27", "2026-04-28", "2026-04-30"),
                of(2, "2026-05-11", "2026-05-11", "2026-05-13"),
            ],
            "2026-05-27",
            [3, 2],
            5,
        ),
        pytest.param(
            [
                of(1, "2026-04-27", "2026-04-28", "2026-05-06"),
                of(2, "2026-04-27", "2026-04-28"),
                of(3, "2026-04-27", "2026-04-29", "2026-05-14"),
                [lapsed("2026-05-22", "third-2")],
            ],
            "2026-06-11",
            [4, 16, 11],
            16,
        ),
        pytest.param([of(1, "2026-04-27"), [ended("2026-05-08")]], "2026-05-28", [6], 6),
        pytest.param(
            [of(1, "2026-04-27"), [ended("2026-05-08")], of(2, "2026-05-08", "2026-05-09")],
            "2026-06-22",
            [6, 16],
            22,
        ),
        pytest.param(
            [of(1, "2026-04-27", "2026-04-28"), [ended("2026-07-31")]], "2026-06-11", [16], 16
        ),
        pytest.param(
            [of(1, "2026-04-27", "2026-04-28"), [lapsed("2026-05-22"), amended("2026-05-26")]],
            "2026-06-11",
            [16],
            16,
        ),
    ],
    ids=[
        *("answered", "silent", "two overlap", "two apart", "one of three silent"),
        *("returned, ended", "ended, the successor asked the same day"),
        *("ended after its own period", "speaks after its silence"),
    ],
)
def test_what_consultations_cost(parts, due, each, together):
    running = clock(merged(*parts), CALENDAR)
    assert running.due_on == day(due)
    assert [part.days for part in suspensions(running)] == each
    assert suspended_days(running) == together


ASKED = st.tuples(st.integers(1, 18), st.integers(0, 8), st.integers(0, 40), st.booleans())


@given(st.lists(ASKED, max_size=4), st.dates(date(2024, 1, 1), date(2026, 9, 30)))
def test_the_days_left_out_are_the_working_days_of_the_union(consultations, received):
    """Never more than the sum of the parties, never a day twice, never a day off."""
    received = CALENDAR.next_workday(received)
    history = list(in_process(received.isoformat()))
    for number, (sent, delivery, reply, ends) in enumerate(consultations):
        sent_on = received + timedelta(sent)
        served_on = sent_on + timedelta(delivery)
        label = f"third-{number}"
        history += [
            acts.ConsultationSent(sent_on, label, Party.THIRD_PARTY),
            acts.ConsultationServed(served_on, label),
        ]
        on = served_on + timedelta(reply)
        answer = acts.ConsultationAnswered(on, label, Opinion.OBJECTS)
        history.append(acts.ConsultationEnded(on, label) if ends else answer)
    running = clock(tuple(history), CALENDAR)
    covered = {
        each.sent_on + timedelta(step)
        for each in running.consultations
        for step in range(1, (each.until - each.sent_on).days + 1)
    }
    assert suspended_days(running) == sum(CALENDAR.is_workday(on) for on in covered)
    capped = (CALENDAR.between(each.sent_on, each.until) for each in running.consultations)
    assert suspended_days(running) <= sum(capped)
    assert CALENDAR.between(received, running.due_on) == 20 + suspended_days(running)


def test_the_case_goes_on_when_the_last_consultation_has_ended():
    history = merged(of(1, "2026-04-27"), of(2, "2026-04-27", "2026-04-28", "2026-05-06"))
    assert fold(history, CALENDAR).state is State.CONSULTING
    case = admit(history, ended("2026-05-08"), CALENDAR)
    assert case.state is State.IN_PROCESS
    assert Flag.DELIVERY_UNPROVEN not in case.flags
    first = next(each for each in case.deadlines if each.party == "third-1")
    assert (first.term, first.standing(day("2026-07-01"))) == (
        Term.THIRD_PARTY_OPINION,
        Standing.MOOT,
    )


def test_a_party_that_spoke_after_its_silence_is_silent_no_more():
    silent = merged(of(1, "2026-04-27", "2026-04-28"), [lapsed("2026-05-22")])
    assert Flag.SILENT_PARTY in fold(silent, CALENDAR).flags
    spoken = admit(silent, amended("2026-05-26"), CALENDAR)
    assert Flag.SILENT_PARTY not in spoken.flags
    (told,) = asked_opinions((*silent, amended("2026-05-26")))
    assert (told.opinion, told.answered_on) == (Opinion.OBJECTS, day("2026-05-26"))


def test_an_opinion_after_the_reply_is_on_record_and_changes_nothing():
    history = merged(of(1, "2026-04-27", "2026-04-28", "2026-05-06"))
    replied = (*history, *up_to_signature("2026-05-11"), answered("2026-05-12"))
    before = fold(replied, CALENDAR)
    after = admit(replied, amended("2026-06-01"), CALENDAR)
    assert (after.state, after.on_time, after.outcome) == (
        before.state,
        before.on_time,
        before.outcome,
    )
    assert after.clock == before.clock


@pytest.mark.parametrize(
    ("history", "act", "refusal"),
    [
        pytest.param(
            merged(of(1, "2026-04-27")),
            amended("2026-04-29"),
            errors.OpinionStillAwaited,
            id="a first opinion is no amendment",
        ),
        pytest.param(
            merged(of(1, "2026-04-27", "2026-04-28", "2026-05-06")),
            amended("2026-04-30"),
            errors.ActsOutOfOrder,
            id="amended before it was given",
        ),
        pytest.param(merged(), amended("2026-04-30"), errors.UnknownParty, id="never asked"),
        pytest.param(
            merged(of(1, "2026-04-27", "2026-04-28")),
            ended("2026-04-27"),
            errors.ActsOutOfOrder,
            id="ended before it was served",
        ),
        pytest.param(
            merged(of(1, "2026-04-27", "2026-04-28", "2026-05-06"), of(2, "2026-04-27")),
            ended("2026-05-08"),
            errors.UnknownParty,
            id="ended after its answer",
        ),
        pytest.param(
            merged(of(1, "2026-04-27"), [ended("2026-05-08")], of(2, "2026-05-08")),
            acts.ConsultationAnswered(day("2026-05-12"), "third-1", Opinion.AGREES),
            errors.UnknownParty,
            id="answered after its end",
        ),
    ],
)
def test_what_may_not_follow(history, act, refusal):
    with pytest.raises(refusal):
        admit(history, act, CALENDAR)


@pytest.mark.parametrize(
    ("days", "first"), [(0, "2026-04-30"), (3, "2026-05-08")], ids=["at once", "three days"]
)
def test_from_when_a_reply_may_disclose_in_the_public_interest(days, first):
    policy = policy_with({"public_interest_days": days})
    assert may_disclose_from(day("2026-04-30"), CALENDAR, policy) == day(first)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        pytest.param({"ended": "2026-05-08"}, "2026-05-28", id="ended"),
        pytest.param({"lapsed": "2026-05-22", "amended": "2026-05-26"}, "2026-06-11", id="late"),
    ],
)
def test_a_what_if_knows_the_end_and_the_late_word(said, due):
    consult = {"act": "consult", "sent": "2026-04-27", "delivered": "2026-04-28"} | said
    assert answer({"received": "2026-04-20", "acts": [consult]}, CALENDAR)["due"] == due
