"""A remedy and its case at once: both are locked in one order, so neither waits for ever."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests import actions as requests
from gongkai.ledger.queries import findings
from gongkai.remedies import actions
from gongkai.remedies.rules.table_four import Result, Track
from testing.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

APRIL = dt.date(2026, 4, 20)


def test_a_dispute_begins_and_ends_while_the_case_goes_on(filed, replied, clerk):
    for _ in range(3):
        row = filed()
        replied(row)

        def begin(row=row):
            actions.register(request=row, track=Track.REVIEW, accepted_on=APRIL, by=clerk)

        def serve(row=row):
            requests.serve(request=row, on=APRIL, by=clerk)

        assert race(begin, serve, begin)[::2] == ["done", "done"]
        ends = [
            lambda each=each: actions.conclude(
                remedy=each, result=Result.UPHELD, on=APRIL, by=clerk
            )
            for each in row.remedies.all()
        ]
        says = [lambda row=row: requests.remark(request=row, text="看过", by=clerk)] * 3
        assert race(*ends, *says) == ["done"] * 5
    assert findings() == []
