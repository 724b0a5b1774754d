"""信息发布 on the desk: who sees what, what is refused, and that each deed is really done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.columns.models import ColumnPage
from gongkai.disclosures.actions import Manuscript, NormativeFacts, file_tally, publish, withdraw
from gongkai.disclosures.models import Item, NormativeKind, Standing, Tally, TallyKind
from gongkai.disclosures.shelves import shelves
from gongkai.ledger.queries import findings, stream
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
FOUNDED = dt.date(2000, 8, 20)
NOON = dt.datetime(2020, 5, 6, 4, 0, tzinfo=dt.UTC)
ITEMS = reverse("disclosures:items")
PUBLISH = reverse("disclosures:publish")
TALLIES = reverse("disclosures:tallies")
FILE = reverse("disclosures:file_tally")
DeskOf = Callable[[Organ, Role], Client]


@pytest.fixture
def bureau(district: Organ) -> Organ:
    return organs.establish(
        code="minzheng",
        name="测试区民政局",
        short_name="区民政局",
        kind=OrganKind.DEPARTMENT,
        on=FOUNDED,
        parent=district,
        by=None,
    )


@pytest.fixture
def officer_of(db) -> Callable[[Organ, Role], Officer]:
    def appoint(organ: Organ, role: Role) -> Officer:
        officer = organs.enrol(username=f"{organ.code}-{role}", full_name="测试员", by=None)
        post = organs.open_post(organ=organ, name=f"{role.label}岗", role=role, by=None)
        organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
        return officer

    return appoint


@pytest.fixture
def desk_of(officer_of: Callable[[Organ, Role], Officer]) -> DeskOf:
    def sign_in(organ: Organ, role: Role) -> Client:
        return _signed_in(officer_of(organ, role))

    return sign_in


@pytest.fixture
def desk(publisher: Officer) -> Client:
    """The desk of the district's publisher and report officer."""
    return _signed_in(publisher)


@pytest.fixture
def item(column: ColumnPage, district: Organ, publisher: Officer) -> Item:
    return _published(column, district, publisher)


def _signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return client


def _published(column: ColumnPage, organ: Organ, by: Officer, **changes: object) -> Item:
    facts = {
        "title": "关于测试的通知",
        "body": "<p>正文</p>",
        "formed_on": dt.date(2020, 5, 5),
        "at": NOON,
    }
    return publish(
        manuscripts=[Manuscript(column=column, **(facts | changes))], organ=organ, by=by
    )[0]


def _normative(column: ColumnPage, organ: Organ, by: Officer) -> Item:
    facts = NormativeFacts(NormativeKind.NORMDOC, dt.date(2020, 5, 5), dt.date(2020, 6, 1))
    return _published(column, organ, by, normative=facts)


def _typed(organ: Organ, **changes: str) -> dict[str, str]:
    return {
        "organ": str(organ.pk),
        "column": shelves()[0].trail,
        "title": "关于做好测试工作的通知",
        "body": "第一段。\n第二段。",
        "formed_on": "2020-05-05",
    } | changes


