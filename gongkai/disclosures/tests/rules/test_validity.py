from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.disclosures.rules import validity as rules
from gongkai.disclosures.rules.validity import (
    Change,
    Life,
    LifeRefused,
    Terms,
    Validity,
    default_expiry,
    validity_on,
)

LIFE = Life(date(2018, 3, 1), date(2018, 4, 1), expires_on=date(2023, 3, 31))
NEW_TEXT = Change(date(2019, 6, 1), "袁府发〔2019〕8号")
REPEAL = Change(date(2021, 1, 1), "袁府发〔2020〕30号")


@pytest.mark.parametrize(
    ("life", "day", "state"),
    [
        pytest.param(LIFE, date(2018, 3, 31), Validity.PENDING, id="issued, not yet in force"),
        pytest.param(LIFE, date(2018, 4, 1), Validity.VALID, id="first day"),
        pytest.param(LIFE, date(2022, 10, 1), Validity.VALID, id="181 days before its end"),
        pytest.param(LIFE, date(2022, 10, 2), Validity.EXPIRING, id="180 days before its end"),
        pytest.param(LIFE, date(2023, 3, 31), Validity.EXPIRING, id="last day"),
        pytest.param(LIFE, date(2023, 4, 1), Validity.EXPIRED, id="the day after"),
        pytest.param(
            replace(LIFE, amendments=(NEW_TEXT,)), date(2019, 5, 31), Validity.VALID, id="old text"
        ),
        pytest.param(
            replace(LIFE, amendments=(NEW_TEXT,)), date(2019, 6, 1), Validity.AMENDED, id="amended"
        ),
        pytest.param(
            replace(LIFE, amendments=(NEW_TEXT,)),
            date(2023, 4, 1),
            Validity.EXPIRED,
            id="an amended text ends too",
        ),
        pytest.param(
            replace(LIFE, repeal=REPEAL), date(2020, 12, 31), Validity.VALID, id="repeal to come"
        ),
        pytest.param(
            replace(LIFE, repeal=REPEAL), date(2021, 1, 1), Validity.REPEALED, id="repealed"
        ),
        pytest.param(
            replace(LIFE, repeal=REPEAL),
            date(2024, 1, 1),
            Validity.REPEALED,
            id="repeal outweighs the end of the term",
        ),
        pytest.param(
            replace(LIFE, expires_on=None), date(2050, 1, 1), Validity.VALID, id="no end known"
        ),
    ],
)
def test_validity_on_a_day(life, day, state):
    assert validity_on(life, day) is state


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"effective_on": date(2018, 2, 28)}, rules.EFFECTIVE_BEFORE_ISSUED),
        ({"expires_on": date(2018, 3, 31)}, rules.EXPIRES_BEFORE_EFFECTIVE),
        ({"repeal": Change(date(2019, 1, 1), " ")}, rules.REPEAL_WITHOUT_BASIS),
        ({"amendments": (Change(date(2019, 1, 1), ""),)}, rules.AMENDMENT_WITHOUT_TEXT),
        ({"repeal": Change(date(2017, 1, 1), "某号")}, rules.CHANGED_BEFORE_ISSUED),
    ],
)
def test_contradicting_dates_are_refused(change, reason):
    with pytest.raises(LifeRefused) as refused:
        replace(LIFE, **change)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("title", "effective_on", "last_day"),
    [
        pytest.param("实施办法", date(2020, 4, 1), date(2025, 3, 31), id="five years"),
        pytest.param("实施办法（试行）", date(2020, 4, 1), date(2022, 3, 31), id="trial"),
        pytest.param("暂行规定", date(2020, 4, 1), date(2022, 3, 31), id="provisional"),
        pytest.param("实施办法", date(2020, 2, 29), date(2025, 2, 28), id="leap day"),
    ],
)
def test_default_term(title, effective_on, last_day):
    assert default_expiry(title, effective_on, Terms()) == last_day


def test_the_default_terms_are_marked_as_unverified():
    assert Terms().grade == "未核实"


@given(
    start=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    term=st.integers(0, 4_000),
    offset=st.integers(-500, 5_000),
)
def test_what_is_over_stays_over(start, term, offset):
    life = Life(start, start, expires_on=start + timedelta(days=term))
    day = start + timedelta(days=offset)
    if validity_on(life, day) is Validity.EXPIRED:
        assert validity_on(life, day + timedelta(days=1)) is Validity.EXPIRED
    assert validity_on(life, day).in_force == (0 <= offset <= term)
