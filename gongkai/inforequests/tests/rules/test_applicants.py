"""申请人: statutory elements, check digits, masking. All numbers are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.applicants import (
    ApplicantKind,
    Application,
    Element,
    NumberFault,
    credit_code_fault,
    masked_name,
    masked_number,
    missing_elements,
    resident_id_fault,
)

COMPLETE = Application(
    name="张某",
    identity_number="110101190001011009",
    contact=("", "", "someone@example.org"),
    information="2019年度某某规划",
    wanted_form="email",
)


def test_the_columns_of_the_annual_report():
    assert [kind.value for kind in ApplicantKind] == [
        *("natural", "biz", "research", "welfare", "legal", "other")
    ]
    assert [kind for kind in ApplicantKind if not kind.is_organisation] == [ApplicantKind.NATURAL]


def test_nothing_is_missing_from_a_complete_application():
    assert missing_elements(COMPLETE) == ()


@pytest.mark.parametrize(
    ("field", "value", "element"),
    [
        ("name", "  ", Element.NAME),
        ("identity_number", "", Element.IDENTITY),
        ("contact", ("", " "), Element.CONTACT),
        ("information", "", Element.INFORMATION),
        ("information", "\u200b\ufeff\u202e\u3000", Element.INFORMATION),
        ("wanted_form", "", Element.FORM),
    ],
)
def test_a_blank_element_is_missing(field, value, element):
    assert missing_elements(replace(COMPLETE, **{field: value})) == (element,)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        pytest.param("11010519491231002X", None, id="the example of the standard"),
        pytest.param("11010519491231002x", None, id="small x"),
        pytest.param("440524188001010014", None, id="the other example"),
        pytest.param("110105194912310021", NumberFault.CHECK_DIGIT, id="wrong check digit"),
        pytest.param("11010519490231002X", NumberFault.BIRTH_DATE, id="31 february"),
        pytest.param("1101051949123100X2", NumberFault.CHARACTERS, id="x in the middle"),
        pytest.param("11010519491231００２X", NumberFault.CHARACTERS, id="full-width digits"),
        pytest.param("110105491231002", NumberFault.LENGTH, id="fifteen digits"),
        pytest.param("", NumberFault.LENGTH, id="empty"),
    ],
)
def test_resident_id(number, fault):
    assert resident_id_fault(number) is fault


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        pytest.param("91350100M000100Y43", None, id="the example of the standard"),
        pytest.param("91350100m000100y43", None, id="small letters"),
        pytest.param("91350100M000100Y44", NumberFault.CHECK_DIGIT, id="wrong check character"),
        pytest.param("91350100O000100Y43", NumberFault.CHARACTERS, id="letter O"),
        pytest.param("91350100M000100Y4", NumberFault.LENGTH, id="too short"),
    ],
)
def test_credit_code(code, fault):
    assert credit_code_fault(code) is fault


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_a_resident_id_is_always_found(place, shift):
    number = "440524188001010014"
    digit = str((int(number[place]) + shift) % 10)
    assert resident_id_fault(number[:place] + digit + number[place + 1 :]) is not None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("欧阳某某", "欧***"),
        ("买买提·某", "买****"),
        ("某", "某*"),
        ("", ""),
    ],
)
def test_a_name_is_covered(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("11010519491231002X", "110***********002X"), ("E12345678", "*********"), ("", "")],
)
def test_a_number_is_covered(number, shown):
    assert masked_number(number) == shown
