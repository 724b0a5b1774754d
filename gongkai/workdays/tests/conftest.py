from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role
from gongkai.workdays import effects, preview
from gongkai.workdays.rules.notices import Grade, HolidayNotice

FOUNDED = dt.date(2000, 8, 20)


@pytest.fixture(autouse=True)
def _only_our_providers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms above register what follows the calendar; here only what a test itself does counts."""
    monkeypatch.setattr(preview, "_providers", [])
    monkeypatch.setattr(effects, "_followers", [])


@pytest.fixture
def city(db) -> Organ:
    return establish("yichun", "测试市人民政府", OrganKind.CITY_GOVERNMENT)


@pytest.fixture
def district(city: Organ) -> Organ:
    return establish("yuanzhou", "测试区人民政府", OrganKind.DISTRICT_GOVERNMENT, city)


@pytest.fixture
def bureau(district: Organ) -> Organ:
    return establish("minzheng", "测试区民政局", OrganKind.DEPARTMENT, district)


@pytest.fixture
def officer_of(db) -> Callable[[Organ, Role], Officer]:
    def appoint(organ: Organ, role: Role) -> Officer:
        officer = organs.enrol(username=f"{organ.code}-{role}", full_name="测试员", by=None)
        post = organs.open_post(organ=organ, name=str(role.label), role=role, by=None)
        organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
        return officer

    return appoint


@pytest.fixture
def keeper(district: Organ, officer_of: Callable[[Organ, Role], Officer]) -> Officer:
    return officer_of(district, Role.SUPERVISOR)


@pytest.fixture
def notice_2027() -> HolidayNotice:
    """An invented notice for 2027: no real one is known yet."""
    return HolidayNotice(
        number="测试〔2026〕1号",
        title="2027年放假安排（测试）",
        year=2027,
        issued_on=dt.date(2026, 11, 20),
        days_off=frozenset({dt.date(2027, 1, 1), dt.date(2027, 1, 4)}),
        makeup_days=frozenset({dt.date(2027, 1, 9)}),
        grade=Grade.A,
    )


def establish(code: str, name: str, kind: OrganKind, parent: Organ | None = None) -> Organ:
    return organs.establish(
        code=code, name=name, short_name=name, kind=kind, on=FOUNDED, parent=parent, by=None
    )
