"""期限口径 of an installation."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules.policy import (
    DEFAULT_POLICY,
    LateCorrection,
    UnknownRuling,
    policy_with,
)


def test_nothing_changed_is_the_default():
    assert policy_with({}) == DEFAULT_POLICY


def test_a_value_changes_and_its_grade_stays():
    policy = policy_with({"correction_days": 15, "late_correction": "refused"})
    assert policy.correction_days.value == 15
    assert policy.late_correction.value is LateCorrection.REFUSED
    assert policy.correction_days.grade is DEFAULT_POLICY.correction_days.grade


@pytest.mark.parametrize(
    "values",
    [
        {"answer_days": 30},
        {"late_correction": "maybe"},
        {"agency_days": "soon"},
        {"secrecy_referral_pauses": "no"},
    ],
)
def test_what_is_no_ruling_is_refused(values):
    with pytest.raises(UnknownRuling):
        policy_with(values)
