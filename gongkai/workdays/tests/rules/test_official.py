"""The bundled days against two public data sets, and the notices themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.notices import Grade
from gongkai.workdays.rules.official import official_notices

CHINA = holidays.country_holidays("CN", years=range(2003, 2028))
ORACLES = [
    pytest.param(chinese_calendar.is_workday, id="chinese_calendar"),
    pytest.param(CHINA.is_working_day, id="holidays"),
]
OMITTED_BY_CHINESE_CALENDAR = date(2005, 12, 31)
"""Worked by the notice for 2006; the other data set has it too."""


def days_from(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("is_workday", ORACLES)
def test_every_day_of_2004_to_2026(is_workday: Callable[[date], bool]) -> None:
    calendar = WorkdayCalendar.official()
    differing = {
        day
        for day in days_from(date(2004, 1, 1), date(2026, 12, 31))
        if calendar.is_workday(day) != is_workday(day)
    }
    expected = {OMITTED_BY_CHINESE_CALENDAR} if is_workday is chinese_calendar.is_workday else set()
    assert differing == expected


@pytest.mark.parametrize("days", [7, 15, 20, 40])
@pytest.mark.parametrize("is_workday", ORACLES)
def test_add_from_every_day_of_2007_to_2026(is_workday: Callable[[date], bool], days: int) -> None:
    """One pass over the oracle; the n-th workday after each start is then a look-up."""
    calendar = WorkdayCalendar.official()
    starts = days_from(date(2007, 1, 1), date(2026, 12, 31))
    workdays = [day for day in starts if is_workday(day)]
    expected = {
        start: workdays[position]
        for start in starts
        if (position := bisect_right(workdays, start) + days - 1) < len(workdays)
    }
    assert len(expected) > 7_200
    assert {start: calendar.add(start, days).result for start in expected} == expected


def test_every_year_has_its_yearly_notice() -> None:
    years = {notice.year for notice in official_notices()}
    assert years == set(range(2004, 2027))


def test_a_number_is_given_exactly_when_it_was_verified() -> None:
    assert {n.year for n in official_notices() if n.grade is Grade.UNVERIFIED} == {
        n.year for n in official_notices() if not n.number
    }


@pytest.mark.parametrize("notice", official_notices(), ids=lambda n: f"{n.year}-{n.number}")
def test_a_notice_is_consistent(notice) -> None:
    assert not notice.days_off & notice.makeup_days
    assert all(day.weekday() >= 5 for day in notice.makeup_days)
    outside = {day for day in notice.days if day.year != notice.year}
    assert outside <= set(days_from(date(notice.year - 1, 12, 29), date(notice.year - 1, 12, 31)))
    assert notice.issued_on is None or notice.issued_on < min(notice.days)
