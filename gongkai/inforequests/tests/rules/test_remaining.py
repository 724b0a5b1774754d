"""Working days left, as the desk counts them."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests.rules.remaining import workdays_left
from gongkai.workdays.rules.calendar import WorkdayCalendar

DUE = dt.date(2026, 10, 9)  # a friday, two working days after the national holiday


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2026-10-09", 0),
        ("2026-10-08", 1),
        ("2026-10-03", 2),
        ("2026-09-30", 2),
        ("2026-09-29", 3),
        ("2026-10-10", -1),  # a saturday worked in turn
        ("2026-10-11", -1),
        ("2026-10-12", -2),
    ],
)
def test_holidays_do_not_count(today, left):
    day = dt.date.fromisoformat(today)
    assert workdays_left(DUE, day, WorkdayCalendar.official()) == left
