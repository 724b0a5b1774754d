"""A small district for the tests in a browser: the demonstration with one month of its items.

It is built through the same steps as the demonstration, once for each process, and copied in
front of each test that asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_django import DjangoDbBlocker

MONTH = "items:2020-06"


@dataclass(frozen=True, slots=True)
class District:
    """测试用的区: what a test needs to know of it."""

    code: str
    passwords: Mapping[str, str]


@pytest.fixture(scope="session")
def _built_district(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Path:
    from django.conf import settings
    from django.db import connection, transaction

    from gongkai.demo.steps import DemoYear

    if connection.vendor != "sqlite":
        pytest.fail("the small district is kept as a copy of an SQLite database")
    saved = Path(settings.DATA_DIR) / "district.sqlite3"
    with django_db_blocker.unblock():
        for step in DemoYear().steps():
            if step.name == MONTH or not step.name.startswith("items:20"):
                with transaction.atomic():
                    step.run()
        connection.creation.save(saved)
        connection.creation.restore()
    return saved


@pytest.fixture
def district(transactional_db: None, _built_district: Path) -> District:
    """The small district, in the database of the live server."""
    from django.db import connection

    from gongkai.demo import signins
    from gongkai.demo.steps import DISTRICT

    connection.creation.restore(_built_district)
    return District(DISTRICT, {row.username: row.password for row in signins.read()})
