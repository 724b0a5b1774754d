"""Fixtures that take the place of pytest-django's own; only a conftest can do that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testing import snapshot

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    snapshot.use_copies()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        snapshot.remember()
