"""Who may lay out organs, posts and accounts: system managers, and nobody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from gongkai.ledger.queries import stream
from gongkai.organs import actions, errors
from gongkai.organs.access import NobodyActed, NotManager, NotYours
from gongkai.organs.models import Appointment, Officer, Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
LATER = dt.date(2021, 1, 1)


def establish_below(organ: Organ, by: Officer | None) -> None:
    actions.establish(
        code="zhan", name="水管站", short_name="水管站", kind="institution", on=LATER,
        parent=organ, by=by,
    )  # fmt: skip


def change(organ: Organ, by: Officer | None) -> None:
    actions.change(organ=organ, on=LATER, name="新名", reason="更名", by=by)


def abolish(organ: Organ, by: Officer | None) -> None:
    actions.abolish(organ=organ, on=LATER, reason="撤销", by=by)


def open_post(organ: Organ, by: Officer | None) -> None:
    actions.open_post(organ=organ, name="新岗", role=Role.EDITOR, by=by)


def enrol(organ: Organ, by: Officer | None) -> None:
    actions.enrol(username="newcomer", full_name="新人", organ=organ, by=by)


def appoint(organ: Organ, by: Officer | None) -> None:
    post = organ.posts.get(role=Role.HANDLER)
    actions.appoint(post=post, officer=Officer.objects.get(username="pool"), on=LATER, by=by)


def relieve(organ: Organ, by: Officer | None) -> None:
    held = Appointment.objects.get(post__organ=organ, post__role=Role.HANDLER)
    actions.relieve(appointment=held, on=LATER, by=by)


DEEDS: list[Callable[[Organ, Officer | None], None]] = [
    establish_below, change, abolish, open_post, enrol, appoint, relieve,
]  # fmt: skip
each_deed = pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)


@each_deed
@pytest.mark.parametrize(
    ("who", "allowed"),
    [("town manager", True), ("district manager", True), ("neighbour", False), ("editor", False)],
)
def test_deeds_are_the_managers_of_the_organ_or_above(
    people: dict[str, Officer], town: Organ, deed: Callable, who: str, allowed: bool
) -> None:
    if allowed:
        deed(town, people[who])
    else:
        with pytest.raises(NotYours):
            deed(town, people[who])


@each_deed
def test_no_deed_goes_without_a_person_once_there_is_a_manager(
    people: dict[str, Officer], town: Organ, deed: Callable
) -> None:
    with pytest.raises(NobodyActed):
        deed(town, None)


def test_an_organ_moves_only_to_a_superior_that_the_manager_reaches(
    people: dict[str, Officer], town: Organ, other_town: Organ
) -> None:
    with pytest.raises(NotYours):
        actions.change(
            organ=town, on=LATER, parent=other_town, reason="改隶", by=people["town manager"]
        )


def test_a_second_top_organ_is_not_made_by_hand(people: dict[str, Officer]) -> None:
    with pytest.raises(NotManager):
        actions.establish(
            code="other",
            name="别的政府",
            short_name="别的政府",
            kind=OrganKind.CITY_GOVERNMENT,
            on=LATER,
            by=people["district manager"],
        )


def test_the_last_manager_stays_until_another_one_is_there(
    people: dict[str, Officer], district: Organ
) -> None:
    manager = people["district manager"]
    for appointment in Appointment.objects.filter(post__role=Role.TECHNICIAN).exclude(
        officer=manager
    ):
        actions.relieve(appointment=appointment, on=LATER, by=manager)
    with pytest.raises(errors.LastTechnician):
        actions.relieve(appointment=manager.appointments.get(), on=LATER, by=manager)


@pytest.mark.parametrize(
    ("on", "error"),
    [
        pytest.param(dt.date(2000, 8, 20), errors.RelievedBeforeArrival, id="day of arrival"),
        pytest.param(dt.date(1999, 1, 1), errors.RelievedBeforeArrival, id="before arrival"),
    ],
)
def test_nobody_leaves_before_arriving(
    people: dict[str, Officer], town: Organ, on: dt.date, error: type[Exception]
) -> None:
    held = Appointment.objects.get(post__organ=town, post__role=Role.HANDLER)
    with pytest.raises(error):
        actions.relieve(appointment=held, on=on, by=people["town manager"])


def test_nobody_is_relieved_twice(people: dict[str, Officer], town: Organ) -> None:
    relieve(town, people["town manager"])
    with pytest.raises(errors.AlreadyRelieved):
        relieve(town, people["town manager"])


def test_an_account_is_recorded_without_its_password(
    people: dict[str, Officer], town: Organ
) -> None:
    by = people["town manager"]
    actions.enrol(username="newcomer", full_name="新人", password="a long word", organ=town, by=by)
    entry = stream("organs:officer:newcomer").get()
    assert (entry.event, entry.actor, entry.organ, entry.data) == (
        "officer:enrolled",
        by.username,
        town.code,
        {},
    )
