"""Many hands at once: no number twice, no deed twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.ledger.queries import findings, stream

# SQLite's test database lives in memory and belongs to one thread; there every writer takes its
# turn anyway (transaction_mode IMMEDIATE).
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

HANDS = 4


def at_once(deed, times):
    def closing(_):
        try:
            return deed()
        except RuleError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(closing, range(times)))


def test_numbers_have_neither_gap_nor_double(bureau):
    def file():
        filed = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
        return filed.request.number

    numbers = at_once(file, 12)
    assert sorted(numbers) == [f"MINZHENG-2026-{place:04d}" for place in range(1, 13)]
    assert findings() == []


def test_two_officers_on_one_case_take_turns(bureau, filed, clerk):
    row = filed()

    def withdraw():
        actions.withdraw(request=row, by=clerk, at=moment("2026-03-05"))
        return "done"

    assert sorted(at_once(withdraw, HANDS)) == ["done", *["move_not_allowed"] * (HANDS - 1)]
    assert stream(row.stream).filter(event="request:case:withdrawn").count() == 1
    assert InformationRequest.objects.get().state == "withdrawn"
