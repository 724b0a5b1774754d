"""Remedies stand on requests: their fixtures serve here as well."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.conftest import (
    as_,
    bureau,
    clerk,
    district,
    filed,
    handler,
    lawyer,
    officer,
    other_bureau,
    prepared,
    registered,
    replied,
    signer,
)
from gongkai.remedies import actions
from gongkai.remedies.rules.table_four import Track

__all__ = [
    "as_",
    "bureau",
    "clerk",
    "district",
    "filed",
    "handler",
    "lawyer",
    "officer",
    "other_bureau",
    "prepared",
    "registered",
    "replied",
    "signer",
]


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def under_review(registered, replied, lawyer):
    """A request whose late answer is reconsidered; the copy came on a friday."""

    def begin(outcome=Outcome.NOT_FOUND, replied_on="2026-04-02", **filing):
        row = registered("2026-03-02", subject="2025年度某某工程的批复文件", name="欧阳测试")
        replied(row, on=replied_on, outcome=outcome)
        values = {"copy_received_on": day("2026-04-24"), "body": "测试区人民政府"} | filing
        return actions.register(
            request=row,
            track=Track.REVIEW,
            accepted_on=day("2026-04-20"),
            case_number="测府复〔2026〕8号",
            filing=actions.Filing(**values),
            by=lawyer,
        )

    return begin