@pytest.mark.parametrize(
    ("where", "role", "sees", "publishes", "tallies", "files"),
    [
        ("district", Role.EDITOR, True, False, False, False),
        ("district", Role.PUBLISHER, True, True, False, False),
        ("district", Role.SUPERVISOR, True, False, True, False),
        ("district", Role.AUDITOR, True, False, True, False),
        ("district", Role.REPORTER, False, False, True, True),
        ("district", Role.HANDLER, False, False, False, False),
        ("district", Role.TECHNICIAN, False, False, False, False),
    ],
)
def test_who_may_enter(
    desk_of: DeskOf,
    district: Organ,
    column: ColumnPage,
    where: str,
    role: Role,
    sees: bool,
    publishes: bool,
    tallies: bool,
    files: bool,
) -> None:
    client = desk_of(district, role)
    opened = [client.get(address).status_code == 200 for address in (ITEMS, PUBLISH, TALLIES, FILE)]
    assert opened == [sees, publishes, tallies, files]


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.EDITOR, {"minzheng"}),
        (Role.PUBLISHER, {"minzheng"}),
        (Role.SUPERVISOR, {"minzheng"}),
        (Role.AUDITOR, {"minzheng"}),
    ],
)
def test_a_bureau_sees_and_changes_only_its_own(
    officer_of: Callable,
    publisher: Officer,
    item: Item,
    bureau: Organ,
    column: ColumnPage,
    role: Role,
    sees: set[str],
) -> None:
    own = _published(column, bureau, officer_of(bureau, Role.PUBLISHER))
    if role is Role.PUBLISHER:
        client = _signed_in(Officer.objects.get(username="minzheng-publisher"))
    else:
        client = _signed_in(officer_of(bureau, role))
    assert {row.organ.code for row in client.get(ITEMS).context["items"]} == sees
    address = {name: f"disclosures:{name}" for name in ("item", "withdraw")}
    assert client.get(reverse(address["item"], args=[own.pk])).status_code == 200
    assert client.get(reverse(address["item"], args=[item.pk])).status_code == 404
    assert client.get(reverse(address["withdraw"], args=[item.pk])).status_code == 404
    may = client.get(reverse(address["withdraw"], args=[own.pk])).status_code == 200
    assert may == (role is Role.PUBLISHER)


def test_the_supervisor_above_sees_but_does_not_withdraw(
    desk_of: DeskOf, officer_of: Callable, bureau: Organ, district: Organ, column: ColumnPage
) -> None:
    own = _published(column, bureau, officer_of(bureau, Role.PUBLISHER))
    client = desk_of(district, Role.SUPERVISOR)
    assert list(client.get(ITEMS).context["items"]) == [own]
    address = reverse("disclosures:withdraw", args=[own.pk])
    assert client.post(address, {"reason": "不该公开"}).status_code == 302
    own.refresh_from_db()
    assert own.standing == Standing.PUBLIC


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    for address in (ITEMS, PUBLISH, TALLIES, FILE):
        assert "/login" in client.get(address)["Location"]


def test_publishing(desk: Client, district: Organ, column: ColumnPage) -> None:
    answer = desk.post(PUBLISH, _typed(district, doc_no="袁府发〔2020〕8号", genre="notice"))
    item = Item.objects.get()
    assert answer["Location"] == reverse("disclosures:item", args=[item.pk])
    assert item.body == "<p>第一段。</p>\n<p>第二段。</p>"
    assert (item.organ, item.column, item.source) == (district, column, district.name)
    assert stream(f"disclosures:item:{item.pk}").get().actor == "publisher"
    assert findings() == []
    page = desk.get(answer["Location"]).content.decode()
    assert "第一段。" in page and item.index_no in page and "publisher" in page


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        pytest.param({"title": " "}, "title", "", id="no title"),
        pytest.param({"title": "长" * 201}, "title", "200", id="title too long"),
        pytest.param({"body": "<p><script>x()</script>"}, "body", "正文为空", id="only a script"),
        pytest.param({"body": "<p> </p>"}, "body", "正文为空", id="empty paragraphs"),
        pytest.param({"formed_on": "2020-02-30"}, "formed_on", "", id="no such day"),
        pytest.param({"formed_on": "2099-01-01"}, "formed_on", "晚于发布日期", id="formed later"),
        pytest.param({"doc_no": "袁府发[2020]8号"}, "doc_no", "文号格式", id="square brackets"),
        pytest.param({"column": "没有的栏目"}, "column", "没有这个栏目", id="no such column"),
        pytest.param({"organ": "999"}, "organ", "", id="another organ"),
        pytest.param({"genre": "poem"}, "genre", "", id="no such genre"),
        pytest.param({"interprets": "X/2020-1"}, "interprets", "X/2020-1", id="no such number"),
        pytest.param({"normative": "normdoc"}, "made_on", "必须填写", id="no days of a document"),
        pytest.param(
            {"normative": "rule", "made_on": "2020-05-05", "effective_on": "2020-05-01"},
            "effective_on",
            "早于制发日期",
            id="effective before made",
        ),
        pytest.param(
            {
                "normative": "rule",
                "made_on": "2020-05-05",
                "effective_on": "2020-06-01",
                "expires_on": "2020-05-31",
            },
            "expires_on",
            "早于施行日期",
            id="expires before effective",
        ),
    ],
)
def test_a_faulty_manuscript_comes_back_with_what_was_typed(
    desk: Client,
    district: Organ,
    column: ColumnPage,
    changed: dict[str, str],
    field: str,
    told: str,
) -> None:
    answer = desk.post(PUBLISH, _typed(district, source="测试来源") | changed)
    assert answer.status_code == 422
    assert told in str(answer.context["form"].errors[field])
    text = answer.content.decode()
    assert f'<a href="#id_{field}">' in text
    assert "测试来源" in text
    assert not Item.objects.exists()


