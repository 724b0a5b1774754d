from __future__ import annotations

from datetime import date

import pytest

from gongkai.workdays.rules import errors
from gongkai.workdays.rules.calendar import LAST_DAY, MAX_DAYS, Reckoned, WorkdayCalendar
from gongkai.workdays.rules.notices import DayKind, Grade, HolidayNotice

day = date.fromisoformat


@pytest.fixture(scope="module")
def calendar() -> WorkdayCalendar:
    return WorkdayCalendar.official()


@pytest.mark.parametrize(
    ("start", "days", "result"),
    [
        pytest.param("2022-09-30", 20, "2022-11-02", id="two make-up days after National Day"),
        pytest.param("2020-01-17", 20, "2020-02-21", id="Spring Festival extended, Friday"),
        pytest.param("2020-01-20", 20, "2020-02-25", id="Spring Festival extended, Monday"),
        pytest.param("2025-09-22", 7, "2025-09-30", id="correction notice before National Day"),
        pytest.param("2025-09-22", 20, "2025-10-24", id="reply across National Day"),
        pytest.param("2026-02-05", 7, "2026-02-14", id="ends on a Saturday that is worked"),
        pytest.param("2026-02-05", 20, "2026-03-11", id="reply across Spring Festival"),
        pytest.param("2026-02-05", 40, "2026-04-09", id="reply with full extension"),
        pytest.param("2025-12-31", 1, "2026-01-04", id="first day is a Sunday that is worked"),
        pytest.param("2025-12-16", 20, "2026-01-14", id="carried over into the next year"),
        pytest.param("2025-12-03", 20, "2025-12-31", id="last receipt that ends in 2025"),
        pytest.param("2026-12-03", 20, "2026-12-31", id="last receipt that ends in 2026"),
        pytest.param("2026-09-26", 20, "2026-10-29", id="counted from the festival itself"),
        pytest.param("2026-09-28", 20, "2026-10-30", id="counted from the day after it"),
        pytest.param("2026-03-06", 0, "2026-03-06", id="no days give the start back"),
    ],
)
def test_add(calendar: WorkdayCalendar, start: str, days: int, result: str) -> None:
    assert calendar.add(day(start), days) == Reckoned(day(result), provisional=False)


def test_the_first_receipt_that_needs_2027_is_provisional(calendar: WorkdayCalendar) -> None:
    assert calendar.add(day("2026-12-04"), 20) == Reckoned(day("2027-01-04"), provisional=True)


@pytest.mark.parametrize(
    ("start", "known_on", "result"),
    [
        pytest.param("2020-01-17", "2020-01-25", "2020-02-19", id="17 January, before"),
        pytest.param("2020-01-17", "2020-01-26", "2020-02-21", id="17 January, after"),
        pytest.param("2020-01-20", "2020-01-25", "2020-02-21", id="20 January, before"),
        pytest.param("2020-01-20", "2020-01-26", "2020-02-25", id="20 January, after"),
    ],
)
def test_the_extension_of_2020_is_a_later_notice(
    calendar: WorkdayCalendar, start: str, known_on: str, result: str
) -> None:
    assert calendar.as_known_on(day(known_on)).add(day(start), 20).result == day(result)


