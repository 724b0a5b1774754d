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
from gongkai.organs.absences import my_posts
from gongkai.organs.access import NotYours, technicians_on, viewer_of
from gongkai.organs.models import Absence, Appointment, Officer, Organ
from gongkai.organs.queries import holders_of, officers_holding
from gongkai.organs.roles import REACHES_BELOW, Role
from gongkai.organs.tests.conftest import FOUNDED

pytestmark = pytest.mark.django_db


def day(offset: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=offset)


@pytest.fixture
def held(people: dict[str, Officer], town: Organ) -> Appointment:
    """The handler of the town: whoever is away in these tests."""
    return Appointment.objects.get(post__organ=town, post__role=Role.HANDLER)


@pytest.fixture
def name(people: dict[str, Officer], held: Appointment):
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


def test_the_deputy_may_what_the_post_may_and_only_then(name, people, town) -> None:
    name()
    editor = people["editor"]
    for offset, may in [(0, False), (1, True), (9, True), (10, False)]:
        assert viewer_of(editor, day(offset)).may(town, Role.HANDLER) == may, offset
        assert viewer_of(editor, day(offset)).may(town, Role.EDITOR)
        assert viewer_of(people["handler"], day(offset)).may(town, Role.HANDLER)


def test_a_viewer_says_what_is_held_as_deputy(name, people, django_assert_num_queries) -> None:
    name(begins_on=day(0))
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
def test_who_names_and_ends(name, people, district, held, who: str, allowed: bool) -> None:
    manager = people["district manager"]
    supervising = actions.open_post(organ=district, name="主管", role=Role.SUPERVISOR, by=manager)
    people["supervisor"] = actions.enrol(username="supervisor", full_name="测试员", by=manager)
    actions.appoint(post=supervising, officer=people["supervisor"], on=FOUNDED, by=manager)
    deputy = people["editor" if who != "editor" else "town manager"]
    row = name(deputy=deputy)
    if allowed:
        actions.end_stand_in(stand_in=row, by=people[who])
        name(deputy=deputy, by=people[who])
    else:
        with pytest.raises(NotYours):
            actions.end_stand_in(stand_in=row, by=people[who])
        with pytest.raises(NotYours):
            name(deputy=deputy, begins_on=day(20), ends_on=day(21), by=people[who])


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
def test_the_period(name, held, begins: int, ends: int, error: type[Exception] | None) -> None:
    held.ends_on = day(30)
    held.save()
    if error is None:
        assert name(begins_on=day(begins), ends_on=day(ends)).acting_for == held
    else:
        with pytest.raises(error):
            name(begins_on=day(begins), ends_on=day(ends))


def test_nobody_is_away_from_a_post_before_arriving(name, held) -> None:
    held.begins_on = day(2)
    held.save()
    with pytest.raises(errors.OutsideAppointment):
        name()


def test_what_is_entered_later_counts_from_the_day_of_the_deed(name) -> None:
    at = timezone.now() - dt.timedelta(days=400)
    assert name(begins_on=day(-400), ends_on=day(-390), at=at).ends_on == day(-390)


@pytest.mark.parametrize("who", ["handler", "by"])
def test_nobody_names_oneself(name, people, who: str) -> None:
    manager = people["town manager"]
    deputy = manager if who == "by" else people["handler"]
    with pytest.raises(errors.DeputyIsOneself):
        name(deputy=deputy, by=manager)


def test_a_deputy_has_a_post_of_their_own_to_the_last_day(name, people, town) -> None:
    with pytest.raises(errors.DeputyNotInOffice):
        name(deputy=people["pool"])
    editing = people["editor"].appointments.get()
    editing.ends_on = day(9)
    editing.save()
    with pytest.raises(errors.DeputyNotInOffice):
        name()
    editing.ends_on = day(10)
    editing.save()
    assert name()


def test_a_closed_account_stands_in_for_nobody(name, people) -> None:
    people["editor"].is_active = False
    people["editor"].save()
    with pytest.raises(errors.DeputyNotInOffice):
        name()


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
def test_the_same_deputy_and_post_never_overlap(name, begins: int, ends: int, free: bool) -> None:
    name()
    if free:
        assert name(begins_on=day(begins), ends_on=day(ends))
    else:
        with pytest.raises(errors.AlreadyActing):
            name(begins_on=day(begins), ends_on=day(ends))


