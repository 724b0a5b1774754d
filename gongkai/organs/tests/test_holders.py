"""Who holds which post on a day, deputies and those who are away marked."""

from __future__ import annotations

import pytest

from gongkai.organs import actions
from gongkai.organs.absences import my_posts
from gongkai.organs.access import viewer_of
from gongkai.organs.queries import holders_of, officers_holding
from gongkai.organs.roles import REACHES_BELOW, Role
from gongkai.organs.tests.conftest import FOUNDED, day

pytestmark = pytest.mark.django_db


def test_who_holds_a_post(name_deputy, people, held, django_assert_num_queries) -> None:
    name_deputy()
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
    name_deputy, people, town, django_assert_num_queries
) -> None:
    name_deputy(begins_on=day(0))
    name_deputy(begins_on=day(0), deputy=people["auditor"])
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
def test_holders_are_those_who_may(
    name_deputy, people, district, town, other_town, role: Role
) -> None:
    name_deputy(begins_on=day(0))
    manager = people["district manager"]
    post = actions.open_post(organ=district, name="另一岗", role=role, by=manager)
    actions.appoint(post=post, officer=people["pool"], on=FOUNDED, by=manager)
    assert role not in REACHES_BELOW or holders_of(town, role).exists()
    for organ in (district, town, other_town):
        may = {p for p in people.values() if viewer_of(p).may(organ, role)}
        assert {a.officer for a in holders_of(organ, role)} == may


def test_my_posts(name_deputy, people, town, django_assert_num_queries) -> None:
    row = name_deputy()
    over = name_deputy(deputy=people["auditor"], begins_on=day(0))
    actions.end_stand_in(stand_in=over, by=people["handler"])
    with django_assert_num_queries(1):
        mine = my_posts(people["handler"], day(0))
    assert [a.post.role for a in mine.own] == [Role.HANDLER]
    assert (mine.acting, mine.absences) == ((), (row,))
    theirs = my_posts(people["editor"], day(0))
    assert (theirs.acting, theirs.absences) == ((row,), ())
    assert my_posts(people["editor"], day(10)).acting == ()
