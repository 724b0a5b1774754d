"""Opening a portal and laying out its columns."""

from __future__ import annotations

import datetime as dt

import pytest
from click.testing import CliRunner
from wagtail.models import Page, Site

from gongkai.columns.actions import LaidOut, PortalExists, lay_out, open_portal
from gongkai.columns.commands import columns
from gongkai.columns.models import ColumnPage, PortalRoot
from gongkai.columns.queries import leaf_columns, standing_columns
from gongkai.columns.rules.catalogue import official
from gongkai.organs import actions as organs
from gongkai.organs.access import NotYours
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def organ() -> Organ:
    return organs.establish(
        code="yuanzhou",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=dt.date(2000, 1, 1),
        by=None,
    )


@pytest.fixture
def technician(organ: Organ) -> Officer:
    officer = organs.enrol(username="technician", full_name="技术员", by=None)
    post = organs.open_post(organ=organ, name="系统管理岗", role=Role.TECHNICIAN, by=None)
    organs.appoint(post=post, officer=officer, on=dt.date(2000, 1, 1), by=None)
    return officer


@pytest.fixture
def root(organ: Organ, technician: Officer) -> PortalRoot:
    return open_portal(
        organ=organ, title="测试区人民政府", host="localhost", port=80, by=technician
    )


def test_only_the_system_manager_opens_a_portal(organ: Organ, technician: Officer) -> None:
    clerk = organs.enrol(username="clerk", full_name="经办人", by=technician)
    with pytest.raises(NotYours):
        open_portal(organ=organ, title="门户", host="localhost", port=80, by=clerk)


def test_a_second_portal_is_refused(root: PortalRoot, organ: Organ, technician: Officer) -> None:
    with pytest.raises(PortalExists):
        open_portal(organ=organ, title="门户", host="localhost", port=80, by=technician)


def test_the_command_opens_the_portal_once(
    organ: Organ, technician: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = [spec for spec in official() if spec.parent is None]
    monkeypatch.setattr("gongkai.columns.rules.catalogue.official", lambda: top)
    words = ["open", "--organ", "yuanzhou", "--by", "technician", "--host", "example.test"]
    first = CliRunner().invoke(columns, words)
    assert (first.exit_code, f"铺设栏目 {len(top)} 个" in first.stdout) == (0, True)
    assert Site.objects.get().hostname == "example.test"
    assert CliRunner().invoke(columns, words).exit_code == 1


@pytest.mark.parametrize(
    "wrong", [("--organ", "nowhere"), ("--by", "nobody"), ("--port", "0")], ids=lambda w: w[0]
)
def test_the_command_names_what_is_wrong(
    organ: Organ, technician: Officer, wrong: tuple[str, str]
) -> None:
    words = {"--organ": "yuanzhou", "--by": "technician", "--port": "80"} | dict([wrong])
    flat = [word for pair in words.items() for word in pair]
    assert CliRunner().invoke(columns, ["open", *flat]).exit_code == 2
    assert not PortalRoot.objects.exists()


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
