"""Opening a portal and laying out its columns."""

from __future__ import annotations

import datetime as dt

import pytest
from wagtail.models import Page, Site

from gongkai.columns.actions import LaidOut, lay_out, open_portal
from gongkai.columns.models import ColumnPage, PortalRoot
from gongkai.columns.queries import leaf_columns, standing_columns
from gongkai.columns.rules.catalogue import official
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, OrganKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def technician() -> Officer:
    return organs.enrol(username="technician", full_name="技术员", by=None)


@pytest.fixture
def root(technician: Officer) -> PortalRoot:
    organ = organs.establish(
        code="yuanzhou",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=dt.date(2000, 1, 1),
        by=None,
    )
    return open_portal(
        organ=organ, title="测试区人民政府", host="localhost", port=80, by=technician
    )


def test_a_portal_takes_the_place_of_the_sample_site(root: PortalRoot) -> None:
    assert Site.objects.get(is_default_site=True).root_page_id == root.pk
    assert list(Page.objects.filter(depth=2)) == [root.page_ptr]


def test_the_whole_catalogue_is_laid_out_once(root: PortalRoot, technician: Officer) -> None:
    specs = official()
    assert lay_out(root=root, specs=specs, by=technician) == LaidOut(len(specs), 0)
    assert lay_out(root=root, specs=specs, by=technician) == LaidOut(0, len(specs))
    assert leaf_columns().count() == len(specs.leaves) >= 240
    assert standing_columns().count() < leaf_columns().count()
    assert not Page.find_problems()[0]
    budget = ColumnPage.objects.get(code=specs.leaves[0].code)
    assert budget.get_url() == f"/columns/{budget.code}/"


def test_an_offices_own_edits_are_kept(root: PortalRoot, technician: Officer) -> None:
    top = [spec for spec in official() if spec.parent is None]
    lay_out(root=root, specs=top, by=technician)
    page = ColumnPage.objects.get(code=top[0].code)
    page.title = "本区改过的名称"
    page.save()
    lay_out(root=root, specs=top, by=technician)
    page.refresh_from_db()
    assert page.title == "本区改过的名称"
