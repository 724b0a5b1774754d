"""我的岗位 on the desk: what an officer sees of posts and absences, and arranges there."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.organs import actions
from gongkai.organs.models import Absence, Appointment, Officer
from gongkai.organs.roles import Role
from gongkai.organs.tests.conftest import FOUNDED, day, desk_of

pytestmark = pytest.mark.django_db
MINE = reverse("posts:mine")
ABSENCE = reverse("posts:absence")


def typed(**changed: str) -> dict[str, str]:
    usual = {
        "officer": "editor",
        "begins_on": day(0).isoformat(),
        "ends_on": day(5).isoformat(),
        "reason": "leave",
    }
    return usual | changed


@pytest.fixture
def row(people: dict[str, Officer], held: Appointment) -> Appointment:
    """The editor stands in for the handler from today."""
    return actions.stand_in(
        appointment=held,
        deputy=people["editor"],
        begins_on=day(0),
        ends_on=day(5),
        reason=Absence.TRAINING,
        by=people["handler"],
    )


@pytest.mark.parametrize(
    ("who", "arranges"),
    [
        pytest.param("handler", True, id="the holder"),
        pytest.param("town manager", True, id="technician of the organ"),
        pytest.param("district manager", True, id="technician above"),
        pytest.param("neighbour", False, id="technician of another organ"),
        pytest.param("editor", False, id="the deputy"),
        pytest.param("auditor", False, id="auditor above"),
    ],
)
def test_who_arranges(people, held, row, who: str, arranges: bool) -> None:
    client = desk_of(people[who])
    for address in (
        reverse("posts:end", args=[row.pk]),
        reverse("organs:stand_in", args=["cihua", held.pk]),
    ):
        assert (client.get(address).status_code == 200) == arranges, address
        assert (client.post(address, {"sent": "1"}).status_code == 422) == arranges, address


def test_strangers_and_those_without_a_post_stay_out(client: Client, people, held, row) -> None:
    addresses = [MINE, ABSENCE, reverse("posts:end", args=[row.pk])]
    for address in addresses:
        assert "/login" in client.get(address)["Location"]
        assert desk_of(people["pool"]).get(address).status_code != 200


@pytest.mark.parametrize("who", ["handler", "editor", "auditor"])
def test_every_officer_has_the_page(people, row, who: str) -> None:
    html = desk_of(people[who]).get(MINE).content.decode()
    assert ("没有安排" in html) == (who != "handler")
    assert ("您现在没有代理别人的岗位" in html) == (who != "editor")
    assert ("培训学习" in html) == (who != "auditor")
    assert ("代理中" in html) == (who != "auditor")


def test_the_deputy_is_told_on_the_first_page(people, row) -> None:
    html = desk_of(people["editor"]).get("/desk/").content.decode()
    assert f"{row.post}（代理）" in html
    assert "（代理）" not in desk_of(people["handler"]).get("/desk/").content.decode()


def test_the_holder_names_a_deputy_and_comes_back_early(people, held) -> None:
    client = desk_of(people["handler"])
    answer = client.post(ABSENCE, typed(post=str(held.pk)), follow=True)
    assert "代理中" in answer.content.decode()
    row = held.stand_ins.get()
    assert (row.officer, row.ends_on) == (people["editor"], day(5))
    ended = client.post(reverse("posts:end", args=[row.pk]), {"on": day(0).isoformat()})
    assert ended["Location"] == MINE
    assert "没有安排" in client.get(MINE).content.decode()


def test_all_posts_at_once(people, town, held) -> None:
    manager = people["town manager"]
    post = actions.open_post(organ=town, name="第二岗", role=Role.SIGNER, by=manager)
    second = actions.appoint(post=post, officer=people["handler"], on=FOUNDED, by=manager)
    client = desk_of(people["handler"])
    page = client.get(ABSENCE).content.decode()
    assert "我的全部岗位（2 个）" in page and "特别标明" in page
    client.post(ABSENCE, typed(post="all"))
    assert held.stand_ins.exists() and second.stand_ins.exists()
    assert "代理 · 答复签发" in client.get(MINE).content.decode()


def test_only_likely_deputies_are_suggested(people, held) -> None:
    form = desk_of(people["handler"]).get(ABSENCE).context["form"]
    assert [name for name, _full in form.fields["officer"].suggestions] == [
        "editor",
        "town-manager",
    ]


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        pytest.param({"officer": "nobody"}, "officer", "没有这个帐号", id="no such account"),
        pytest.param({"officer": "handler"}, "officer", "不能是本人", id="oneself"),
        pytest.param({"officer": "pool"}, "officer", "没有自己的岗位", id="without a post"),
        pytest.param({"begins_on": "2020-01-01"}, "begins_on", "不能补办", id="past"),
        pytest.param({"begins_on": "2026-02-30"}, "begins_on", "", id="no such day"),
        pytest.param({"ends_on": day(0).isoformat()}, "ends_on", "必须晚于", id="back at once"),
        pytest.param({"ends_on": ""}, "ends_on", "", id="no end"),
        pytest.param({"reason": ""}, "reason", "", id="no reason"),
        pytest.param({"reason": "nonsense"}, "reason", "", id="no such reason"),
        pytest.param({"post": "0"}, "post", "", id="no such post"),
    ],
)
def test_a_bad_form_comes_back_with_what_was_typed(
    people, held, changed: dict[str, str], field: str, told: str
) -> None:
    client = desk_of(people["handler"])
    answer = client.post(ABSENCE, typed(post=str(held.pk)) | changed)
    assert answer.status_code == 422
    assert told in str(answer.context["form"].errors[field])
    assert f'<a href="#id_{field}">' in answer.content.decode()
    assert not held.stand_ins.exists()


def test_another_officers_post_cannot_be_chosen(people, town, held) -> None:
    editing = people["editor"].appointments.get()
    answer = desk_of(people["handler"]).post(ABSENCE, typed(post=str(editing.pk)))
    assert answer.context["form"].errors["post"]


def test_a_deputy_without_a_post_of_their_own_hands_nothing_on(people, row) -> None:
    people["editor"].appointments.filter(acting_for=None).delete()
    client = desk_of(people["editor"])
    assert "您没有自己的岗位" in client.get(MINE).content.decode()
    assert client.get(ABSENCE).status_code != 200


def test_a_manager_arranges_for_somebody_who_fell_ill(people, held) -> None:
    client = desk_of(people["town manager"])
    address = reverse("organs:stand_in", args=["cihua", held.pk])
    organ = reverse("organs:organ", args=["cihua"])
    assert address in client.get(organ).content.decode()
    assert client.post(address, typed())["Location"] == organ
    row = held.stand_ins.get()
    page = client.get(organ).content.decode()
    assert "代测试员" in page and "回岗" in page
    end = reverse("posts:end", args=[row.pk])
    assert end in page
    assert client.post(end, {"on": day(0).isoformat()})["Location"] == organ
    assert client.post(end, {"on": day(0).isoformat()}).status_code == 422


def test_a_colleague_sees_who_stands_in_and_no_buttons(people, row) -> None:
    page = desk_of(people["auditor"]).get(reverse("organs:organ", args=["cihua"])).content.decode()
    assert "代测试员" in page
    assert reverse("posts:end", args=[row.pk]) not in page
    assert "培训学习" not in page


def test_a_deputys_post_is_not_given_on_from_the_organ(people, row) -> None:
    client = desk_of(people["town manager"])
    assert client.get(reverse("organs:stand_in", args=["cihua", row.pk])).status_code == 404
    own = reverse("posts:end", args=[row.acting_for_id])
    assert client.get(own).status_code == 404


def test_queries_do_not_grow_with_the_rows(people, town, held) -> None:
    client = desk_of(people["handler"])
    manager = people["town manager"]
    client.get(MINE)
    with CaptureQueriesContext(connection) as before:
        client.get(MINE)
    for number in range(3):
        post = actions.open_post(organ=town, name=f"岗{number}", role=Role.EDITOR, by=manager)
        own = actions.appoint(post=post, officer=people["handler"], on=FOUNDED, by=manager)
        for other, mine in ((own, True), (people["editor"].appointments.first(), False)):
            actions.stand_in(
                appointment=other,
                deputy=people["auditor" if mine else "handler"],
                begins_on=day(2 * number),
                ends_on=day(2 * number + 1),
                reason=Absence.OTHER,
                by=manager,
            )
    with CaptureQueriesContext(connection) as after:
        assert client.get(MINE).content.decode().count("（其他）") == 3
    assert len(after) == len(before)