def test_several_may_stand_in_for_one_post(name, people) -> None:
    assert name().post == name(deputy=people["auditor"]).post


def test_who_holds_a_post_does_not_stand_in_for_it(name, people, held) -> None:
    manager = people["town manager"]
    actions.appoint(post=held.post, officer=people["editor"], on=day(5), by=manager)
    with pytest.raises(errors.AlreadyAppointed):
        name()
    assert name(ends_on=day(5))


def test_who_stands_in_for_a_post_is_not_appointed_to_it_meanwhile(name, people, held) -> None:
    name()
    manager = people["town manager"]
    with pytest.raises(errors.AlreadyActing):
        actions.appoint(post=held.post, officer=people["editor"], on=day(9), by=manager)
    actions.appoint(post=held.post, officer=people["editor"], on=day(10), by=manager)


def test_a_deputy_does_not_hand_the_post_on(name, people) -> None:
    row = name(begins_on=day(0))
    with pytest.raises(errors.StandInOfStandIn):
        name(appointment=row, deputy=people["auditor"], by=people["editor"])


def test_nobody_stands_in_in_an_organ_that_is_gone(name, people, town) -> None:
    actions.abolish(organ=town, on=day(0), reason="撤销", by=people["town manager"])
    with pytest.raises(errors.OrganAbolished):
        name()


@pytest.mark.parametrize("role", [Role.LAWYER, Role.SIGNER, Role.EDITOR])
def test_who_decides_for_the_organ_is_pointed_out(name, people, town, role: Role) -> None:
    manager = people["town manager"]
    post = actions.open_post(organ=town, name=str(role), role=role, by=manager)
    own = actions.appoint(post=post, officer=people["handler"], on=FOUNDED, by=manager)
    row = name(appointment=own)
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
def test_ending_early(name, people, town, begun: int, on: int | None, left: int | None) -> None:
    at = timezone.now() + dt.timedelta(days=min(begun, 0))
    row = name(begins_on=day(begun), at=at)
    actions.end_stand_in(stand_in=row, on=None if on is None else day(on), by=people["handler"])
    kept = Appointment.objects.filter(pk=row.pk).first()
    assert (kept and kept.ends_on) == (None if left is None else day(left))
    last = day(left if left is not None else begun)
    assert not viewer_of(people["editor"], last).may(town, Role.HANDLER)
    assert name(begins_on=max(last, day(0)))  # the time is free again


@pytest.mark.parametrize(
    ("on", "error"),
    [
        pytest.param(-1, errors.StandInInThePast, id="yesterday"),
        pytest.param(10, errors.StandInEndsSooner, id="as late as before"),
        pytest.param(11, errors.StandInEndsSooner, id="later"),
    ],
)
def test_ending_is_only_ever_earlier(name, people, on: int, error: type[Exception]) -> None:
    row = name(begins_on=day(0))
    with pytest.raises(error):
        actions.end_stand_in(stand_in=row, on=day(on), by=people["handler"])


@pytest.mark.parametrize("begins", [0, 3], ids=["begun", "called off"])
def test_two_who_end_it_at_once_end_it_once(name, people, begins: int) -> None:
    row = name(begins_on=day(begins))
    again = Appointment.objects.get(pk=row.pk)
    actions.end_stand_in(stand_in=row, by=people["handler"])
    with pytest.raises(errors.StandInOver):
        actions.end_stand_in(stand_in=again, by=people["town manager"])


def test_the_ledger_names_everybody_and_no_reason_of_health(name, people, held, town) -> None:
    row = name()
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
def test_a_deputy_leaves_with_the_holder(name, people, held, leaves: int, ends: int) -> None:
    row = name(begins_on=day(-1), at=timezone.now() - dt.timedelta(days=1))
    actions.relieve(appointment=held, on=day(leaves), by=people["town manager"])
    row.refresh_from_db()
    assert row.ends_on == day(ends)


