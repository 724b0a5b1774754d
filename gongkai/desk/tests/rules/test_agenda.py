"""Which part of the agenda a duty stands in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.desk.rules.agenda import Duty, agenda, by_post, days_ahead
from gongkai.workdays.rules.calendar import WorkdayCalendar

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 29)


def duty(due_on: date, post: str = "受理岗", organ: str = "区政府办") -> Duty:
    return Duty("答复申请", due_on, post, organ, "/", "依申请公开")


@pytest.mark.parametrize(
    ("today", "due_on", "part"),
    [
        pytest.param(MONDAY, date(2026, 11, 22), "overdue", id="yesterday"),
        pytest.param(MONDAY, date(2020, 1, 1), "overdue", id="years ago"),
        pytest.param(MONDAY, MONDAY, "today", id="today"),
        pytest.param(MONDAY, date(2026, 11, 24), "week", id="tomorrow"),
        pytest.param(MONDAY, SUNDAY, "week", id="the coming Sunday"),
        pytest.param(MONDAY, date(2026, 11, 30), "later", id="next Monday"),
        pytest.param(SUNDAY, SUNDAY, "today", id="a Sunday itself"),
        pytest.param(SUNDAY, date(2026, 11, 30), "later", id="the day after a Sunday"),
    ],
)
def test_parts(today: date, due_on: date, part: str) -> None:
    found = agenda([duty(due_on)], today)
    parts = {name: getattr(found, name) for name in ("overdue", "today", "week", "later")}
    assert [name for name, duties in parts.items() if duties] == [part]


DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@given(due=st.lists(DAYS, max_size=20), today=DAYS)
def test_no_duty_is_lost_or_shown_twice(due: list[date], today: date) -> None:
    found = agenda(map(duty, due), today)
    shown = [d.due_on for d in (*found.overdue, *found.today, *found.week, *found.later)]
    assert shown == sorted(due)


def test_duties_of_a_post_stand_together_the_most_urgent_first() -> None:
    first, second = duty(MONDAY, "受理岗"), duty(SUNDAY, "受理岗")
    between = duty(MONDAY + timedelta(days=1), "签发岗")
    groups = by_post(agenda([second, between, first], MONDAY - timedelta(days=1)).later)
    assert [(group.post, group.duties) for group in groups] == [
        ("受理岗", (first, second)),
        ("签发岗", (between,)),
    ]


def test_posts_of_one_name_in_two_organs_stay_apart() -> None:
    groups = by_post([duty(MONDAY, organ="甲局"), duty(MONDAY, organ="乙局")])
    assert [group.organ for group in groups] == ["甲局", "乙局"]


def test_the_strip_counts_what_ends_on_each_day() -> None:
    calendar = WorkdayCalendar.official()
    days = days_ahead([duty(MONDAY), duty(MONDAY), duty(SUNDAY)], MONDAY, 7, calendar)
    assert [day.due for day in days] == [2, 0, 0, 0, 0, 0, 1]
    assert [day.workday for day in days] == [True] * 5 + [False] * 2


def test_the_strip_says_which_days_no_notice_has_fixed() -> None:
    days = days_ahead([], date(2026, 12, 31), 2, WorkdayCalendar.official())
    assert [day.provisional for day in days] == [False, True]
