"""Organs through time, posts, and what posts open."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from gongkai.ledger.queries import stream
from gongkai.organs import actions, errors
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Appointment, Officer, Organ, OrganKind
from gongkai.organs.queries import terms_on, with_below
from gongkai.organs.roles import REACHES_BELOW, Role
from gongkai.organs.tests.conftest import FOUNDED, establish

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Officer:
    return actions.enrol(username="clerk", full_name="测试员", by=None)


def holding(officer: Officer, organ: Organ, role: Role, on: dt.date = FOUNDED) -> None:
    post = actions.open_post(organ=organ, name=str(role.label), role=role, by=None)
    actions.appoint(post=post, officer=officer, on=on, by=None)


def manager_of(*organs: Organ) -> Officer:
    """A system manager of these organs. From the first one on, no deed goes without a person."""
    officer = actions.enrol(username="manager", full_name="管理员", by=None)
    posts = [
        actions.open_post(organ=organ, name="系统管理岗", role=Role.TECHNICIAN, by=None)
        for organ in organs
    ]
    for post in posts:
        Appointment.objects.create(post=post, officer=officer, begins_on=FOUNDED)
    return officer


def test_a_code_is_never_used_twice(district: Organ) -> None:
    with pytest.raises(errors.OrganExists):
        establish("yuanzhou", "别的机构", OrganKind.DEPARTMENT)


def test_renaming_keeps_the_old_name_for_the_old_days(district: Organ) -> None:
    bureau = establish("nongye", "袁州区农业局", OrganKind.DEPARTMENT, district)
    reform = dt.date(2019, 3, 20)
    manager = manager_of(district)
    actions.change(organ=bureau, on=reform, name="袁州区农业农村局", reason="机构改革", by=manager)
    before = terms_on(reform - dt.timedelta(days=1)).get(organ=bureau)
    after = terms_on(reform).get(organ=bureau)
    assert (before.name, after.name) == ("袁州区农业局", "袁州区农业农村局")
    assert [e.event for e in stream("organs:organ:nongye")] == [
        "organ:established",
        "organ:changed",
    ]


def test_a_change_cannot_begin_before_the_present_term(district: Organ) -> None:
    manager = manager_of(district)
    with pytest.raises(errors.TermOverlaps):
        actions.change(organ=district, on=FOUNDED, name="新名", reason="更名", by=manager)


def test_moving_an_organ_moves_all_below_it(district: Organ) -> None:
    city = establish("yichun", "宜春市人民政府", OrganKind.CITY_GOVERNMENT)
    town = establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)
    manager = manager_of(city, district)
    actions.change(organ=district, on=dt.date(2020, 1, 1), parent=city, reason="改隶", by=manager)
    town.refresh_from_db()
    assert town.path == "yichun/yuanzhou/cihua/"
    assert set(with_below(city)) == {city, Organ.objects.get(code="yuanzhou"), town}


def test_an_organ_does_not_come_to_stand_below_itself(district: Organ) -> None:
    town = establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)
    manager = manager_of(district)
    with pytest.raises(errors.ParentBelow):
        actions.change(
            organ=district, on=dt.date(2020, 1, 1), parent=town, reason="改隶", by=manager
        )


def test_an_organ_with_organs_below_it_cannot_be_abolished(district: Organ) -> None:
    establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)
    manager = manager_of(district)
    with pytest.raises(errors.OrganHasChildren):
        actions.abolish(organ=district, on=dt.date(2021, 1, 1), reason="撤销", by=manager)


def test_an_abolished_organ_takes_no_posts_and_no_changes(district: Organ) -> None:
    town = establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)
    manager = manager_of(district)
    actions.abolish(organ=town, on=dt.date(2021, 1, 1), reason="撤销", by=manager)
    town.refresh_from_db()
    with pytest.raises(errors.OrganAbolished):
        actions.open_post(organ=town, name="信息编辑岗", role=Role.EDITOR, by=manager)
    with pytest.raises(errors.OrganAbolished):
        actions.change(organ=town, on=dt.date(2022, 1, 1), name="新", reason="更名", by=manager)


def test_an_organ_is_not_established_below_one_that_is_gone(district: Organ) -> None:
    town = establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)
    manager = manager_of(district)
    actions.abolish(organ=town, on=dt.date(2021, 1, 1), reason="撤销", by=manager)
    town.refresh_from_db()
    with pytest.raises(errors.ParentLater):
        actions.establish(
            code="zhan",
            name="慈化镇水管站",
            short_name="水管站",
            kind=OrganKind.INSTITUTION,
            on=dt.date(2022, 1, 1),
            parent=town,
            by=manager,
        )


def test_an_abolished_organ_is_gone_from_that_day(district: Organ) -> None:
    manager = manager_of(district)
    actions.abolish(organ=district, on=dt.date(2021, 1, 1), reason="撤销", by=manager)
    district.refresh_from_db()
    assert district.exists_on(dt.date(2020, 12, 31))
    assert not district.exists_on(dt.date(2021, 1, 1))


def test_codes_that_share_a_beginning_are_not_mistaken_for_parent_and_child(
    district: Organ,
) -> None:
    bureau = establish("min", "袁州区民办", OrganKind.DEPARTMENT, district)
    establish("minzheng", "袁州区民政局", OrganKind.DEPARTMENT, district)
    assert list(with_below(bureau)) == [bureau]


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_which_roles_reach_below(district: Organ, clerk: Officer, role: Role) -> None:
    town = establish("cihua", "慈化镇人民政府", OrganKind.TOWNSHIP, district)
    other = establish("wanzai", "万载县人民政府", OrganKind.DISTRICT_GOVERNMENT)
    holding(clerk, district, role)
    viewer = viewer_of(clerk)
    opened = set(viewer.scoped(Organ.objects.all(), role, field=""))
    assert opened == ({district, town} if role in REACHES_BELOW else {district})
    assert viewer.may(district, role)
    assert viewer.may(town, role) == (role in REACHES_BELOW)
    assert not viewer.may(other, role)


def test_a_role_not_held_opens_nothing(district: Organ, clerk: Officer) -> None:
    holding(clerk, district, Role.EDITOR)
    viewer = viewer_of(clerk)
    assert not viewer.scoped(Organ.objects.all(), Role.PUBLISHER, field="").exists()
    with pytest.raises(NotYours):
        viewer.require(district, Role.PUBLISHER)


def test_a_post_counts_from_the_day_of_arrival_to_the_day_before_leaving(
    district: Organ, clerk: Officer
) -> None:
    holding(clerk, district, Role.EDITOR, on=dt.date(2020, 3, 1))
    appointment = clerk.appointments.get()
    actions.relieve(appointment=appointment, on=dt.date(2020, 6, 1), by=manager_of(district))
    days = [dt.date(2020, 2, 29), dt.date(2020, 3, 1), dt.date(2020, 5, 31), dt.date(2020, 6, 1)]
    assert [bool(viewer_of(clerk, day).holdings) for day in days] == [False, True, True, False]


def test_a_person_is_appointed_to_a_post_once(district: Organ, clerk: Officer) -> None:
    holding(clerk, district, Role.EDITOR)
    post = clerk.appointments.get().post
    with pytest.raises(errors.AlreadyAppointed):
        actions.appoint(post=post, officer=clerk, on=dt.date(2021, 1, 1), by=None)


@pytest.mark.parametrize("who", ["anonymous", "inactive"])
def test_strangers_and_closed_accounts_hold_nothing(
    district: Organ, clerk: Officer, who: str
) -> None:
    holding(clerk, district, Role.SUPERVISOR)
    clerk.is_active = False
    viewer = viewer_of(clerk if who == "inactive" else AnonymousUser())
    assert viewer == Viewer(viewer.officer, ())


def test_the_desk_opens_by_appointment_alone(district: Organ, clerk: Officer) -> None:
    assert not clerk.has_perm("wagtailadmin.access_admin")
    holding(clerk, district, Role.EDITOR)
    assert Officer.objects.get(pk=clerk.pk).has_perm("wagtailadmin.access_admin")
