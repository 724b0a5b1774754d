from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.disclosures.rules.timeliness import (
    FormationDateMissing,
    PublishedBeforeFormed,
    Timeliness,
    formation_date,
    judge,
    limit,
)
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()


@pytest.mark.parametrize(
    ("formed", "due"),
    [
        pytest.param(date(2020, 3, 2), date(2020, 3, 30), id="four plain weeks"),
        pytest.param(date(2020, 9, 18), date(2020, 10, 22), id="over the national day"),
        pytest.param(date(2020, 3, 7), date(2020, 4, 3), id="formed on a saturday"),
    ],
)
def test_twenty_working_days(formed, due):
    assert limit(formed, CALENDAR).due_on == due


def test_another_law_may_set_another_limit():
    assert limit(date(2020, 3, 2), CALENDAR, days=7).due_on == date(2020, 3, 11)


def test_a_limit_in_a_year_without_notice_is_provisional():
    assert not limit(date(2020, 3, 2), CALENDAR).provisional
    assert limit(date(2040, 3, 2), CALENDAR).provisional


@pytest.mark.parametrize(
    ("published", "today", "state"),
    [
        pytest.param(date(2020, 3, 30), date(2020, 5, 1), Timeliness.ON_TIME, id="last day"),
        pytest.param(date(2020, 3, 31), date(2020, 5, 1), Timeliness.LATE, id="a day late"),
        pytest.param(None, date(2020, 3, 30), Timeliness.DUE, id="still time"),
        pytest.param(None, date(2020, 3, 31), Timeliness.OVERDUE, id="overdue"),
    ],
)
def test_judgement(published, today, state):
    formed = date(2020, 3, 2)
    judged = judge(formed_on=formed, published_on=published, today=today, calendar=CALENDAR)
    assert judged is state


def test_nothing_is_public_before_it_exists():
    with pytest.raises(PublishedBeforeFormed):
        judge(
            formed_on=date(2020, 3, 2),
            published_on=date(2020, 3, 1),
            today=date(2020, 3, 2),
            calendar=CALENDAR,
        )


@pytest.mark.parametrize(
    ("formed", "written", "day"),
    [
        (date(2020, 1, 2), date(2020, 1, 1), date(2020, 1, 2)),
        (None, date(2020, 1, 1), date(2020, 1, 1)),
    ],
)
def test_the_date_of_writing_stands_in_for_that_of_formation(formed, written, day):
    assert formation_date(formed, written) == day


def test_without_any_date_nothing_is_published():
    with pytest.raises(FormationDateMissing):
        formation_date(None, None)


@given(
    formed=st.dates(date(2008, 1, 1), date(2025, 12, 31)),
    later=st.integers(0, 60),
    days=st.integers(1, 40),
)
def test_on_time_means_at_most_so_many_working_days(formed, later, days):
    published = date.fromordinal(formed.toordinal() + later)
    judged = judge(
        formed_on=formed, published_on=published, today=published, calendar=CALENDAR, days=days
    )
    worked = CALENDAR.between(formed, published)
    on_last_workday = worked < days or (worked == days and CALENDAR.is_workday(published))
    assert (judged is Timeliness.ON_TIME) == on_last_workday