def test_a_branch_is_not_among_the_columns(
    desk: Client, district: Organ, column: ColumnPage
) -> None:
    branch = column.get_parent().specific
    answer = desk.post(PUBLISH, _typed(district, column=branch.code))
    assert answer.context["form"].errors["column"]
    assert [shelf.code for shelf in shelves()] == [column.code]
    assert shelves()[0].trail.endswith(f"{branch.title}/{column.title}")


@pytest.mark.parametrize("way", ["trail", "code", "title"])
def test_a_column_is_named_in_more_than_one_way(
    desk: Client, district: Organ, column: ColumnPage, way: str
) -> None:
    names = {"trail": shelves()[0].trail, "code": column.code, "title": column.title}
    assert desk.post(PUBLISH, _typed(district, column=names[way])).status_code == 302


def test_a_document_and_its_interpretation(
    desk: Client, district: Organ, column: ColumnPage
) -> None:
    dates = {"made_on": "2020-05-05", "effective_on": "2020-06-01", "expires_on": "2025-05-31"}
    desk.post(PUBLISH, _typed(district, normative="normdoc", **dates))
    policy = Item.objects.get()
    assert policy.normative.kind == NormativeKind.NORMDOC
    desk.post(PUBLISH, _typed(district, title="解读", interprets=policy.index_no))
    assert Item.objects.get(title="解读").interprets.get() == policy
    page = desk.get(reverse("disclosures:item", args=[policy.pk])).content.decode()
    assert "失效" in page and "解读" in page


def test_withdrawing_asks_why(desk: Client, item: Item) -> None:
    address = reverse("disclosures:withdraw", args=[item.pk])
    assert desk.post(address, {"reason": "  "}).status_code == 422
    assert desk.post(address, {"reason": "内容有误"}).status_code == 302
    item.refresh_from_db()
    assert item.standing == Standing.WITHDRAWN
    assert stream(f"disclosures:item:{item.pk}").last().event == "item:withdrawn"
    again = desk.post(address, {"reason": "内容有误"})
    assert "已经撤下" in again.content.decode()


