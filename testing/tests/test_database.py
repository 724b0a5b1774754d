"""The test database holds what the migrations write, whatever an earlier test committed."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Site


def migrated_content() -> tuple[int, int]:
    return Site.objects.count(), ContentType.objects.get_for_model(Site).pk


@pytest.fixture(scope="module")
def first_seen() -> list[tuple[int, int]]:
    return []


@pytest.mark.parametrize("time", ["first", "second", "third"])
@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_nothing_and_takes_nothing(first_seen, time):
    content = migrated_content()
    assert content[0] == 1
    first_seen.append(content)
    assert set(first_seen) == {content}
    Site.objects.all().delete()
