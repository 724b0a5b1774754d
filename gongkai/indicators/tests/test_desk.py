"""指标 on the desk: who sees what, what is refused, and that entering is really done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.disclosures.actions import file_tally
from gongkai.disclosures.models import TallyKind
from gongkai.indicators.models import IndicatorEntry
from gongkai.indicators.overview import Wanted, group_of, overview
from gongkai.indicators.phrases import GROUPS
from gongkai.indicators.registry import registry
from gongkai.ledger.queries import stream
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
FOUNDED = dt.date(2000, 8, 20)
TABLE = reverse("indicators:table")
ENTER = reverse("indicators:enter")
LICENCES = "tallies.license.decisions"
DeskOf = Callable[[Organ, Role], Client]


def establish(code: str, name: str, kind: OrganKind, parent: Organ | None = None) -> Organ:
    return organs.establish(
        code=code, name=name, short_name=name, kind=kind, on=FOUNDED, parent=parent, by=None
    )


@pytest.fixture
def district(db) -> Organ:
    return establish("ceshi", "测试区", OrganKind.DISTRICT_GOVERNMENT)


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
def desk_of(officer_of: Callable[[Organ, Role], Officer]) -> DeskOf:
    def sign_in(organ: Organ, role: Role) -> Client:
        return _signed_in(officer_of(organ, role))

    return sign_in


@pytest.fixture
def reporter(district: Organ, officer_of: Callable[[Organ, Role], Officer]) -> Officer:
    return officer_of(district, Role.REPORTER)


@pytest.fixture
def desk(reporter: Officer) -> Client:
    return _signed_in(reporter)


def _signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return client


def _records(organ: str, code: str, year: int = 2020) -> str:
    return reverse("indicators:records", args=[organ, year, code])


@pytest.mark.parametrize(
    ("role", "sees", "enters"),
    [
        (Role.REPORTER, True, True),
        (Role.SUPERVISOR, True, False),
        (Role.AUDITOR, True, False),
        (Role.PUBLISHER, False, False),
        (Role.TECHNICIAN, False, False),
    ],
)
def test_who_may_enter(
    desk_of: DeskOf, district: Organ, bureau: Organ, role: Role, sees: bool, enters: bool
) -> None:
    client = desk_of(district, role)
    addresses = (TABLE, _records("ceshi", LICENCES), _records("minzheng", LICENCES))
    assert [client.get(a).status_code == 200 for a in addresses] == [sees] * 3
    assert (client.get(ENTER).status_code == 200) == enters


def test_a_bureau_sees_and_enters_only_its_own(
    desk_of: DeskOf, district: Organ, bureau: Organ
) -> None:
    client = desk_of(bureau, Role.REPORTER)
    assert client.get(TABLE).context["organ"] == bureau
    assert client.get(_records("minzheng", LICENCES)).status_code == 200
    assert client.get(_records("ceshi", LICENCES)).status_code == 404
    assert "groups" not in client.get(TABLE, {"organ": "ceshi"}).context
    typed = {"code": "zones.built", "organ": "ceshi", "year": "2020", "value": "1", "source": "x"}
    assert client.post(ENTER, typed).context["form"].errors["organ"]
    assert not IndicatorEntry.objects.exists()


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    for address in (TABLE, ENTER, _records("ceshi", LICENCES)):
        assert "/login" in client.get(address)["Location"]


def test_every_indicator_has_a_place_in_the_table() -> None:
    assert {group_of(indicator) for indicator in registry()} == set(GROUPS)


def test_the_table_holds_both_years_and_the_change(
    desk: Client, reporter: Officer, district: Organ
) -> None:
    for year, decisions in ((2019, 31), (2020, 37)):
        file_tally(
            organ=district, year=year, kind=TallyKind.LICENSE, decisions=decisions, by=reporter
        )
    (group,) = overview(district, 2020, Wanted(group="tallies", text="license.decisions"))
    (row,) = group.rows
    assert (row.value, row.before, row.change, row.exact) == ("37", "31", "+19.4%", "19.354…%")
    page = desk.get(TABLE, {"organ": "ceshi", "year": "2020"}).content.decode()
    assert _records("ceshi", LICENCES) in page
    assert "+19.4%" in page and "四舍五入" in page


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        pytest.param({"group": "zones"}, ["zones"], id="one group"),
        pytest.param({"text": "应建"}, ["zones"], id="by name"),
        pytest.param({"text": "查无此项"}, [], id="nothing"),
        pytest.param({"known": "on", "group": "zones"}, [], id="only what is known"),
    ],
)
def test_filters(desk: Client, query: dict[str, str], groups: list[str]) -> None:
    answer = desk.get(TABLE, query)
    assert [group.key for group in answer.context["groups"]] == groups
    assert ("没有符合条件的指标" in answer.content.decode()) == (not groups)


@pytest.mark.parametrize("query", [{"year": "1999"}, {"year": "x"}, {"organ": "nobody"}])
def test_a_bad_choice_says_so(desk: Client, query: dict[str, str]) -> None:
    answer = desk.get(TABLE, query)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert "groups" not in answer.context


@pytest.mark.parametrize(
    "address",
    [_records("ceshi", "no.such"), _records("ceshi", LICENCES, 1999), _records("no", LICENCES)],
)
def test_records_of_nothing_are_not_found(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 404


def test_the_records_behind_a_figure(desk: Client, reporter: Officer, district: Organ) -> None:
    file_tally(organ=district, year=2020, kind=TallyKind.LICENSE, decisions=37, by=reporter)
    answer = desk.get(_records("ceshi", LICENCES))
    assert [line.detail for line in answer.context["lines"]] == ["37"]
    assert "没有记录，所以是 0" in desk.get(_records("ceshi", LICENCES, 2018)).content.decode()
    assert "还没有录入" in desk.get(_records("ceshi", "zones.built")).content.decode()


def test_entering_and_correcting(desk: Client, district: Organ) -> None:
    typed = {
        "code": "zones.built",
        "organ": "ceshi",
        "year": "2020",
        "value": "29",
        "source": "专区登记表",
    }
    assert desk.post(ENTER, typed).status_code == 302
    named = {name: typed[name] for name in ("code", "organ", "year")}
    form = desk.get(ENTER, named).context["form"]
    assert (form["value"].value(), form["source"].value()) == ("29", "专区登记表")
    desk.post(ENTER, typed | {"value": "28"})
    assert IndicatorEntry.objects.get().value == Decimal(28)
    assert stream("indicators:zones.built:ceshi:2020-01-01/2020-12-31").count() == 2
    page = desk.get(_records("ceshi", "zones.built")).content.decode()
    assert "28" in page and "测试员" in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        pytest.param({"value": "-1"}, "value", id="negative"),
        pytest.param({"value": "many"}, "value", id="no number"),
        pytest.param({"value": "NaN"}, "value", id="not a number"),
        pytest.param({"source": " "}, "source", id="no source"),
        pytest.param({"code": LICENCES}, "code", id="a counted figure"),
        pytest.param({"year": "2099"}, "year", id="a year to come"),
    ],
)
def test_a_bad_entry_comes_back(desk: Client, changed: dict[str, str], field: str) -> None:
    typed = {
        "code": "zones.built",
        "organ": "ceshi",
        "year": "2020",
        "value": "29",
        "source": "专区登记表",
    }
    answer = desk.post(ENTER, typed | changed)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert f'<a href="#id_{field}">' in answer.content.decode()
    assert not IndicatorEntry.objects.exists()


def test_queries_do_not_grow_with_the_rows(
    desk: Client, reporter: Officer, district: Organ, bureau: Organ
) -> None:
    addresses = [f"{TABLE}?organ=ceshi&year=2020", _records("ceshi", LICENCES)]
    file_tally(organ=district, year=2020, kind=TallyKind.LICENSE, decisions=1, by=reporter)
    for address in addresses:
        desk.get(address)
    before = [_count(desk, address) for address in addresses]
    for number in range(3):
        town = establish(f"town{number}", f"镇{number}", OrganKind.TOWNSHIP, district)
        file_tally(organ=town, year=2020, kind=TallyKind.LICENSE, decisions=1, by=reporter)
    assert [_count(desk, address) for address in addresses] == before


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
