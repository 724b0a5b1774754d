"""Properties of counting, against the slow and obvious way of doing it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()

starts = st.dates(date(2004, 1, 1), date(2030, 12, 31))
counts = st.integers(0, 260)
known = st.dates(date(2004, 1, 1), date(2026, 12, 31))


def step_by_step(calendar: WorkdayCalendar, start: date, days: int) -> date:
    while days:
        start += timedelta(days=1)
        days -= calendar.is_workday(start)
    return start


@given(start=starts, days=st.integers(0, 60), known_on=known)
def test_adding_equals_walking_day_by_day(start: date, days: int, known_on: date) -> None:
    calendar = CALENDAR.as_known_on(known_on)
    assert calendar.add(start, days).result == step_by_step(calendar, start, days)


@given(start=starts, days=counts)
def test_between_undoes_add(start: date, days: int) -> None:
    assert CALENDAR.between(start, CALENDAR.add(start, days).result) == days


@given(start=starts, days=st.integers(1, 260))
def test_a_due_date_is_a_workday(start: date, days: int) -> None:
    assert CALENDAR.is_workday(CALENDAR.add(start, days).result)


@given(start=starts, later=st.integers(0, 400), days=counts)
def test_a_later_start_is_never_due_earlier(start: date, later: int, days: int) -> None:
    shifted = start + timedelta(days=later)
    assert CALENDAR.add(shifted, days).result >= CALENDAR.add(start, days).result


@given(start=starts, first=counts, second=counts)
def test_adding_in_two_steps_is_adding_at_once(start: date, first: int, second: int) -> None:
    halfway = CALENDAR.add(start, first)
    assert CALENDAR.add(halfway.result, second).result == CALENDAR.add(start, first + second).result


@given(start=starts, days=counts)
def test_provisional_exactly_when_a_counted_day_is_a_guess(start: date, days: int) -> None:
    reckoned = CALENDAR.add(start, days)
    counted = range(1, (reckoned.result - start).days + 1)
    guessed = any(CALENDAR.is_provisional(start + timedelta(days=n)) for n in counted)
    assert reckoned.provisional == guessed == CALENDAR.leans_on_guess(start, reckoned.result)


@given(when=starts)
def test_next_workday_skips_no_workday(when: date) -> None:
    found = CALENDAR.next_workday(when)
    assert CALENDAR.is_workday(found)
    assert when == found or CALENDAR.between(when, found) == 1
