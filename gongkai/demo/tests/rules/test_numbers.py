from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.demo.rules.numbers import document_number, id_number
from gongkai.inforequests.rules.applicants import resident_id_fault


def test_document_number():
    assert document_number("袁府发", 2020, 3) == "袁府发〔2020〕3号"


@given(born=st.dates(date(1940, 1, 1), date(2019, 12, 31)), sequence=st.integers(0, 999))
def test_identity_numbers_are_well_formed_and_belong_to_no_area(born, sequence):
    number = id_number(born, sequence)
    assert resident_id_fault(number) is None
    assert number.startswith("999999")
