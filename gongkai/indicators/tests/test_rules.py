"""Periods, definitions and percentages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.indicators.rules.indicators import Indicator, IndicatorRefused
from gongkai.indicators.rules.periods import Period, PeriodRefused
from gongkai.indicators.rules.ratios import NoBase, reduction, round_half_up, share, year_on_year


@pytest.mark.parametrize(
    ("now", "before", "digits", "text"),
    [
        pytest.param(7578, 6959, 1, "+8.9%", id="all items"),
        pytest.param(3801, 1819, 0, "+109%", id="news"),
        pytest.param(38, 69, 0, "-45%", id="policy papers"),
        pytest.param(286, 538, 1, "-46.8%", id="key areas"),
        pytest.param(37, 31, 1, "+19.4%", id="19.354…, which the printed report cut to 19.3"),
        pytest.param(5, 5, 1, "0.0%", id="no change has no sign"),
        pytest.param(9996, 10000, 1, "0.0%", id="a small loss rounds to nothing, without a sign"),
    ],
)
def test_year_on_year(now: int, before: int, digits: int, text: str) -> None:
    assert year_on_year(now, before, digits).text == text


@pytest.mark.parametrize(
    ("removed", "before", "digits", "text"),
    [
        pytest.param(38, 54, 1, "70.4%", id="accounts"),
        pytest.param(368, 818, 0, "45%", id="wechat groups"),
        pytest.param(20, 48, 1, "41.7%", id="qq groups"),
    ],
)
def test_reduction_is_the_part_removed(removed: int, before: int, digits: int, text: str) -> None:
    assert reduction(removed, before, digits).text == text


def test_a_share_has_no_sign() -> None:
    assert share(55, 55, 0).text == "100%"


@pytest.mark.parametrize("of", [year_on_year, share, reduction])
def test_there_is_no_percentage_of_nothing(of: object) -> None:
    with pytest.raises(NoBase):
        of(1, 0, 1)


@pytest.mark.parametrize(
    ("exact", "digits", "value"),
    [
        pytest.param(Fraction(5, 100), 1, "0.1", id="half goes up"),
        pytest.param(Fraction(-5, 100), 1, "-0.1", id="half goes away from zero"),
        pytest.param(Fraction(2, 3), 3, "0.667", id="thirds"),
        pytest.param(Fraction(7), 2, "7.00", id="the places asked for are kept"),
    ],
)
def test_rounding_is_half_up(exact: Fraction, digits: int, value: str) -> None:
    assert str(round_half_up(exact, digits)) == value


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_a_rounded_change_is_never_off_by_more_than_half_a_unit(
    now: int, before: int, digits: int
) -> None:
    found = year_on_year(now, before, digits)
    assert abs(Fraction(found.value) - found.exact) <= Fraction(1, 2 * 10**digits)


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_change_and_its_share_differ_by_one_hundred(now: int, before: int) -> None:
    assert year_on_year(now, before, 1).exact + 100 == share(now, before, 1).exact


def test_the_year_before_of_a_leap_day() -> None:
    period = Period(dt.date(2020, 2, 29), dt.date(2020, 3, 31))
    assert period.year_before() == Period(dt.date(2019, 2, 28), dt.date(2019, 3, 31))


@given(st.integers(3, 9998))
def test_the_year_before_a_year_is_the_year_before(year: int) -> None:
    assert Period.year(year).year_before() == Period.year(year - 1)


@pytest.mark.parametrize("year", [-1, 0, 1, 9999, 10000])
def test_a_year_that_is_none_is_refused(year: int) -> None:
    with pytest.raises(PeriodRefused):
        Period.year(year)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(PeriodRefused):
        Period(dt.date(2020, 1, 2), dt.date(2020, 1, 1))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"code": "Items"}, id="code in capitals"),
        pytest.param({"code": "items"}, id="code without a family"),
        pytest.param({"name": ""}, id="no name"),
        pytest.param({"unit": ""}, id="no unit"),
        pytest.param({"definition": ""}, id="no definition"),
    ],
)
def test_an_unsound_definition_is_refused(change: dict[str, str]) -> None:
    sound = {"code": "items.total", "name": "甲", "unit": "条", "definition": "乙"}
    Indicator(**sound)
    with pytest.raises(IndicatorRefused):
        Indicator(**(sound | change))


def test_amounts_stay_exact() -> None:
    assert share(Decimal("0.1"), Decimal("0.3"), 1).exact == Fraction(100, 3)
