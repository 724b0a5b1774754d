from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.demo.rules.spread import deal, draw_days, share
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
WEIGHTS = st.dictionaries(st.text("abc", min_size=1), st.integers(1, 50), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        pytest.param(10, {"a": 1, "b": 1}, {"a": 5, "b": 5}, id="even"),
        pytest.param(10, {"a": 2, "b": 1}, {"a": 7, "b": 3}, id="largest remainder first"),
        pytest.param(1, {"a": 1, "b": 1}, {"a": 1, "b": 0}, id="a tie goes to the first"),
        pytest.param(0, {"a": 3, "b": 1}, {"a": 0, "b": 0}, id="nothing to share"),
    ],
)
def test_share(total, weights, shares):
    assert share(total, weights) == shares


@given(total=st.integers(0, 100_000), weights=WEIGHTS)
def test_shares_add_up_and_none_is_off_by_one_or_more(total, weights):
    shares = share(total, weights)
    assert sum(shares.values()) == total
    whole = sum(weights.values())
    assert all(abs(shares[key] - total * weights[key] / whole) < 1 for key in weights)


@given(counts=st.dictionaries(st.text("abc", min_size=1), st.integers(0, 9)), seed=st.integers())
def test_dealing_keeps_the_counts(counts, seed):
    assert Counter(deal(counts, Random(seed))) == +Counter(counts)


def test_days_are_in_order_within_their_span_and_mostly_worked():
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    days = draw_days(2_000, first, last, calendar=CALENDAR, day_off_weight=0.1, dice=Random(1))
    assert days == sorted(days)
    assert first <= days[0] <= days[-1] <= last
    worked = sum(CALENDAR.is_workday(day) for day in days)
    assert 0.9 * len(days) < worked < len(days)
