"""The pytest plugin of this project, loaded by `addopts` in pyproject.toml.

It gives every run a data folder of its own before Django reads its settings, so that no
test ever touches the data of an installation, and it decides which tests fit the machine.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["testing.snapshot", "testing.browser", "testing.demonstration"]

ON_POSTGRES = os.environ.get("GONGKAI_DATABASE", "sqlite") != "sqlite"

WORKER = os.environ.get("PYTEST_XDIST_WORKER")

if WORKER is None:
    os.environ["GONGKAI_DATA"] = tempfile.mkdtemp(prefix="gongkai-tests-")
    os.environ["GONGKAI_DEBUG"] = "false"
else:
    # A folder for each process, inside the one of the process that started it.
    os.environ["GONGKAI_DATA"] = os.path.join(os.environ["GONGKAI_DATA"], WORKER)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only the tests that use the database (for the second round on PostgreSQL)",
    )


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    from django.conf import settings
    from hypothesis import settings as hypothesis

    # Its time limit for one example measures how busy the machine is, not the rule.
    hypothesis.register_profile("gongkai", deadline=None)
    hypothesis.load_profile("gongkai")
    # Sign-ins would otherwise take most of the suite's time.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_unconfigure() -> None:
    if WORKER is None:
        shutil.rmtree(os.environ["GONGKAI_DATA"], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this round is not for. A browser test is never left out silently."""
    leave_out = [item for item in items if not _fits(item, config)]
    if leave_out:
        config.hook.pytest_deselected(items=leave_out)
        items[:] = [item for item in items if item not in set(leave_out)]


def _fits(item: pytest.Item, config: pytest.Config) -> bool:
    if item.get_closest_marker("postgres") and not ON_POSTGRES:
        return False
    return _uses_database(item) or not config.getoption("--database-only")


def _uses_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"}
    return bool(
        item.get_closest_marker("django_db") or fixtures & set(getattr(item, "fixturenames", ()))
    )


@pytest.fixture(autouse=True)
def _forget_lockouts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Failed sign-ins of one test must not lock out the next (they outlive a rollback in cache)."""
    yield
    if _uses_database(request.node):
        from django.core.cache import cache

        cache.clear()
