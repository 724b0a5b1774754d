"""What `gongkai check` finds."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from gongkai.cli.check import calendar_findings, key_findings
from gongkai.inforequests import queries
from gongkai.workdays import effects
from gongkai.workdays.effects import Follower


def follow(monkeypatch: pytest.MonkeyPatch, follower: Follower) -> None:
    monkeypatch.setattr(effects, "_followers", [follower])


def test_periods_counted_with_an_old_calendar_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    follow(monkeypatch, Follower(pending=lambda: 2, recompute=lambda: iter(())))
    (found,) = calendar_findings()
    assert found.code == "calendar"
    assert "还有 2 件" in found.message


def test_nothing_is_found_when_all_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    follow(monkeypatch, Follower(pending=lambda: 0, recompute=lambda: iter(())))
    assert list(calendar_findings()) == []


def test_a_database_that_is_behind_is_somebody_elses_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> int:
        raise OperationalError("no such column")

    follow(monkeypatch, Follower(pending=broken, recompute=lambda: iter(())))
    assert list(calendar_findings()) == []


def test_a_lost_key_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "sealed_with_lost_keys", lambda: 3)
    (found,) = key_findings()
    assert found.code == "keys"
    assert "有 3 条" in found.message


def test_with_every_key_there_is_nothing_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "sealed_with_lost_keys", lambda: 0)
    assert list(key_findings()) == []
