"""The freshly migrated test database: made once, copied afterwards.

On SQLite, running every migration takes ten seconds in each process of each test run, and
copying the result takes milliseconds. On both engines, a test that commits is followed by
putting the migrated content back: Django's own way, emptying all tables, loses the rows that
migrations write (Wagtail's root page, for one).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from functools import cache
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.creation import DatabaseCreation

FOLDER = Path(__file__).resolve().parents[1] / "var" / "tests"
# What the content of a freshly migrated database depends on.
SOURCES = ("migrations/*.py", "models.py", "models/*.py", "apps.py", "data/**/*.*")


@cache
def snapshot_path() -> Path:
    """Its name changes with every migration, model and data file of every installed app."""
    digest = hashlib.sha256(django.__version__.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        folder = Path(app.path)
        files = {path for pattern in SOURCES for path in folder.glob(pattern)}
        for path in sorted(files):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return FOLDER / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


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
        with (FOLDER / "lock").open("w") as lock:
            # The other processes of the same run wait here instead of migrating, too.
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not snapshot_path().exists():
                name = super().create_test_db(verbosity, autoclobber, False, keepdb)
                for older in FOLDER.glob("migrated-*"):
                    older.unlink()
                self.save(snapshot_path())
                return name
        name = self._get_test_db_name()
        self.connection.close()
        settings.DATABASES[self.connection.alias]["NAME"] = name
        self.connection.settings_dict["NAME"] = name
        self.restore()
        return name

    def restore(self, snapshot: Path | None = None) -> None:
        """Put a saved content in place of the present one; the freshly migrated, if not told."""
        self.connection.ensure_connection()
        source = sqlite3.connect(f"file:{snapshot or snapshot_path()}?mode=ro", uri=True)
        source.backup(self.connection.connection)
        source.close()

    def save(self, snapshot: Path) -> None:
        unfinished = snapshot.with_suffix(f".{os.getpid()}")
        target = sqlite3.connect(unfinished)
        self.connection.connection.backup(target)
        target.close()
        unfinished.replace(snapshot)


class RememberedRows:
    """The rows of a freshly migrated PostgreSQL database, table by table."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            self._tables = connection.introspection.table_names(cursor)
            self._rows = {table: self._read(cursor, table) for table in self._tables}

    @staticmethod
    def _read(cursor: object, table: str) -> bytes:
        with cursor.copy(f'COPY "{table}" TO STDOUT') as out:
            return b"".join(out)

    def restore(self) -> None:
        with connection.cursor() as cursor:
            # Foreign keys rest meanwhile, so that the order of the tables does not matter.
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in self._tables))
            for table, rows in self._rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as into:
                    into.write(rows)
            cursor.execute("SET session_replication_role = DEFAULT")


_remembered: list[RememberedRows] = []


def use_copies() -> None:
    """Before the test database is made: on SQLite, let it be a copy of the snapshot."""
    if connection.vendor == "sqlite":
        connection.creation = CopiedDatabase(connection)


def remember() -> None:
    """After it was made: on PostgreSQL, keep what the migrations wrote."""
    if connection.vendor == "postgresql":
        _remembered.append(RememberedRows())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    outcome = yield
    # After the last test the database is gone already.
    if nextitem is not None and _commits(item):
        from pytest_django.plugin import blocking_manager_key

        with item.config.stash[blocking_manager_key].unblock():
            _restore()
    return outcome


def _restore() -> None:
    from django.contrib.contenttypes.models import ContentType

    # Not `connection.creation`: once Playwright's loop runs in this thread, Django hands out
    # another connection (to the same database) than the one that the session began with.
    (_remembered[0] if _remembered else CopiedDatabase(connection)).restore()
    # Django's flush has numbered the content types anew, and they are back to the old numbers.
    ContentType.objects.clear_cache()


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    names = set(getattr(item, "fixturenames", ()))
    return bool(
        (marker and marker.kwargs.get("transaction")) or names & {"transactional_db", "live_server"}
    )
