"""期限提醒: levels by working days, by period, and who is told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.desk.rules.alerts import (
    DEFAULT_POLICY,
    LEVELS,
    Level,
    alert_level,
    level_of,
    policy_with,
)
from gongkai.inforequests.rules.deadlines import Debtor, Term
from gongkai.organs.roles import Role
from gongkai.workdays.rules.official import official_calendar

DAYS = official_calendar()


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("due_on", "today", "level"),
    [
        ("2026-03-30", "2026-03-18", None),
        ("2026-03-30", "2026-03-19", Level.SEVEN),
        ("2026-03-30", "2026-03-24", Level.SEVEN),
        ("2026-03-30", "2026-03-25", Level.THREE),
        ("2026-03-30", "2026-03-26", Level.THREE),
        ("2026-03-30", "2026-03-27", Level.ONE),
        ("2026-03-30", "2026-03-28", Level.ONE),
        ("2026-03-30", "2026-03-30", Level.ONE),
        ("2026-03-30", "2026-03-31", Level.OVERDUE),
        ("2026-03-27", "2026-03-28", Level.OVERDUE),
        ("2026-10-09", "2026-09-30", Level.THREE),
        ("2027-01-08", "2026-12-31", Level.SEVEN),
        ("2027-03-01", "2026-12-31", None),
    ],
    ids=[
        *("eight-left", "seven-left", "four-left", "three-left", "two-left", "one-left"),
        *("saturday-before", "last-day", "day-after", "past-on-a-saturday"),
        *("across-national-day", "into-a-year-without-notice", "far-off-there"),
    ],
)
def test_levels(due_on, today, level):
    assert level_of(day(due_on), day(today), DAYS) is level


@pytest.mark.parametrize(
    ("term", "owed_by", "levels"),
    [
        (Term.CONFIRM_LETTER, Debtor.ORGAN, "one overdue"),
        (Term.ASK_CORRECTION, Debtor.ORGAN, "three one"),
        (Term.CORRECT, Debtor.APPLICANT, "overdue"),
        (Term.ANSWER, Debtor.ORGAN, "seven three one overdue"),
        (Term.ANSWER_EXTENDED, Debtor.ORGAN, "seven three one overdue"),
        (Term.THIRD_PARTY_OPINION, Debtor.PARTY, "overdue"),
        (Term.AGENCY_OPINION, Debtor.PARTY, "overdue"),
        (Term.ASK_FEE, Debtor.ORGAN, "seven three one overdue"),
        (Term.PAY, Debtor.APPLICANT, "overdue"),
        (Term.DEFEND_SIMPLY, Debtor.ORGAN, "three one overdue"),
        (Term.DEFEND_REVIEW, Debtor.ORGAN, "seven three one overdue"),
        (Term.DEFEND_SUIT, Debtor.ORGAN, "seven three one overdue"),
        *(
            (term, Debtor.APPLICANT, "overdue")
            for term in (
                *(Term.SEEK_REVIEW, Term.SUE, Term.SUE_AFTER_REVIEW),
                *(Term.SEEK_REVIEW_UNTOLD, Term.SUE_UNTOLD),
            )
        ),
    ],
    ids=lambda value: str(value) if isinstance(value, Term) else "",
)
def test_each_period_has_its_levels(term, owed_by, levels):
    due_on = day("2026-03-30")
    found = [
        alert_level(term, owed_by, due_on, day(today), DAYS)
        for today in ("2026-03-19", "2026-03-25", "2026-03-27", "2026-03-31")
    ]
    assert [level for level in found if level] == [Level(name) for name in levels.split()]


@pytest.mark.parametrize(
    ("level", "roles", "above"),
    [
        (Level.SEVEN, set(), False),
        (Level.THREE, {Role.INTAKE, Role.SUPERVISOR}, False),
        (Level.ONE, {Role.INTAKE, Role.SUPERVISOR, Role.SIGNER}, False),
        (Level.OVERDUE, {Role.INTAKE, Role.SUPERVISOR, Role.SIGNER}, True),
    ],
)
def test_who_is_told_besides_the_post(level, roles, above):
    assert DEFAULT_POLICY.roles_told(level) == roles
    assert DEFAULT_POLICY.tells_above(level) is above


@given(st.sampled_from(sorted(Role)))
def test_whoever_is_told_stays_told(role):
    levels = DEFAULT_POLICY.levels_for(role)
    assert levels == LEVELS[len(LEVELS) - len(levels) :]


@given(st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31)), st.integers(-30, 60))
def test_urgency_never_falls_as_days_pass(due_on, offset):
    today = due_on - dt.timedelta(days=offset)
    now, next_ = (level_of(due_on, on, DAYS) for on in (today, today + dt.timedelta(days=1)))
    order = [None, *LEVELS]
    assert order.index(next_) >= order.index(now)


def test_an_installation_may_set_its_own():
    chosen = policy_with({"days": {"seven": 10}, "told": {"seven": ["signer"]}}, Role.values)
    assert level_of(day("2026-03-30"), day("2026-03-16"), DAYS, chosen) is Level.SEVEN
    assert Role.SIGNER in chosen.roles_told(Level.SEVEN)


@pytest.mark.parametrize(
    "values",
    [
        {"day": {}},
        {"days": {"ten": 10}},
        {"days": {"overdue": 1}},
        {"days": {"three": "3"}},
        {"days": {"three": 9}},
        {"told": {"three": ["king"]}},
        {"above_from": "never"},
    ],
    ids=["name", "level", "overdue-has-no-days", "text", "crossed", "role", "above"],
)
def test_what_cannot_be_meant_is_refused(values):
    with pytest.raises(ValueError):
        policy_with(values, Role.values)
