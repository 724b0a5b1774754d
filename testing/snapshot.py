"""The migrated test database on SQLite, made once and copied afterwards.

Running every migration takes many seconds, in each process of each test run; copying the
result takes milliseconds. Tests that commit are rolled back by the same copy: Django's own
way, emptying all tables, would lose the rows that migrations write.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.db.backends.sqlite3.creation import DatabaseCreation

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[1] / "var" / "tests"
# What the content of a freshly migrated database depends on.
SOURCES = ("migrations/*.py", "models.py", "models/*.py", "apps.py", "data/**/*.*")


@cache
def fingerprint() -> str:
    """Changes with every migration, model and data file of every installed app."""
    digest = hashlib.sha256(django.__version__.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        folder = Path(app.path)
        files = {path for pattern in SOURCES for path in folder.glob(pattern)}
        for path in sorted(files):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def snapshot_path() -> Path:
    return FOLDER / f"migrated-{fingerprint()}.sqlite3"


class CopiedDatabase(DatabaseCreation):
    """The in-memory test database, copied from the snapshot; the first one makes the snapshot."""

    def create_test_db(
        self,
        verbosity: int = 1,
        autoclobber: bool = False,
        serialize: bool = False,
        keepdb: bool = False,
    ) -> str:
        FOLDER.mkdir(parents=True, exist_ok=True)
        snapshot = snapshot_path()
        with (FOLDER / "lock").open("w") as lock:
            # The other processes of the same run wait here instead of migrating, too.
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not snapshot.exists():
                name = super().create_test_db(verbosity, autoclobber, False, keepdb)
                self._save(snapshot)
                return name
        name = self._get_test_db_name()
        self.connection.close()
        settings.DATABASES[self.connection.alias]["NAME"] = name
        self.connection.settings_dict["NAME"] = name
        self.copy_from(snapshot)
        return name

    def copy_from(self, snapshot: Path) -> None:
        self.connection.ensure_connection()
        with sqlite3.connect(f"file:{snapshot}?mode=ro", uri=True) as source:
            source.backup(self.connection.connection)
        source.close()

    def _save(self, snapshot: Path) -> None:
        for older in FOLDER.glob("migrated-*.sqlite3"):
            older.unlink()
        unfinished = snapshot.with_suffix(f".{os.getpid()}")
        with sqlite3.connect(unfinished) as target:
            self.connection.connection.backup(target)
        target.close()
        unfinished.replace(snapshot)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.creation = CopiedDatabase(connection)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After a test that commits: put back what the migrations wrote and Django's flush took."""
    yield
    if _commits(item):
        from django.db import connection
        from pytest_django.plugin import blocking_manager_key

        if connection.vendor == "sqlite":
            with item.config.stash[blocking_manager_key].unblock():
                connection.creation.copy_from(snapshot_path())


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    names = set(getattr(item, "fixturenames", ()))
    return bool(
        (marker and marker.kwargs.get("transaction")) or names & {"transactional_db", "live_server"}
    )
