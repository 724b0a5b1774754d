"""信息处理费: both tariffs, whose request counts where, what was paid, and how it is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.capitals import capitals
from gongkai.inforequests.rules.errors import FeeNotYetLawful, NegativeCount
from gongkai.inforequests.rules.fees import (
    FEE_POINTS,
    SCHEDULES,
    Tariff,
    quote,
    quote_one,
    same_applicant,
    schedule_on,
)
from gongkai.inforequests.rules.payments import Account, Direction, Payment

CASES, PAGES = Tariff.BY_CASE, Tariff.BY_PAGE
WORKED = (
    *((CASES, 10, 0), (CASES, 11, 100), (CASES, 15, 500), (CASES, 30, 2000), (CASES, 31, 2200)),
    *((CASES, 35, 3000), (CASES, 40, 4000), (CASES, 41, 4300), (CASES, 45, 5500)),
    *((CASES, 50, 7000), (CASES, 51, 7400), (CASES, 60, 11000), (CASES, 61, 11500)),
    *((PAGES, 30, 0), (PAGES, 31, 10), (PAGES, 68, 380), (PAGES, 100, 700), (PAGES, 101, 720)),
    *((PAGES, 150, 1700), (PAGES, 200, 2700), (PAGES, 201, 2740), (PAGES, 260, 5100)),
    (PAGES, 500, 14700),
)
tariffs = st.sampled_from(Tariff)
quantities = st.integers(0, 400)


def test_there_are_twenty_three_worked_cases():
    assert len(WORKED) == 23


@pytest.mark.parametrize(("tariff", "quantity", "yuan"), WORKED)
def test_worked_case(tariff, quantity, yuan):
    assert quote(tariff, quantity).amount == yuan


def test_a_quote_tells_its_lines():
    told = [
        (each.bracket.first, each.bracket.last, each.count, each.bracket.price, each.sum)
        for each in quote(CASES, 35).lines
    ]
    assert told == [(1, 10, 10, 0, 0), (11, 30, 20, 100, 2000), (31, 40, 5, 200, 1000)]


def test_one_request_is_told_by_its_own_bracket_alone():
    (line,) = quote_one(CASES, 35).lines
    assert (line.bracket.first, line.count, line.sum) == (31, 1, 200)


@given(tariffs, quantities)
def test_more_is_never_cheaper(tariff, quantity):
    assert quote(tariff, quantity + 1).amount >= quote(tariff, quantity).amount


@given(st.integers(0, 200))
def test_the_single_prices_make_the_sum(cases):
    singles = sum(quote_one(CASES, place).amount for place in range(1, cases + 1))
    assert singles == quote(CASES, cases).amount


@given(st.integers(0, 2000))
def test_one_page_more_costs_one_page(pages):
    """By page the sum never leaps: another page costs the price of its own bracket."""
    added = quote(PAGES, pages + 1).amount - quote(PAGES, pages).amount
    assert added == quote(PAGES, pages + 1).lines[-1].bracket.price <= 40


@given(tariffs, quantities)
def test_every_one_stands_in_one_line(tariff, quantity):
    assert sum(line.count for line in quote(tariff, quantity).lines) == quantity


@pytest.mark.parametrize("asked", [quote, quote_one])
@pytest.mark.parametrize("tariff", Tariff)
def test_a_negative_count_is_refused(asked, tariff):
    with pytest.raises(NegativeCount) as refused:
        asked(tariff, -1)
    assert refused.value.facts() == {"count": -1}


def test_no_tariff_before_the_first():
    assert schedule_on(date(2021, 1, 1)) is SCHEDULES[0]
    with pytest.raises(FeeNotYetLawful):
        schedule_on(date(2020, 12, 31))


def test_what_was_not_read_is_marked():
    unsettled = {name for name, point in FEE_POINTS.items() if not point.grade.is_settled}
    assert {"pages_apart", "page_is_a4", "public_not_by_page", "withdrawn_counts"} == unsettled
    assert not SCHEDULES[0].begins_on.grade.is_settled


@pytest.mark.parametrize(
    ("judged", "own"),
    [
        pytest.param((), {1, 2}, id="by number alone"),
        pytest.param(((1, 3),), {1, 2, 3}, id="a namesake without a number"),
        pytest.param(((2, 4),), {1, 2, 4, 5}, id="with all under the other number"),
        pytest.param(((3, 4),), {1, 2}, id="others among themselves"),
        pytest.param(((1, 9),), {1, 2}, id="somebody of another month"),
    ],
)
def test_whose_requests_are_one_applicants(judged, own):
    known_by = [(1, "a"), (2, "a"), (3, ""), (4, "b"), (5, "b"), (6, "")]
    assert same_applicant(1, known_by, judged) == own


def paid(day, amount, direction=Direction.RECEIVED):
    return Payment(date(2026, 4, day), Decimal(amount), direction)


BACK = Direction.REFUNDED
ACCOUNTS = (
    ("nothing", (), True, "380", "0", None),
    ("a part", (paid(1, "100.00"),), True, "280", "0", None),
    ("in two parts", (paid(9, "200"), paid(1, "180")), True, "0", "0", 9),
    ("a cent short", (paid(1, "379.99"),), True, "0.01", "0", None),
    ("too much", (paid(1, "400"),), True, "0", "20", 1),
    ("twice", (paid(1, "380"), paid(3, "380")), True, "0", "380", 1),
    (
        "twice and given back",
        (paid(1, "380"), paid(3, "380"), paid(6, "380", BACK)),
        True,
        *"00",
        1,
    ),
    ("given back too early", (paid(1, "380"), paid(2, "380", BACK)), True, "380", "0", 1),
    ("withdrawn after a part", (paid(1, "100"),), False, "0", "100", None),
)


@pytest.mark.parametrize(
    ("payments", "is_owed", "outstanding", "to_refund", "settled"),
    [each[1:] for each in ACCOUNTS],
    ids=[each[0] for each in ACCOUNTS],
)
def test_account(payments, is_owed, outstanding, to_refund, settled):
    account = Account(380, payments, is_owed)
    assert account.outstanding == Decimal(outstanding)
    assert account.to_refund == Decimal(to_refund)
    assert account.settled_on == (settled and date(2026, 4, settled))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "零元整"),
        (10, "壹拾元整"),
        (100, "壹佰元整"),
        (380, "叁佰捌拾元整"),
        (2040, "贰仟零肆拾元整"),
        (5005, "伍仟零伍元整"),
        (14700, "壹万肆仟柒佰元整"),
        (100700, "壹拾万零柒佰元整"),
        (1000100, "壹佰万零壹佰元整"),
        (20000, "贰万元整"),
        (100000000, "壹亿元整"),
    ],
)
def test_in_capitals(amount, words):
    assert capitals(amount) == words


@given(st.integers(0, 10**12 - 1))
def test_capitals_never_stammer(amount):
    words = capitals(amount)
    assert ("零零" not in words and not words.endswith("零元整")) or amount == 0


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_no_capitals_outside(amount):
    with pytest.raises(ValueError, match=str(amount)):
        capitals(amount)