@pytest.mark.parametrize(
    ("year", "workdays"),
    [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_workdays_of_a_year(calendar: WorkdayCalendar, year: int, workdays: int) -> None:
    assert calendar.between(date(year - 1, 12, 31), date(year, 12, 31)) == workdays


@pytest.mark.parametrize(
    ("when", "worked"),
    [
        pytest.param("2005-12-31", True, id="Saturday worked by the notice for 2006"),
        pytest.param("2015-09-03", False, id="70th anniversary of victory"),
        pytest.param("2015-09-06", True, id="Sunday worked for it"),
        pytest.param("2019-05-02", False, id="Labour Day 2019 after the change"),
        pytest.param("2019-04-28", True, id="Sunday worked for it"),
        pytest.param("2020-02-01", False, id="make-up day cancelled by the extension"),
        pytest.param("2027-10-04", True, id="not guessed: only fixed statutory days"),
        pytest.param("2027-05-02", False, id="second day of Labour Day since decree 795"),
    ],
)
def test_is_workday(calendar: WorkdayCalendar, when: str, worked: bool) -> None:
    assert calendar.is_workday(day(when)) is worked


def test_a_year_not_yet_announced_follows_the_decree_of_its_time(
    calendar: WorkdayCalendar,
) -> None:
    early = calendar.as_known_on(day("2003-12-31"))
    assert [early.is_workday(date(2007, 5, n)) for n in (1, 2, 3, 4)] == [False] * 3 + [True]
    assert [early.is_workday(date(2008, 5, n)) for n in (1, 2)] == [False, True]


def test_provisional_years_come_and_go_with_the_notices(calendar: WorkdayCalendar) -> None:
    assert calendar.as_known_on(day("2025-11-03")).is_provisional(day("2026-01-01"))
    assert not calendar.as_known_on(day("2025-11-04")).is_provisional(day("2026-01-01"))
    assert calendar.is_provisional(day("2027-01-01"))
    assert calendar.leans_on_guess(day("2026-12-31"), day("2027-01-01"))
    assert not calendar.leans_on_guess(day("2026-12-30"), day("2026-12-31"))


def test_next_workday(calendar: WorkdayCalendar) -> None:
    assert calendar.next_workday(day("2026-10-01")) == day("2026-10-08")
    assert calendar.next_workday(day("2026-10-10")) == day("2026-10-10")


def test_the_latest_notice_decides_what_a_day_is(calendar: WorkdayCalendar) -> None:
    assert calendar.kind_of(day("2020-02-01")) is DayKind.OFF
    assert calendar.as_known_on(day("2020-01-25")).kind_of(day("2020-02-01")) is DayKind.MAKEUP
    assert calendar.kind_of(day("2020-02-03")) is None


def test_a_new_notice_makes_another_calendar(calendar: WorkdayCalendar) -> None:
    notice = HolidayNotice(
        number="",
        title="",
        year=2027,
        issued_on=day("2026-11-30"),
        days_off=frozenset({day("2027-01-01")}),
        makeup_days=frozenset({day("2027-01-03")}),
        grade=Grade.UNVERIFIED,
    )
    changed = calendar.with_notices([notice])
    assert changed.add(day("2026-12-31"), 1) == Reckoned(day("2027-01-03"), provisional=False)
    assert calendar.add(day("2026-12-31"), 1) == Reckoned(day("2027-01-04"), provisional=True)


def test_refusals_carry_their_data(calendar: WorkdayCalendar) -> None:
    with pytest.raises(errors.NegativeDays) as negative:
        calendar.add(day("2026-01-05"), -1)
    with pytest.raises(errors.TooManyDays) as many:
        calendar.add(day("2026-01-05"), MAX_DAYS + 1)
    with pytest.raises(errors.OutsideCalendar) as early:
        calendar.add(day("2003-12-31"), 1)
    with pytest.raises(errors.OutsideCalendar) as late:
        calendar.add(LAST_DAY, 1)
    with pytest.raises(errors.ReversedSpan) as turned:
        calendar.between(day("2026-01-06"), day("2026-01-05"))
    assert (negative.value.code, negative.value.days) == ("days_negative", -1)
    assert (many.value.code, many.value.limit) == ("days_too_many", MAX_DAYS)
    assert (early.value.code, early.value.day) == ("date_outside_calendar", day("2003-12-31"))
    assert (late.value.code, late.value.last) == ("date_outside_calendar", LAST_DAY)
    assert (turned.value.code, turned.value.end) == ("span_reversed", day("2026-01-05"))


def test_two_calendars_are_compared_day_by_day(calendar: WorkdayCalendar) -> None:
    before = calendar.as_known_on(day("2020-01-25"))
    in_2020 = [d for d in before.changed_days(calendar) if d.year == 2020]
    assert in_2020 == [day("2020-01-31"), day("2020-02-01")]
