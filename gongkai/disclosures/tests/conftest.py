"""A small portal to publish on."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.columns.actions import lay_out, open_portal
from gongkai.columns.models import ColumnPage, PortalRoot
from gongkai.columns.rules.catalogue import official
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

FOUNDED = dt.date(2000, 8, 20)


@pytest.fixture
def district() -> Organ:
    return organs.establish(
        code="yuanzhou",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=FOUNDED,
        by=None,
    )


@pytest.fixture
def publisher(district: Organ) -> Officer:
    officer = organs.enrol(username="publisher", full_name="签发员", by=None)
    for role in (Role.PUBLISHER, Role.REPORTER):
        post = organs.open_post(organ=district, name=str(role.label), role=role, by=None)
        organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
    return officer


@pytest.fixture
def root(district: Organ, publisher: Officer) -> PortalRoot:
    return open_portal(organ=district, title="测试区人民政府", host="localhost", port=8000, by=None)


@pytest.fixture
def column(root: PortalRoot, publisher: Officer) -> ColumnPage:
    """The first two levels of one branch are enough for most tests."""
    specs = official().specs
    leaf = next(spec for spec in official().leaves if spec.parent and spec.kind.holds_items)
    wanted, code = [], leaf.code
    while code:
        spec = next(spec for spec in specs if spec.code == code)
        wanted.insert(0, spec)
        code = spec.parent
    lay_out(root=root, specs=wanted, by=None)
    return ColumnPage.objects.get(code=leaf.code)
