"""The open requests are due when the desk is to show them, whatever the day of loading."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.demo.open_cases import CASES, received_for
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()


@pytest.mark.parametrize(
    ("today", "due_in", "received"),
    [
        pytest.param("2026-11-23", 0, "2026-10-26", id="due today"),
        pytest.param("2026-11-23", 2, "2026-10-28", id="due in two working days"),
        pytest.param("2026-11-23", -2, "2026-10-22", id="overdue by two working days"),
        pytest.param("2026-11-22", 0, "2026-10-26", id="on a Sunday, Monday counts as today"),
    ],
)
def test_received_for(today: str, due_in: int, received: str) -> None:
    found = received_for(due_in, dt.date.fromisoformat(today), CALENDAR)
    assert found == dt.date.fromisoformat(received)


@given(st.dates(dt.date(2020, 3, 1), dt.date(2040, 1, 1)))
def test_every_case_is_received_by_the_day_of_loading(today: dt.date) -> None:
    for case in CASES:
        assert received_for(case.due_in, today, CALENDAR) <= today


@given(st.dates(dt.date(2020, 3, 1), dt.date(2026, 10, 1)), st.integers(0, 17))
def test_the_statutory_period_leads_to_the_day_wanted(today: dt.date, due_in: int) -> None:
    due = CALENDAR.add(received_for(due_in, today, CALENDAR), 20).result
    assert CALENDAR.between(CALENDAR.next_workday(today), due) == due_in
