from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annualreports.rules.errors import NoBase
from gongkai.annualreports.rules.ratios import reduction, round_half_up, share, year_on_year


@pytest.mark.parametrize(
    ("now", "before", "digits", "text"),
    [
        pytest.param(7578, 6959, 1, "+8.9%", id="8.895…"),
        pytest.param(3801, 1819, 0, "+109%", id="more than doubled"),
        pytest.param(38, 69, 0, "-45%", id="-44.93"),
        pytest.param(286, 538, 1, "-46.8%", id="-46.84"),
        pytest.param(37, 31, 1, "+19.4%", id="19.354… is not 19.3"),
        pytest.param(1125, 1000, 0, "+13%", id="a half goes up"),
        pytest.param(875, 1000, 0, "-13%", id="a half goes away from zero"),
        pytest.param(9999, 10000, 1, "0.0%", id="no minus before zero"),
        pytest.param(0, 5, 1, "-100.0%", id="nothing left"),
    ],
)
def test_year_on_year(now, before, digits, text):
    assert year_on_year(now, before, digits).text == text


@pytest.mark.parametrize(
    ("removed", "before", "digits", "text"),
    [(38, 54, 1, "70.4%"), (368, 818, 0, "45%"), (20, 48, 1, "41.7%")],
)
def test_reduction_is_what_was_removed_of_what_there_was(removed, before, digits, text):
    assert reduction(removed, before, digits).text == text


@pytest.mark.parametrize(
    ("part", "whole", "digits", "text"), [(55, 55, 0, "100%"), (13, 55, 1, "23.6%")]
)
def test_share(part, whole, digits, text):
    assert share(part, whole, digits).text == text


@pytest.mark.parametrize("measure", [year_on_year, share, reduction])
def test_nothing_is_measured_against_zero(measure):
    with pytest.raises(NoBase):
        measure(5, 0, 1)


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        (Fraction(600, 31), "19.354…"),
        (Fraction(-600, 31), "-19.354…"),
        (Fraction(25, 2), "12.5"),
        (Fraction(100), "100"),
    ],
)
def test_the_exact_value_can_be_shown(exact, text):
    percentage = year_on_year(exact.numerator + exact.denominator * 100, exact.denominator * 100, 1)
    assert percentage.expansion() == text


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4), st.integers(0, 4))
def test_rounding_is_the_nearest_value_with_halves_away_from_zero(part, base, digits):
    exact = Fraction(part, base)
    rounded = round_half_up(exact, digits)
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 2 * 10**digits)
    # 40 digits decide every case here: a fraction over 10,000 is no closer to a half than that.
    decimal = (Decimal(part) / Decimal(base)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert rounded == decimal
