"""Writing to the ledger and proving it whole."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from gongkai.ledger.actions import Deed, record, record_many
from gongkai.ledger.commands import ledger
from gongkai.ledger.models import Entry, LedgerIsAppendOnly
from gongkai.ledger.queries import findings, head, stream


def write(count: int) -> list[Entry]:
    with transaction.atomic():
        return record_many(
            Deed("thing:done", f"test:thing:{n}", data={"n": n}) for n in range(count)
        )


@pytest.mark.django_db
def test_entries_are_numbered_chained_and_whole() -> None:
    entries = write(5)
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5]
    assert entries[1].previous == entries[0].digest
    assert (head().seq, head().digest) == (5, entries[-1].digest)
    assert findings() == []


@pytest.mark.django_db
def test_the_time_of_the_deed_and_the_time_of_writing_are_both_kept() -> None:
    then = dt.datetime(2020, 3, 2, 9, 0, tzinfo=dt.UTC)
    with transaction.atomic():
        entry = record("thing:done", stream="test:thing:1", at=then)
    assert entry.at == then
    assert entry.recorded_at > then


@pytest.mark.django_db
def test_a_stream_is_read_in_order() -> None:
    with transaction.atomic():
        record("thing:begun", stream="test:thing:1")
        record("thing:begun", stream="test:thing:2")
        record("thing:done", stream="test:thing:1")
    assert [e.event for e in stream("test:thing:1")] == ["thing:begun", "thing:done"]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        record("thing:done", stream="test:thing:1")


@pytest.mark.django_db(transaction=True)
def test_a_failed_deed_leaves_no_trace() -> None:
    before = head().seq
    with pytest.raises(RuntimeError), transaction.atomic():
        record("thing:done", stream="test:thing:1")
        raise RuntimeError
    assert head().seq == before
    assert findings() == []


@pytest.mark.django_db
def test_entries_cannot_be_changed_through_the_model() -> None:
    entry = write(1)[0]
    entry.data = {"n": "forged"}
    with pytest.raises(LedgerIsAppendOnly):
        entry.save()
    with pytest.raises(LedgerIsAppendOnly):
        entry.delete()
    with pytest.raises(LedgerIsAppendOnly):
        Entry.objects.all().delete()
    with pytest.raises(LedgerIsAppendOnly):
        Entry.objects.update(event="forged")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        pytest.param(
            "UPDATE ledger_entry SET event = 'forged' WHERE seq = 3", ("changed", 3), id="changed"
        ),
        pytest.param("DELETE FROM ledger_entry WHERE seq = 3", ("removed", 3), id="removed"),
        pytest.param("DELETE FROM ledger_entry WHERE seq = 5", ("removed", 5), id="newest removed"),
    ],
)
def test_tampering_behind_the_models_back_is_named(sql: str, fault: tuple[str, int]) -> None:
    write(5)
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert [(f.fault.value, f.seq) for f in findings()] == [fault]
    result = CliRunner().invoke(ledger, ["verify", "--format", "json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"][0]["seq"] == fault[1]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL stores no such values")
@pytest.mark.parametrize(
    "spoiled",
    [
        pytest.param("at = 'no moment'", id="no moment"),
        pytest.param("at = 7", id="number for a moment"),
        pytest.param("stream = x'ff'", id="bytes for a text"),
        pytest.param('data = \'{"a": "\\ud800"}\'', id="half a character"),
    ],
)
def test_a_row_that_can_no_longer_be_read_is_named(spoiled: str) -> None:
    write(5)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE ledger_entry SET {spoiled} WHERE seq = 3")
    assert [(f.fault, f.seq) for f in findings()] == [("changed", 3)]


@pytest.mark.django_db
def test_verify_says_when_all_is_well() -> None:
    write(3)
    result = CliRunner().invoke(ledger, ["verify"])
    assert result.exit_code == 0
    assert "共 3 条" in result.stdout


@pytest.mark.django_db
def test_a_head_noted_elsewhere_proves_that_nothing_was_rewritten() -> None:
    noted = write(3)[-1].digest
    write(2)
    assert CliRunner().invoke(ledger, ["verify", "--head", noted]).exit_code == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry")
        cursor.execute("DELETE FROM ledger_head")
    write(5)
    assert findings() == []
    result = CliRunner().invoke(ledger, ["verify", "--head", noted, "--format", "json"])
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["whole"], told["noted_head_found"]) == (False, False)
