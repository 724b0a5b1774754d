"""The demonstration year as the data of a browser test.

Loaded by its own steps, once for each state of the code, kept in var/tests, and copied in front
of each test that asks for it.
"""

from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testing.snapshot import FOLDER, CopiedDatabase

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

SOURCES = Path(__file__).resolve().parents[1] / "gongkai"


def fingerprint() -> str:
    """Changes with every line of code or data that the loading may run through."""
    digest = hashlib.sha256()
    files = (path for kind in ("*.py", "*.yaml") for path in SOURCES.rglob(kind))
    for path in sorted(files):
        if "tests" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def _loaded_demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Path:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.fail("the demonstration is kept as a copy of an SQLite database")
    saved = FOLDER / f"demonstration-{fingerprint()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock, django_db_blocker.unblock():
        # The other processes of the same run wait for the copy instead of loading, too.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not saved.exists():
            for older in FOLDER.glob("demonstration-*"):
                older.unlink()
            _load()
            # Not `connection.creation`: see `testing.snapshot`.
            CopiedDatabase(connection).save(saved)
            CopiedDatabase(connection).restore()
    return saved


def _load() -> None:
    from django.db import transaction

    from gongkai.demo.steps import DemoYear

    for step in DemoYear().steps():
        with transaction.atomic():
            step.run()


@pytest.fixture
def demonstration(transactional_db: None, _loaded_demonstration: Path) -> None:
    """Yuanzhou District's demonstration year, in the database of the live server."""
    from django.db import connection

    CopiedDatabase(connection).restore(_loaded_demonstration)