def test_a_stand_in_to_come_is_called_off_when_the_holder_leaves(name, people, held) -> None:
    row = name()
    actions.relieve(appointment=held, on=day(1), by=people["town manager"])
    assert not Appointment.objects.filter(pk=row.pk).exists()
    assert stream(f"organs:post:{held.post_id}").last().event == "post:stand-in:ended"


def test_whoever_leaves_the_last_post_of_their_own_stands_in_no_more(name, people, town) -> None:
    manager = people["town manager"]
    row = name(begins_on=day(0))
    post = actions.open_post(organ=town, name="第二岗", role=Role.INTAKE, by=manager)
    actions.appoint(post=post, officer=people["editor"], on=FOUNDED, by=manager)
    first, second = people["editor"].appointments.filter(acting_for=None).order_by("pk")
    actions.relieve(appointment=first, on=day(4), by=manager)
    row.refresh_from_db()
    assert row.ends_on == day(10)
    actions.relieve(appointment=second, on=day(6), by=manager)
    row.refresh_from_db()
    assert row.ends_on == day(6)


def test_a_deputy_is_no_system_manager_to_rely_on(people, name, town) -> None:
    managing = people["town manager"].appointments.get()
    name(appointment=managing, by=people["town manager"], begins_on=day(0))
    assert people["editor"].pk not in technicians_on(day(0)).values_list("officer", flat=True)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"ends_on": None}, id="no end"),
        pytest.param({"absence": ""}, id="no reason"),
        pytest.param({"ends_on": day(0)}, id="over before it begins"),
    ],
)
def test_the_database_keeps_the_shape(name, broken: dict[str, Any]) -> None:
    row = name()
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=row.pk).update(**broken)


def test_who_holds_a_post(name, people, held, django_assert_num_queries) -> None:
    name()
    post = held.post
    with django_assert_num_queries(1):
        today = [(a.officer, a.acting, a.away) for a in officers_holding(post)]
    assert today == [(people["handler"], False, False)]
    then = officers_holding(held.post, day(1))
    assert {(a.officer, a.acting, a.away) for a in then} == {
        (people["handler"], False, True),
        (people["editor"], True, False),
    }


def test_holders_come_with_their_posts_in_one_query(
    name, people, town, django_assert_num_queries
) -> None:
    name(begins_on=day(0))
    name(begins_on=day(0), deputy=people["auditor"])
    with django_assert_num_queries(1):
        told = [
            (a.officer.username, a.post.organ.code, a.acting and a.acting_for.officer.username)
            for a in holders_of(town, Role.HANDLER, Role.TECHNICIAN)
        ]
    assert told == [
        ("handler", "cihua", False),
        ("editor", "cihua", "handler"),
        ("auditor", "cihua", "handler"),
        ("town-manager", "cihua", False),
        ("district-manager", "yuanzhou", False),
    ]


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_holders_are_those_who_may(name, people, district, town, other_town, role: Role) -> None:
    name(begins_on=day(0))
    manager = people["district manager"]
    post = actions.open_post(organ=district, name="另一岗", role=role, by=manager)
    actions.appoint(post=post, officer=people["pool"], on=FOUNDED, by=manager)
    assert role not in REACHES_BELOW or holders_of(town, role).exists()
    for organ in (district, town, other_town):
        may = {p for p in people.values() if viewer_of(p).may(organ, role)}
        assert {a.officer for a in holders_of(organ, role)} == may


def test_my_posts(name, people, town, django_assert_num_queries) -> None:
    row = name()
    over = name(deputy=people["auditor"], begins_on=day(0))
    actions.end_stand_in(stand_in=over, by=people["handler"])
    with django_assert_num_queries(1):
        mine = my_posts(people["handler"], day(0))
    assert [a.post.role for a in mine.own] == [Role.HANDLER]
    assert (mine.acting, mine.absences) == ((), (row,))
    theirs = my_posts(people["editor"], day(0))
    assert (theirs.acting, theirs.absences) == ((row,), ())
    assert my_posts(people["editor"], day(10)).acting == ()
