"""The clock beyond the golden cases, and what it can never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.clock import DayKind, clock
from gongkai.inforequests.rules.policy import (
    DEFAULT_POLICY,
    ExtensionAfterRestart,
    PaymentEffect,
)
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.inforequests.tests.rules.cases import asked, day, extended, registered
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
days = st.dates(date(2007, 1, 1), date(2026, 6, 1))


@st.composite
def consultations(draw, received, *, parties=3):
    """Some opinions asked, side by side or apart, a few of them answered."""
    found = []
    for place in range(draw(st.integers(0, parties))):
        sent = received + timedelta(draw(st.integers(0, 60)))
        party = f"third-{place}"
        found.append(acts.ConsultationSent(sent, party, draw(st.sampled_from(Party))))
        if draw(st.booleans()):
            found.append(acts.ConsultationServed(sent + timedelta(draw(st.integers(0, 5))), party))
            if draw(st.booleans()):
                answered = found[-1].on + timedelta(draw(st.integers(0, 40)))
                found.append(acts.ConsultationAnswered(answered, party, acts.Opinion.AGREES))
    return tuple(found)


def histories(received):
    return consultations(received).map(lambda asked: (at(received), *asked))


def at(received):
    return registered(received.isoformat())


def due(*history, policy=DEFAULT_POLICY):
    return clock(history, CALENDAR, policy).due_on


def with_ruling(name, value):
    return replace(DEFAULT_POLICY, **{name: Ruling(value, "", Grade.DESIGN, "")})


@given(days.flatmap(histories))
def test_a_due_date_is_a_working_day(history):
    assert CALENDAR.is_workday(due(*history))


@given(days, st.integers(0, 400))
def test_a_later_receipt_is_never_due_earlier(received, later):
    assert due(at(received)) <= due(at(received + timedelta(later)))


@given(days.flatmap(histories))
def test_a_pause_never_brings_the_deadline_forward(history):
    assert due(*history) >= due(history[0])


@given(days.flatmap(histories), st.integers(1, 20))
def test_an_extension_adds_its_working_days_and_no_other(history, granted):
    before = clock(history, CALENDAR)
    extension = extended(before.due_on.isoformat(), granted)
    after = clock((*history, extension), CALENDAR)
    assert after.base_due_on == before.due_on
    counted = [each for each in after.days if before.due_on < each.on and each.number]
    assert len(counted) == granted


@given(days.flatmap(lambda received: consultations(received).map(lambda a: (received, a))))
def test_overlapping_pauses_are_counted_once(case):
    received, asking = case
    found = clock((at(received), *asking), CALENDAR)
    paused = {
        each
        for each in every_day(received, found.due_on)
        if CALENDAR.is_workday(each) and any(c.covers(each) for c in found.consultations)
    }
    assert CALENDAR.between(received, found.due_on) == 20 + len(paused)


def every_day(after, until):
    return [after + timedelta(n) for n in range(1, (until - after).days + 1)]


@given(days.flatmap(histories))
def test_every_day_from_receipt_to_the_end_is_explained_once(history):
    found = clock(history, CALENDAR)
    assert [each.on for each in found.days] == [
        history[0].on,
        *every_day(history[0].on, found.due_on),
    ]


@given(days.flatmap(histories), st.randoms())
def test_the_clock_is_a_function_of_the_acts(history, random):
    # What the procedure does beside it leaves no trace in the clock.
    others = [acts.Assigned(history[0].on), acts.HandedOver(history[0].on, "post-1")]
    mixed = list(history)
    for other in others:
        mixed.insert(random.randint(1, len(mixed)), other)
    assert clock(mixed, CALENDAR) == clock(history, CALENDAR)


@given(days, st.integers(0, 9), st.integers(0, 40))
def test_a_correction_in_time_gives_the_whole_period_again(received, sent, took):
    sent_on = received + timedelta(sent)
    corrected_on = sent_on + timedelta(took)
    history = (at(received), acts.CorrectionAsked(sent_on, 10), acts.Corrected(corrected_on))
    in_time = sent_on <= CALENDAR.add(received, 7).result
    expected = corrected_on if in_time else received
    assert due(*history) == CALENDAR.add(expected, 20).result


def test_a_party_that_answers_late_pauses_no_longer_than_its_period():
    silent = asked("2026-04-27", "2026-04-28")
    late = asked("2026-04-27", "2026-04-28", "2026-06-30")
    first = registered("2026-04-20")
    assert due(first, *late) == due(first, *silent)


def test_without_proof_of_delivery_the_pause_is_reckoned_from_sending():
    found = clock((registered("2026-04-20"), *asked("2026-04-27")), CALENDAR)
    assert found.consultations[0].legal_end == CALENDAR.add(day("2026-04-27"), 15).result


def test_a_consultation_after_the_end_does_not_revive_the_period():
    first = registered("2026-03-02")
    assert due(first, *asked("2026-04-20", "2026-04-21")) == due(first)


def test_an_open_consultation_makes_the_end_tentative():
    first = registered("2026-04-20")
    assert clock((first, *asked("2026-04-27", "2026-04-28")), CALENDAR).tentative
    answered = asked("2026-04-27", "2026-04-28", "2026-05-14")
    assert not clock((first, *answered), CALENDAR).tentative


PAID = (
    registered("2026-03-02"),
    acts.FeeAsked(day("2026-03-24"), 380),
    acts.FeeServed(day("2026-03-24")),
    acts.FeePaid(day("2026-04-10")),
)


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (PaymentEffect.RESTART, "2026-05-12"),
        (PaymentEffect.PAUSE, "2026-04-16"),
        (PaymentEffect.NONE, "2026-03-30"),
    ],
)
def test_what_payment_does_is_a_ruling_of_the_installation(effect, expected):
    assert str(due(*PAID, policy=with_ruling("payment_effect", effect))) == expected


def test_an_unpaid_fee_leaves_the_end_open():
    found = clock(PAID[:3], CALENDAR)
    assert (found.due_on, found.frozen_by) == (None, "fee")
    assert found.days[-1].on == day("2026-03-24")


@pytest.mark.parametrize(
    ("effect", "expected"),
    [(ExtensionAfterRestart.CARRIES, 30), (ExtensionAfterRestart.SPENT, 20)],
)
def test_whether_an_extension_outlives_a_restart(effect, expected):
    history = (PAID[0], extended("2026-03-20", 10), *PAID[1:])
    policy = with_ruling("extension_after_restart", effect)
    assert due(*history, policy=policy) == CALENDAR.add(day("2026-04-10"), expected).result


@pytest.mark.parametrize(("pauses", "expected"), [(False, "2026-03-30"), (True, "2026-04-03")])
def test_whether_a_secrecy_referral_pauses(pauses, expected):
    history = (
        registered("2026-03-02"),
        acts.SecrecyReferred(day("2026-03-10")),
        acts.SecrecyDetermined(day("2026-03-16")),
    )
    policy = with_ruling("secrecy_referral_pauses", pauses)
    assert str(due(*history, policy=policy)) == expected


def test_a_period_set_under_article_35_replaces_the_twenty_days():
    deferred = acts.ReplyDeferred(day("2026-03-10"), day("2026-07-31"))
    assert str(due(registered("2026-03-02"), deferred)) == "2026-07-31"


@pytest.mark.parametrize(("days", "expected"), [(None, "2026-07-03"), (10, "2026-06-18")])
def test_an_ordered_redo_has_a_clock_of_its_own(days, expected):
    redo = acts.RedoOrdered(day("2026-06-04"), days)
    assert str(due(registered("2026-03-02"), extended("2026-03-20"), redo)) == expected


def test_before_receipt_there_is_no_clock():
    arrived = acts.Arrived(day("2026-03-02"), acts.Channel.FAX, acts.ApplicantKind.NATURAL)
    assert clock((arrived,), CALENDAR) is None


def test_the_explanation_names_each_kind_of_day():
    found = clock(PAID, CALENDAR).days
    kinds = {str(each.on): (each.kind, each.reason) for each in found}
    assert kinds["2026-03-02"] == (DayKind.ZERO, "received")
    assert kinds["2026-03-03"] == (DayKind.COUNTED, "workday")
    assert kinds["2026-03-07"] == (DayKind.SKIPPED, "weekend")
    assert kinds["2026-03-25"] == (DayKind.FROZEN, "fee")
    assert kinds["2026-04-10"] == (DayKind.ZERO, "paid")
    assert kinds["2026-05-01"] == (DayKind.SKIPPED, "holiday")
    assert kinds["2026-05-09"] == (DayKind.COUNTED, "make_up_day")


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ((registered("2026-03-02"),), set()),
        (PAID, {"payment_effect", "payment_days"}),
        (
            (registered("2026-04-20"), *asked("2026-04-27", kind=Party.AGENCY)),
            {"agency_days"},
        ),
        ((registered("2026-03-02"), acts.RedoOrdered(day("2026-06-04"))), {"redo_days"}),
        ((registered("2026-03-02"), acts.RedoOrdered(day("2026-06-04"), 10)), set()),
    ],
)
def test_a_case_names_the_unsettled_rulings_it_leans_on(history, expected):
    assert set(leans_on(history, CALENDAR)) == expected


def test_every_open_point_of_the_policy_has_its_sentence():
    points = dict(DEFAULT_POLICY.open_points())
    assert {"payment_effect", "secrecy_referral_pauses", "late_correction"} <= set(points)
    assert all(ruling.note for ruling in points.values())
