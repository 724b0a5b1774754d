"""A district with two towns and the people who keep them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.organs import actions
from gongkai.organs.models import Absence, Appointment, Officer, Organ, OrganKind
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


def day(offset: int) -> dt.date:
    """So many days from today."""
    return timezone.localdate() + dt.timedelta(days=offset)


@pytest.fixture
def held(people: dict[str, Officer], town: Organ) -> Appointment:
    """The handler of the town: whoever is away in these tests."""
    return Appointment.objects.get(post__organ=town, post__role=Role.HANDLER)


@pytest.fixture
def name_deputy(people: dict[str, Officer], held: Appointment):
    """The handler names the editor from tomorrow until the tenth day; keywords change that."""

    def named(**changed: Any) -> Appointment:
        usual = {
            "appointment": held,
            "deputy": people["editor"],
            "begins_on": day(1),
            "ends_on": day(10),
            "reason": Absence.LEAVE,
            "by": people["handler"],
        }
        return actions.stand_in(**(usual | changed))

    return named
