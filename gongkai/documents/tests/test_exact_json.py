from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.exact_json import NotExact, dumps

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False, places=6),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_what_is_written_reads_back_equal(value):
    assert json.loads(dumps(value), parse_float=Decimal) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(Decimal("4166.18"), "4166.18", id="exact digits"),
        pytest.param(Decimal("1E+3"), "1000", id="no exponent"),
        pytest.param(Decimal("0.10"), "0.10", id="places are kept"),
        pytest.param("“公开”", '"“公开”"', id="Chinese is legible"),
    ],
)
def test_numbers_are_written_as_they_are(value, text):
    assert dumps(value) == text


@pytest.mark.parametrize("value", [1.5, Decimal("NaN"), object()])
def test_what_json_cannot_hold_exactly_is_refused(value):
    with pytest.raises(NotExact):
        dumps([value])
