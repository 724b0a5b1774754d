"""Loading: the whole year comes out as printed; refusals, resuming and setting aside."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from gongkai import vault
from gongkai.annualreports.models import AnnualReport
from gongkai.annualreports.tests.samples import published
from gongkai.columns.queries import leaf_columns
from gongkai.demo import actions, signins
from gongkai.demo.errors import AlreadyLoaded, LoadUnderWay, RealDataPresent
from gongkai.demo.locking import alone_in
from gongkai.demo.models import DemoLoad
from gongkai.demo.setting_aside import set_aside
from gongkai.demo.steps import DemoYear, Step
from gongkai.disclosures.queries import public_items
from gongkai.inforequests.models import Applicant
from gongkai.inforequests.rules.applicants import Document
from gongkai.ledger.queries import findings
from gongkai.organs.actions import establish
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role


def quiet(label: str, done: int, total: int) -> None:
    pass


@pytest.mark.django_db
def test_the_demonstration_year_gives_the_printed_report() -> None:
    actions.load(progress=quiet)
    report = AnnualReport.objects.get(organ__code="yuanzhou", year=2020).report()
    _layout, _year, expected = published("yuanzhou-2020")
    assert len(expected) == 198
    assert dict(report.cells) == expected
    assert public_items().count() == 7578 + 6959 + 44
    assert leaf_columns().count() >= 240
    assert findings() == []
    kept = {vault.unseal(row.sealed)["document"] for row in Applicant.objects.all()}
    assert kept == {Document.RESIDENT_ID, Document.OTHER}
    for row in signins.read():
        assert Officer.objects.get(username=row.username).check_password(row.password)
    assert len(signins.read()) == len(Role)
    with pytest.raises(AlreadyLoaded):
        actions.load(progress=quiet)


@pytest.fixture
def short_year(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A year of three steps that only note that they ran."""
    ran: list[str] = []

    def steps(self: DemoYear) -> list[Step]:
        return [Step(name, name, lambda name=name: ran.append(name)) for name in "abc"]

    monkeypatch.setattr(DemoYear, "steps", steps)
    return ran


@pytest.mark.django_db
def test_steps_run_once_in_order(short_year: list[str]) -> None:
    actions.load(progress=quiet)
    assert short_year == ["a", "b", "c"]
    assert actions.is_loaded()


@pytest.mark.django_db
def test_a_load_that_died_goes_on_with_the_step_it_was_in(
    short_year: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = DemoYear.steps

    def broken(self: DemoYear) -> list[Step]:
        first, _second, third = whole(self)
        return [first, Step("b", "b", _die), third]

    with monkeypatch.context() as patch:
        patch.setattr(DemoYear, "steps", broken)
        with pytest.raises(KeyboardInterrupt):
            actions.load(progress=quiet)
    assert DemoLoad.objects.get().steps_done == ["a"]
    assert not actions.is_loaded()
    actions.load(progress=quiet)
    assert short_year == ["a", "b", "c"]


def _die() -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db
def test_real_data_are_not_loaded_over(short_year: list[str]) -> None:
    establish(
        code="real",
        name="真实机关",
        short_name="真实机关",
        kind=OrganKind.DEPARTMENT,
        on=dt.date(2020, 1, 1),
        by=None,
    )
    with pytest.raises(RealDataPresent):
        actions.load(progress=quiet)
    assert short_year == []
    assert Organ.objects.get().code == "real"


@pytest.mark.django_db
def test_two_loads_at_once_are_one_load(short_year: list[str]) -> None:
    with alone_in(Path(settings.DATA_DIR)), pytest.raises(LoadUnderWay):
        actions.load(progress=quiet)
    assert short_year == []


KEEP = """
import datetime as dt, django, sys
django.setup()
from django.contrib.auth import authenticate
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE precious (word text)")
    cursor.execute("INSERT INTO precious VALUES ('kept')")
from gongkai.demo.setting_aside import set_aside
print(set_aside(dt.datetime(2026, 1, 2, 3, 4, 5)))
print(connection.introspection.table_names())
"""


def test_what_is_set_aside_is_kept_whole(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "GONGKAI_DATA": str(tmp_path),
        "GONGKAI_DATABASE": "sqlite",
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
    }
    said = subprocess.run(
        [sys.executable, "-c", KEEP], env=environment, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    kept = Path(said[0])
    assert kept.name == "gongkai-20260102-030405.sqlite3"
    assert said[1] == "[]"
    with sqlite3.connect(kept) as saved:
        assert saved.execute("SELECT word FROM precious").fetchall() == [("kept",)]


@pytest.mark.postgres
@pytest.mark.django_db
def test_on_postgresql_the_schema_is_kept() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE precious (word text)")
        assert set_aside(dt.datetime(2026, 1, 2, 3, 4, 5)) == "schema kept_20260102_030405"
        assert connection.introspection.table_names() == []
        cursor.execute('SELECT count(*) FROM kept_20260102_030405."precious"')
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_progress_counts_up_to_the_end(short_year: list[str]) -> None:
    seen: list[tuple[str, int, int]] = []
    actions.load(progress=lambda *step: seen.append(step))
    assert seen == [("数据库", 0, 1), ("a", 0, 3), ("b", 1, 3), ("c", 2, 3), ("完成", 3, 3)]
