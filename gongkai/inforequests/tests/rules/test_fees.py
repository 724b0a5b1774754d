"""信息处理费: both tariffs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.errors import NegativeCount
from gongkai.inforequests.rules.fees import case_fee, case_price, page_fee

BY_CASE = {
    10: 0,
    11: 100,
    15: 500,
    30: 2000,
    31: 2200,
    35: 3000,
    40: 4000,
    41: 4300,
    45: 5500,
    50: 7000,
    51: 7400,
    60: 11000,
    61: 11500,
}
BY_PAGE = {
    30: 0,
    31: 10,
    68: 380,
    100: 700,
    101: 720,
    150: 1700,
    200: 2700,
    201: 2740,
    260: 5100,
    500: 14700,
}


@pytest.mark.parametrize(("cases", "yuan"), BY_CASE.items())
def test_by_case(cases, yuan):
    assert case_fee(cases) == yuan


@pytest.mark.parametrize(("pages", "yuan"), BY_PAGE.items())
def test_by_page(pages, yuan):
    assert page_fee(pages) == yuan


@given(st.integers(1, 300))
def test_one_request_costs_what_it_adds(place):
    assert case_price(place) == case_fee(place) - case_fee(place - 1)


@given(st.integers(0, 2000))
def test_another_page_never_makes_it_cheaper(pages):
    assert page_fee(pages + 1) - page_fee(pages) in (0, 10, 20, 40)


@pytest.mark.parametrize("tariff", [case_fee, case_price, page_fee])
def test_a_negative_count_is_refused(tariff):
    with pytest.raises(NegativeCount) as refused:
        tariff(-1)
    assert refused.value.facts() == {"count": -1}
