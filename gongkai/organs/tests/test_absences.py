"""缺岗代理: another officer stands in for a post, for a while."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.organs import actions, errors
from gongkai.organs.access import NotYours, technicians_on, viewer_of
from gongkai.organs.models import Absence, Appointment, Officer
from gongkai.organs.roles import Role
from gongkai.organs.tests.conftest import FOUNDED, day

pytestmark = pytest.mark.django_db


def test_the_deputy_may_what_the_post_may_and_only_then(name_deputy, people, town) -> None:
    name_deputy()
    editor = people["editor"]
    for offset, may in [(0, False), (1, True), (9, True), (10, False)]:
        assert viewer_of(editor, day(offset)).may(town, Role.HANDLER) == may, offset
        assert viewer_of(editor, day(offset)).may(town, Role.EDITOR)
        assert viewer_of(people["handler"], day(offset)).may(town, Role.HANDLER)


def test_a_viewer_says_what_is_held_as_deputy(
    name_deputy, people, django_assert_num_queries
) -> None:
    name_deputy(begins_on=day(0))
    with django_assert_num_queries(1):
        viewer = viewer_of(people["editor"])
    assert {h.role: h.acting for h in viewer.holdings} == {Role.EDITOR: False, Role.HANDLER: True}


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        pytest.param("handler", True, id="the holder"),
        pytest.param("town manager", True, id="technician of the organ"),
        pytest.param("district manager", True, id="technician above"),
        pytest.param("supervisor", True, id="supervisor above"),
        pytest.param("neighbour", False, id="technician of another organ"),
        pytest.param("auditor", False, id="auditor above"),
        pytest.param("editor", False, id="a colleague"),
        pytest.param("pool", False, id="nobody"),
    ],
)
def test_who_names_and_ends(name_deputy, people, district, held, who: str, allowed: bool) -> None:
    manager = people["district manager"]
    supervising = actions.open_post(organ=district, name="主管", role=Role.SUPERVISOR, by=manager)
    people["supervisor"] = actions.enrol(username="supervisor", full_name="测试员", by=manager)
    actions.appoint(post=supervising, officer=people["supervisor"], on=FOUNDED, by=manager)
    deputy = people["editor" if who != "editor" else "town manager"]
    row = name_deputy(deputy=deputy)
    if allowed:
        actions.end_stand_in(stand_in=row, by=people[who])
        name_deputy(deputy=deputy, by=people[who])
    else:
        with pytest.raises(NotYours):
            actions.end_stand_in(stand_in=row, by=people[who])
        with pytest.raises(NotYours):
            name_deputy(deputy=deputy, begins_on=day(20), ends_on=day(21), by=people[who])


@pytest.mark.parametrize(
    ("begins", "ends", "error"),
    [
        pytest.param(-1, 3, errors.StandInInThePast, id="yesterday"),
        pytest.param(0, 1, None, id="today, for one day"),
        pytest.param(3, 3, errors.StandInEndsBeforeBegin, id="back on the same day"),
        pytest.param(3, 2, errors.StandInEndsBeforeBegin, id="back before leaving"),
        pytest.param(20, 30, None, id="until the holder leaves for good"),
        pytest.param(20, 31, errors.OutsideAppointment, id="longer than the holder stays"),
    ],
)
def test_the_period(
    name_deputy, held, begins: int, ends: int, error: type[Exception] | None
) -> None:
    held.ends_on = day(30)
    held.save()
    if error is None:
        assert name_deputy(begins_on=day(begins), ends_on=day(ends)).acting_for == held
    else:
        with pytest.raises(error):
            name_deputy(begins_on=day(begins), ends_on=day(ends))


def test_nobody_is_away_from_a_post_before_arriving(name_deputy, held) -> None:
    held.begins_on = day(2)
    held.save()
    with pytest.raises(errors.OutsideAppointment):
        name_deputy()


def test_what_is_entered_later_counts_from_the_day_of_the_deed(name_deputy) -> None:
    at = timezone.now() - dt.timedelta(days=400)
    assert name_deputy(begins_on=day(-400), ends_on=day(-390), at=at).ends_on == day(-390)


@pytest.mark.parametrize("who", ["handler", "by"])
def test_nobody_names_oneself(name_deputy, people, who: str) -> None:
    manager = people["town manager"]
    deputy = manager if who == "by" else people["handler"]
    with pytest.raises(errors.DeputyIsOneself):
        name_deputy(deputy=deputy, by=manager)


def test_a_deputy_has_a_post_of_their_own_to_the_last_day(name_deputy, people, town) -> None:
    with pytest.raises(errors.DeputyNotInOffice):
        name_deputy(deputy=people["pool"])
    editing = people["editor"].appointments.get()
    editing.ends_on = day(9)
    editing.save()
    with pytest.raises(errors.DeputyNotInOffice):
        name_deputy()
    editing.ends_on = day(10)
    editing.save()
    assert name_deputy()


def test_a_closed_account_stands_in_for_nobody(name_deputy, people) -> None:
    people["editor"].is_active = False
    people["editor"].save()
    with pytest.raises(errors.DeputyNotInOffice):
        name_deputy()


@pytest.mark.parametrize(
    ("begins", "ends", "free"),
    [
        pytest.param(10, 12, True, id="right after"),
        pytest.param(9, 12, False, id="the last day"),
        pytest.param(0, 1, True, id="right before"),
        pytest.param(0, 2, False, id="the first day"),
        pytest.param(3, 4, False, id="within"),
        pytest.param(0, 20, False, id="around"),
    ],
)
def test_the_same_deputy_and_post_never_overlap(
    name_deputy, begins: int, ends: int, free: bool
) -> None:
    name_deputy()
    if free:
        assert name_deputy(begins_on=day(begins), ends_on=day(ends))
    else:
        with pytest.raises(errors.AlreadyActing):
            name_deputy(begins_on=day(begins), ends_on=day(ends))


def test_several_may_stand_in_for_one_post(name_deputy, people) -> None:
    assert name_deputy().post == name_deputy(deputy=people["auditor"]).post


def test_who_holds_a_post_does_not_stand_in_for_it(name_deputy, people, held) -> None:
    manager = people["town manager"]
    actions.appoint(post=held.post, officer=people["editor"], on=day(5), by=manager)
    with pytest.raises(errors.AlreadyAppointed):
        name_deputy()
    assert name_deputy(ends_on=day(5))


def test_who_stands_in_for_a_post_is_not_appointed_to_it_meanwhile(
    name_deputy, people, held
) -> None:
    name_deputy()
    manager = people["town manager"]
    with pytest.raises(errors.AlreadyActing):
        actions.appoint(post=held.post, officer=people["editor"], on=day(9), by=manager)
    actions.appoint(post=held.post, officer=people["editor"], on=day(10), by=manager)


def test_a_deputy_does_not_hand_the_post_on(name_deputy, people) -> None:
    row = name_deputy(begins_on=day(0))
    with pytest.raises(errors.StandInOfStandIn):
        name_deputy(appointment=row, deputy=people["auditor"], by=people["editor"])


def test_nobody_stands_in_in_an_organ_that_is_gone(name_deputy, people, town) -> None:
    actions.abolish(organ=town, on=day(0), reason="撤销", by=people["town manager"])
    with pytest.raises(errors.OrganAbolished):
        name_deputy()


@pytest.mark.parametrize("role", [Role.LAWYER, Role.SIGNER, Role.EDITOR])
def test_who_decides_for_the_organ_is_pointed_out(name_deputy, people, town, role: Role) -> None:
    manager = people["town manager"]
    post = actions.open_post(organ=town, name=str(role), role=role, by=manager)
    own = actions.appoint(post=post, officer=people["handler"], on=FOUNDED, by=manager)
    row = name_deputy(appointment=own)
    assert row.acting
    assert row.decides == (role is not Role.EDITOR)


@pytest.mark.parametrize(
    ("begun", "on", "left"),
    [
        pytest.param(-3, None, 0, id="begun: at once"),
        pytest.param(0, None, 0, id="on its first day: at once"),
        pytest.param(-3, 4, 4, id="begun: in some days"),
        pytest.param(2, 4, 4, id="not begun: shorter"),
        pytest.param(2, None, None, id="not begun: called off"),
        pytest.param(2, 2, None, id="not begun: back on the first day"),
    ],
)
def test_ending_early(
    name_deputy, people, town, begun: int, on: int | None, left: int | None
) -> None:
    at = timezone.now() + dt.timedelta(days=min(begun, 0))
    row = name_deputy(begins_on=day(begun), at=at)
    actions.end_stand_in(stand_in=row, on=None if on is None else day(on), by=people["handler"])
    kept = Appointment.objects.filter(pk=row.pk).first()
    assert (kept and kept.ends_on) == (None if left is None else day(left))
    last = day(left if left is not None else begun)
    assert not viewer_of(people["editor"], last).may(town, Role.HANDLER)
    assert name_deputy(begins_on=max(last, day(0)))  # the time is free again


@pytest.mark.parametrize(
    ("on", "error"),
    [
        pytest.param(-1, errors.StandInInThePast, id="yesterday"),
        pytest.param(10, errors.StandInEndsSooner, id="as late as before"),
        pytest.param(11, errors.StandInEndsSooner, id="later"),
    ],
)
def test_ending_is_only_ever_earlier(name_deputy, people, on: int, error: type[Exception]) -> None:
    row = name_deputy(begins_on=day(0))
    with pytest.raises(error):
        actions.end_stand_in(stand_in=row, on=day(on), by=people["handler"])


@pytest.mark.parametrize("begins", [0, 3], ids=["begun", "called off"])
def test_two_who_end_it_at_once_end_it_once(name_deputy, people, begins: int) -> None:
    row = name_deputy(begins_on=day(begins))
    again = Appointment.objects.get(pk=row.pk)
    actions.end_stand_in(stand_in=row, by=people["handler"])
    with pytest.raises(errors.StandInOver):
        actions.end_stand_in(stand_in=again, by=people["town manager"])


def test_the_ledger_names_everybody_and_no_reason_of_health(
    name_deputy, people, held, town
) -> None:
    row = name_deputy()
    actions.end_stand_in(stand_in=row, on=day(4), by=people["town manager"])
    named, ended = stream(f"organs:post:{held.post_id}").order_by("-seq")[:2][::-1]
    who = {"deputy": "editor", "holder": "handler"}
    period = {"begins_on": day(1).isoformat(), "ends_on": day(10).isoformat(), "reason": "leave"}
    assert (named.event, named.actor, named.organ) == ("post:stand-in:named", "handler", town.code)
    assert named.data == who | period
    assert (ended.event, ended.actor) == ("post:stand-in:ended", "town-manager")
    assert ended.data == who | {"on": day(4).isoformat()}


def test_one_deputy_for_all_posts_or_for_none(people, town, held) -> None:
    manager = people["town manager"]
    post = actions.open_post(organ=town, name="第二岗", role=Role.INTAKE, by=manager)
    second = actions.appoint(post=post, officer=people["handler"], on=FOUNDED, by=manager)

    def go(deputy: Officer) -> list[Appointment]:
        return actions.stand_in_for_all(
            appointments=[held, second],
            deputy=deputy,
            begins_on=day(0),
            ends_on=day(3),
            reason=Absence.TRIP,
            by=people["handler"],
        )

    actions.appoint(post=post, officer=people["editor"], on=FOUNDED, by=manager)
    entries = Entry.objects.count()
    with pytest.raises(errors.AlreadyAppointed):
        go(people["editor"])
    assert Entry.objects.count() == entries
    assert not Appointment.objects.filter(acting_for__isnull=False).exists()
    assert [row.post for row in go(people["auditor"])] == [held.post, post]


@pytest.mark.parametrize(
    ("leaves", "ends"),
    [
        pytest.param(0, 0, id="today"),
        pytest.param(-5, 0, id="entered late: what was done stays done"),
        pytest.param(5, 5, id="in some days"),
        pytest.param(10, 10, id="when the holder would be back"),
    ],
)
def test_a_deputy_leaves_with_the_holder(name_deputy, people, held, leaves: int, ends: int) -> None:
    row = name_deputy(begins_on=day(-1), at=timezone.now() - dt.timedelta(days=1))
    actions.relieve(appointment=held, on=day(leaves), by=people["town manager"])
    row.refresh_from_db()
    assert row.ends_on == day(ends)


def test_a_stand_in_to_come_is_called_off_when_the_holder_leaves(name_deputy, people, held) -> None:
    row = name_deputy()
    actions.relieve(appointment=held, on=day(1), by=people["town manager"])
    assert not Appointment.objects.filter(pk=row.pk).exists()
    assert stream(f"organs:post:{held.post_id}").last().event == "post:stand-in:ended"


def test_whoever_leaves_the_last_post_of_their_own_stands_in_no_more(
    name_deputy, people, town
) -> None:
    manager = people["town manager"]
    row = name_deputy(begins_on=day(0))
    post = actions.open_post(organ=town, name="第二岗", role=Role.INTAKE, by=manager)
    actions.appoint(post=post, officer=people["editor"], on=FOUNDED, by=manager)
    first, second = people["editor"].appointments.filter(acting_for=None).order_by("pk")
    actions.relieve(appointment=first, on=day(4), by=manager)
    row.refresh_from_db()
    assert row.ends_on == day(10)
    actions.relieve(appointment=second, on=day(6), by=manager)
    row.refresh_from_db()
    assert row.ends_on == day(6)


def test_a_deputy_is_no_system_manager_to_rely_on(people, name_deputy, town) -> None:
    managing = people["town manager"].appointments.get()
    name_deputy(appointment=managing, by=people["town manager"], begins_on=day(0))
    assert people["editor"].pk not in technicians_on(day(0)).values_list("officer", flat=True)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"ends_on": None}, id="no end"),
        pytest.param({"absence": ""}, id="no reason"),
        pytest.param({"ends_on": day(0)}, id="over before it begins"),
    ],
)
def test_the_database_keeps_the_shape(name_deputy, broken: dict[str, Any]) -> None:
    row = name_deputy()
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=row.pk).update(**broken)
