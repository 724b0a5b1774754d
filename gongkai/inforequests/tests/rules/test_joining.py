"""并案: who may be joined to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.inforequests.rules.joining import Joinable, Obstacle, obstacle

LEAD = Joinable("甲-1", "minzheng", "information", "fingerprint", is_open=True)
REQUEST = replace(LEAD, number="甲-2")


def test_two_open_requests_of_one_applicant_may_be_joined():
    assert obstacle(REQUEST, LEAD) is None


@pytest.mark.parametrize(
    ("request_", "lead", "why"),
    [
        (LEAD, LEAD, Obstacle.SAME),
        (replace(REQUEST, organ="nongye"), LEAD, Obstacle.OTHER_ORGAN),
        (replace(REQUEST, matter="record_correction"), LEAD, Obstacle.OTHER_MATTER),
        (replace(REQUEST, applicant="another"), LEAD, Obstacle.OTHER_APPLICANT),
        (replace(REQUEST, applicant=""), replace(LEAD, applicant=""), Obstacle.APPLICANT_UNKNOWN),
        (REQUEST, replace(LEAD, follows="甲-0"), Obstacle.FOLLOWS_ANOTHER),
        (replace(REQUEST, leads=True), LEAD, Obstacle.LEADS_OTHERS),
        (replace(REQUEST, is_open=False), LEAD, Obstacle.NOT_OPEN),
        (REQUEST, replace(LEAD, is_open=False), Obstacle.NOT_OPEN),
    ],
)
def test_what_keeps_them_apart(request_, lead, why):
    assert obstacle(request_, lead) is why