def test_repealing_names_the_paper(
    desk: Client, column: ColumnPage, district: Organ, publisher: Officer, item: Item
) -> None:
    policy = _normative(column, district, publisher)
    address = reverse("disclosures:repeal", args=[policy.pk])
    early = desk.post(address, {"on": "2020-05-01", "by_document": "袁府发〔2021〕1号"})
    assert "早于制发日期" in str(early.context["form"].errors["on"])
    assert desk.post(address, {"on": "2021-05-01", "by_document": ""}).status_code == 422
    assert desk.post(address, {"on": "2021-05-01", "by_document": "某文"}).status_code == 302
    policy.normative.refresh_from_db()
    assert policy.normative.repealed_by == "某文"
    assert stream(f"disclosures:item:{policy.pk}").last().event == "normative:repealed"
    assert desk.get(reverse("disclosures:repeal", args=[item.pk])).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"text": "甲"}, ["甲"], id="title"),
        pytest.param({"standing": "withdrawn"}, ["乙"], id="withdrawn"),
        pytest.param({"since": "2020-05-07"}, ["丙"], id="since"),
        pytest.param({"until": "2020-05-06"}, ["乙", "甲"], id="until, that day too"),
        pytest.param({"since": "2020-13-01"}, ["丙", "乙", "甲"], id="no such month"),
        pytest.param({"text": "丁"}, [], id="nothing"),
    ],
)
def test_filters(
    desk: Client,
    column: ColumnPage,
    district: Organ,
    publisher: Officer,
    query: dict[str, str],
    found: list[str],
) -> None:
    for title, day in (("甲", 0), ("乙", 0), ("丙", 1)):
        item = _published(
            column, district, publisher, title=title, at=NOON + dt.timedelta(days=day)
        )
        if title == "乙":
            withdraw(item=item, reason="错", by=publisher)
    answer = desk.get(ITEMS, query)
    assert [item.title for item in answer.context["items"]] == found


def test_the_column_narrows_the_list(desk: Client, item: Item, column: ColumnPage) -> None:
    assert list(desk.get(ITEMS, {"column": column.code}).context["items"]) == [item]
    unknown = desk.get(ITEMS, {"column": "没有"})
    assert "没有这个栏目" in unknown.content.decode()


def test_a_tampered_place_in_the_list_is_not_found(desk: Client, item: Item) -> None:
    assert desk.get(ITEMS, {"before": "x"}).status_code == 404


def test_filing_and_correcting_a_tally(desk: Client, district: Organ) -> None:
    typed = {"organ": district.pk, "year": "2020", "kind": "license", "decisions": "12"}
    assert desk.post(FILE, typed).status_code == 302
    tally = Tally.objects.get()
    form = desk.get(FILE, {"tally": tally.pk}).context["form"]
    assert (form["decisions"].value(), form["kind"].value()) == (12, "license")
    desk.post(FILE, typed | {"decisions": "13"})
    assert Tally.objects.get().decisions == 13
    assert stream("disclosures:tally:yuanzhou:2020:license").count() == 2
    assert "13" in desk.get(TALLIES, {"year": "2020"}).content.decode()
    assert "没有符合条件" in desk.get(TALLIES, {"year": "2019"}).content.decode()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param({"decisions": ""}, "至少填一个数", id="nothing"),
        pytest.param({"decisions": "-1"}, "decisions", id="negative"),
        pytest.param({"prev_items": "1", "delta": "-2"}, "超过了上一年", id="below none"),
        pytest.param({"year": "1999"}, "year", id="before the Regulation"),
        pytest.param({"kind": "nonsense"}, "kind", id="no such kind"),
        pytest.param({"amount": "1.1234567"}, "amount", id="finer than a yuan cent"),
    ],
)
def test_a_bad_tally_comes_back(
    desk: Client, district: Organ, changed: dict[str, str], told: str
) -> None:
    typed = {"organ": district.pk, "year": "2020", "kind": "license", "decisions": "12"}
    answer = desk.post(FILE, typed | changed)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert told in errors or told in str(errors)
    assert not Tally.objects.exists()


def test_queries_do_not_grow_with_the_rows(
    desk: Client, column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    first = _normative(column, district, publisher)
    file_tally(organ=district, year=2019, kind=TallyKind.LICENSE, decisions=1, by=publisher)
    page = reverse("disclosures:item", args=[first.pk])
    addresses = [ITEMS, page, TALLIES, PUBLISH, FILE]
    for address in addresses:
        desk.get(address)
    _published(column, district, publisher, title="解读", interprets=(first,))
    before = [_count(desk, address) for address in addresses]
    for number in range(3):
        _published(column, district, publisher, title=f"解读{number}", interprets=(first,))
        file_tally(
            organ=district, year=2020, kind=list(TallyKind)[number], decisions=1, by=publisher
        )
    assert [_count(desk, address) for address in addresses] == before


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
