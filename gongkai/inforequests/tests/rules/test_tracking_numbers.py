"""邮件号码: what can be one, what cannot, and what deserves a second look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.tracking_numbers import (
    Doubt,
    Fault,
    check_digit,
    doubt,
    fault,
    plain,
)


@pytest.mark.parametrize(
    ("typed", "number", "wrong", "doubtful"),
    [
        # The example of the Universal Postal Union.
        ("RR473124829FI", "RR473124829FI", None, Doubt.COUNTRY),
        ("EE000000005CN", "EE000000005CN", None, None),
        ("ee 0000 0000 5 cn", "EE000000005CN", None, None),
        ("ＥＥ０００００000-5ＣＮ", "EE000000005CN", None, None),
        ("EE000000006CN", "EE000000006CN", Fault.CHECK_DIGIT, None),
        ("1000000000001", "1000000000001", None, None),
        ("XA00000000001", "XA00000000001", None, Doubt.FORM),
        ("EE00000005CN", "EE00000005CN", Fault.LENGTH, None),
        ("EE0000000055CN", "EE0000000055CN", Fault.LENGTH, None),
        ("EE00000000号CN", "EE00000000号CN", Fault.CHARACTERS, None),
        ("", "", Fault.CHARACTERS, None),
    ],
)
def test_a_number_of_the_post(typed, number, wrong, doubtful):
    assert plain(typed) == number
    assert fault(number) is wrong
    if wrong is None:
        assert doubt(number) is doubtful


@given(st.text("0123456789", min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 9))
def test_a_slip_in_one_digit_is_noticed(serial, place, off):
    """But for the digit five, which stands for two remainders."""
    slip = (int(serial[place]) + off) % 10
    wrong = f"{serial[:place]}{slip}{serial[place + 1 :]}"
    assert check_digit(serial) != check_digit(wrong) or check_digit(serial) == 5
