"""机构与岗位 on the desk: who sees what, what is refused, and that each deed is really done."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongkai.ledger.queries import stream
from gongkai.organs import actions
from gongkai.organs.models import Absence, Appointment, Officer, Organ, OrganKind
from gongkai.organs.roles import Role
from gongkai.organs.tests.conftest import FOUNDED, desk_of

pytestmark = pytest.mark.django_db
FORMS = ("establish", "change", "abolish", "open_post", "enrol", "appoint")


@pytest.fixture
def desk(people: dict[str, Officer]) -> Client:
    return desk_of(people["town manager"])


@pytest.mark.parametrize(
    ("who", "reads", "manages"),
    [
        ("town manager", True, True),
        ("district manager", True, True),
        ("neighbour", True, False),
        ("auditor", True, False),
        ("editor", True, False),
        ("pool", False, False),
    ],
)
def test_everyone_with_a_post_reads_and_managers_act(
    people: dict[str, Officer], town: Organ, who: str, reads: bool, manages: bool
) -> None:
    client = desk_of(people[who])
    held = Appointment.objects.get(post__organ=town, post__role=Role.HANDLER)
    for address in (reverse("organs:tree"), reverse("organs:organ", args=["cihua"])):
        assert (client.get(address).status_code == 200) == reads, address
    acting = [reverse(f"organs:{name}", args=["cihua"]) for name in FORMS]
    acting.append(reverse("organs:relieve", args=["cihua", held.pk]))
    for address in acting:
        assert (client.get(address).status_code == 200) == manages, address
        assert (client.post(address, {"sent": "1"}).status_code == 422) == manages, address


def test_strangers_are_sent_to_sign_in(client: Client, town: Organ) -> None:
    for address in (reverse("organs:tree"), reverse("organs:change", args=["cihua"])):
        assert "/login" in client.get(address)["Location"]


def test_only_managers_see_the_buttons(people: dict[str, Officer], town: Organ) -> None:
    address = reverse("organs:organ", args=["cihua"])
    assert "设立下级机构" not in desk_of(people["editor"]).get(address).content.decode()
    assert "设立下级机构" in desk_of(people["town manager"]).get(address).content.decode()


def test_the_tree_lists_children_under_their_parents(desk: Client, district: Organ) -> None:
    page = desk.get(reverse("organs:tree")).context["page"]
    assert [(row.organ.code, row.depth) for row in page] == [
        ("yuanzhou", 0),
        ("cihua", 1),
        ("tianzhen", 1),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"text": "慈化"}, ["cihua"], id="by name"),
        pytest.param({"text": "TIANZHEN"}, ["tianzhen"], id="by code"),
        pytest.param({"kind": "district_government"}, ["yuanzhou"], id="by kind"),
        pytest.param({"text": "没有"}, [], id="nothing"),
        pytest.param({"kind": "nonsense"}, ["yuanzhou", "cihua", "tianzhen"], id="no such kind"),
        pytest.param({"page": "99"}, ["yuanzhou", "cihua", "tianzhen"], id="past the last page"),
    ],
)
def test_filters(desk: Client, query: dict[str, str], found: list[str]) -> None:
    answer = desk.get(reverse("organs:tree"), query)
    assert [row.organ.code for row in answer.context["page"]] == found
    assert ("没有符合条件的机构" in answer.content.decode()) == (not found)


def test_past_organs_are_listed_when_asked_for(
    people: dict[str, Officer], desk: Client, other_town: Organ
) -> None:
    actions.abolish(organ=other_town, on=dt.date(2021, 1, 1), reason="撤乡", by=people["neighbour"])
    assert "天镇" not in desk.get(reverse("organs:tree")).content.decode()
    assert "天镇" in desk.get(reverse("organs:tree"), {"past": "on"}).content.decode()


def test_an_organ_is_established(desk: Client, people: dict[str, Officer]) -> None:
    typed = {
        "name": "慈化镇水管站",
        "short_name": "水管站",
        "code": "shuiguan",
        "kind": "institution",
        "on": "2026-11-01",
    }
    answer = desk.post(reverse("organs:establish", args=["cihua"]), typed)
    assert answer["Location"] == reverse("organs:organ", args=["shuiguan"])
    assert Organ.objects.get(code="shuiguan").path == "yuanzhou/cihua/shuiguan/"
    entry = stream("organs:organ:shuiguan").get()
    assert (entry.event, entry.actor) == ("organ:established", "town-manager")


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        pytest.param({"code": "tianzhen"}, "code", "已被使用", id="code taken"),
        pytest.param({"code": "水管"}, "code", "", id="code not a slug"),
        pytest.param({"on": "2026-02-30"}, "on", "", id="no such day"),
        pytest.param({"on": "1999-01-01"}, "on", "并不存在", id="before its superior"),
        pytest.param({"name": ""}, "name", "", id="no name"),
        pytest.param({"kind": "nonsense"}, "kind", "", id="no such kind"),
    ],
)
def test_a_bad_establishment_comes_back_with_what_was_typed(
    desk: Client, people: dict[str, Officer], changed: dict[str, str], field: str, told: str
) -> None:
    typed = {
        "name": "慈化镇水管站",
        "short_name": "水管站",
        "code": "shuiguan",
        "kind": "institution",
        "on": "2026-11-01",
    }
    answer = desk.post(reverse("organs:establish", args=["cihua"]), typed | changed)
    assert answer.status_code == 422
    assert told in str(answer.context["form"].errors[field])
    text = answer.content.decode()
    assert f'<a href="#id_{field}">' in text
    assert "水管站" in text
    assert not Organ.objects.filter(name="慈化镇水管站").exists()


def test_an_organ_is_renamed_and_its_history_kept(desk: Client, town: Organ) -> None:
    form = desk.get(reverse("organs:change", args=["cihua"])).context["form"]
    typed = {name: form[name].value() or "" for name in ("name", "short_name", "kind")}
    unchanged = typed | {"on": "2026-01-01", "reason": "更名批复"}
    assert "没有任何变动" in str(
        desk.post(reverse("organs:change", args=["cihua"]), unchanged).content.decode()
    )
    answer = desk.post(reverse("organs:change", args=["cihua"]), unchanged | {"name": "慈化新镇"})
    text = desk.get(answer["Location"]).content.decode()
    assert "慈化新镇" in text and "慈化镇人民政府" in text and "更名批复" in text
    assert stream("organs:organ:cihua").last().event == "organ:changed"


def test_an_organ_moves_only_within_what_its_manager_keeps(
    people: dict[str, Officer], town: Organ, other_town: Organ
) -> None:
    address = reverse("organs:change", args=["cihua"])
    own = desk_of(people["town manager"]).get(address).context["form"].fields["parent"].queryset
    above = desk_of(people["district manager"]).get(address).context["form"]
    assert list(own) == []
    assert list(above.fields["parent"].queryset) == [other_town]


def test_an_organ_is_abolished_after_a_warning(desk: Client, town: Organ) -> None:
    address = reverse("organs:abolish", args=["cihua"])
    assert "撤销后不能恢复" in desk.get(address).content.decode()
    assert desk.post(address, {"on": "2026-01-01", "reason": " "}).status_code == 422
    desk.post(address, {"on": "2026-01-01", "reason": "合并"})
    town.refresh_from_db()
    assert town.abolished_on == dt.date(2026, 1, 1)
    again = desk.post(address, {"on": "2026-02-01", "reason": "合并"})
    assert "已于 2026-01-01 撤销" in again.content.decode()


def test_a_post_is_opened_once(desk: Client, town: Organ) -> None:
    address = reverse("organs:open_post", args=["cihua"])
    assert desk.post(address, {"role": "lawyer", "name": "法制岗"}).status_code == 302
    assert town.posts.get(name="法制岗").role == Role.LAWYER
    assert desk.post(address, {"role": "editor", "name": "法制岗"}).status_code == 422


def test_a_made_password_is_shown_once_and_works(desk: Client, town: Organ) -> None:
    address = reverse("organs:enrol", args=["cihua"])
    answer = desk.post(address, {"username": "newcomer", "full_name": "新人"})
    password = answer.context["password"]
    assert password in answer.content.decode()
    assert Officer.objects.get(username="newcomer").check_password(password)
    assert "no-store" in answer["Cache-Control"]
    assert password not in desk.get(reverse("organs:organ", args=["cihua"])).content.decode()
    again = desk.post(address, {"username": "newcomer", "full_name": "新人"})
    assert "已存在" in str(again.context["form"].errors["username"])


@pytest.mark.parametrize(
    ("password", "accepted"),
    [
        ("short", False),
        ("newcomer12", False),
        ("password123", False),
        ("风调雨顺-国泰民安-26", True),
    ],
)
def test_a_typed_password_is_judged(
    desk: Client, town: Organ, password: str, accepted: bool
) -> None:
    typed = {"username": "newcomer", "full_name": "新人", "password": password}
    answer = desk.post(reverse("organs:enrol", args=["cihua"]), typed)
    assert Officer.objects.filter(username="newcomer").exists() == accepted
    if accepted:
        assert password not in answer.content.decode()
        assert authenticate(request=answer.wsgi_request, username="newcomer", password=password)
    else:
        assert answer.context["form"].errors["password"]


def test_appointing_and_relieving(desk: Client, town: Organ, people: dict[str, Officer]) -> None:
    post = town.posts.get(role=Role.EDITOR)
    address = reverse("organs:appoint", args=["cihua"])
    typed = {"post": post.pk, "officer": "pool", "on": "2026-01-01"}
    assert desk.post(address, typed | {"officer": "nobody"}).status_code == 422
    assert desk.post(address, typed).status_code == 302
    assert "已在" in str(desk.post(address, typed).context["form"].errors["officer"])
    held = Appointment.objects.get(officer=people["pool"])
    leave = reverse("organs:relieve", args=["cihua", held.pk])
    early = desk.post(leave, {"on": "2026-01-01"})
    assert "必须晚于到任日期" in str(early.context["form"].errors["on"])
    assert desk.post(leave, {"on": "2026-06-01"}).status_code == 302
    assert desk.get(leave).status_code == 404
    events = [entry.event for entry in stream(f"organs:post:{post.pk}")]
    assert events[-2:] == ["post:appointed", "post:relieved"]


def test_a_post_of_another_organ_cannot_be_filled_from_here(
    desk: Client, district: Organ, people: dict[str, Officer]
) -> None:
    post = district.posts.get(role=Role.TECHNICIAN)
    typed = {"post": post.pk, "officer": "pool", "on": "2026-01-01"}
    answer = desk.post(reverse("organs:appoint", args=["cihua"]), typed)
    assert answer.context["form"].errors["post"]
    held = Appointment.objects.get(post=post)
    leave = reverse("organs:relieve", args=["cihua", held.pk])
    assert desk.post(leave, {"on": "2026-06-01"}).status_code == 404


def test_queries_do_not_grow_with_the_rows(
    desk: Client, people: dict[str, Officer], town: Organ
) -> None:
    addresses = [reverse("organs:tree"), reverse("organs:organ", args=["cihua"])]
    for address in addresses:
        desk.get(address)
    before = [_count(desk, address) for address in addresses]
    for number in range(3):
        child = actions.establish(
            code=f"zhan{number}",
            name=f"站{number}",
            short_name=f"站{number}",
            kind=OrganKind.INSTITUTION,
            on=FOUNDED,
            parent=town,
            by=people["town manager"],
        )
        post = actions.open_post(
            organ=town, name=f"岗{number}", role=Role.EDITOR, by=people["town manager"]
        )
        for name in ("pool", "editor"):
            held = actions.appoint(
                post=post, officer=people[name], on=FOUNDED, by=people["town manager"]
            )
        today = timezone.localdate()
        actions.stand_in(
            appointment=held,
            deputy=people["auditor"],
            begins_on=today,
            ends_on=today + dt.timedelta(days=1),
            reason=Absence.TRIP,
            by=people["town manager"],
        )
        actions.change(
            organ=child,
            on=dt.date(2020, 1, 1),
            name=f"新站{number}",
            reason="更名",
            by=people["town manager"],
        )
    assert [_count(desk, address) for address in addresses] == before


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
