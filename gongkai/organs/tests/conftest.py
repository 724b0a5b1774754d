"""A district with two towns and the people who keep them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from gongkai.organs import actions
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

FOUNDED = dt.date(2000, 8, 20)


@pytest.fixture
def district(db) -> Organ:
    return establish("yuanzhou", "宜春市袁州区人民政府", OrganKind.DISTRICT_GOVERNMENT)


@pytest.fixture
def town(district: Organ) -> Organ:
    return establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)


@pytest.fixture
def other_town(district: Organ) -> Organ:
    return establish("tianzhen", "天镇人民政府", OrganKind.TOWNSHIP, district)


@pytest.fixture
def people(district: Organ, town: Organ, other_town: Organ) -> dict[str, Officer]:
    """Managers of the district and of each town, an editor and a handler, and one without post."""
    plan = [
        ("editor", town, Role.EDITOR),
        ("handler", town, Role.HANDLER),
        ("auditor", district, Role.AUDITOR),
        ("district manager", district, Role.TECHNICIAN),
        ("town manager", town, Role.TECHNICIAN),
        ("neighbour", other_town, Role.TECHNICIAN),
    ]
    found = {
        name: actions.enrol(username=name.replace(" ", "-"), full_name="测试员", by=None)
        for name in [*(row[0] for row in plan), "pool"]
    }
    posts = [
        actions.open_post(organ=organ, name=str(role.label), role=role, by=None)
        for _name, organ, role in plan
    ]
    manager: Officer | None = None
    for (name, _organ, role), post in zip(plan, posts, strict=True):
        actions.appoint(post=post, officer=found[name], on=FOUNDED, by=manager)
        if role is Role.TECHNICIAN and manager is None:
            manager = found[name]
    return found


def desk_of(officer: Officer) -> Client:
    """A browser in which this officer is signed in."""
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return client


def establish(
    code: str, name: str, kind: OrganKind, parent: Organ | None = None, *, vertical: bool = False
) -> Organ:
    return actions.establish(
        code=code,
        name=name,
        short_name=name[-6:],
        kind=kind,
        on=FOUNDED,
        parent=parent,
        vertical=vertical,
        by=None,
    )
