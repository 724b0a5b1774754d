"""台账 on the desk: whose entries are seen, and that the proof finds what was done to the chain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.desk import ledger
from gongkai.desk.deeds import deed
from gongkai.ledger.actions import record
from gongkai.ledger.models import Entry
from gongkai.organs import actions as organs
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
FOUNDED = dt.date(2000, 8, 20)
LEDGER = reverse("desk_ledger")
VERIFY = reverse("desk_ledger_verify")
NOON = dt.datetime(2020, 5, 6, 4, 0, tzinfo=dt.UTC)


def establish(code: str, name: str, kind: OrganKind, parent: Organ | None = None) -> Organ:
    return organs.establish(
        code=code, name=name, short_name=name, kind=kind, on=FOUNDED, parent=parent, by=None
    )


@pytest.fixture
def top(db) -> Organ:
    return establish("ceshi", "测试区", OrganKind.DISTRICT_GOVERNMENT)


@pytest.fixture
def office(top: Organ) -> Organ:
    return establish("minzheng", "测试区民政局", OrganKind.DEPARTMENT, top)


@pytest.fixture
def officer_of(db) -> Callable[[Organ, Role], Officer]:
    def appoint(organ: Organ, role: Role) -> Officer:
        officer = organs.enrol(
            username=f"{organ.code}-{role}", full_name="测试员", organ=organ, by=None
        )
        post = organs.open_post(organ=organ, name=str(role.label), role=role, by=None)
        organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
        return officer

    return appoint


@pytest.fixture
def auditor(top: Organ, office: Organ, officer_of: Callable) -> Client:
    return _signed_in(officer_of(top, Role.AUDITOR))


def _signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return client


def _note(organ: Organ, event: str = "tally:filed", at: dt.datetime = NOON) -> Entry:
    with transaction.atomic():
        return record(event, stream=f"notes:{organ.code}", organ=organ, at=at)


@pytest.mark.parametrize(
    ("role", "opens"),
    [(role, role in {Role.AUDITOR, Role.SUPERVISOR, Role.TECHNICIAN}) for role in Role],
    ids=[role.value for role in Role],
)
def test_who_may_enter(top: Organ, officer_of: Callable, role: Role, opens: bool) -> None:
    client = _signed_in(officer_of(top, role))
    assert (client.get(LEDGER).status_code == 200) == opens
    assert (client.post(VERIFY).status_code == 200) == opens


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    assert "/login" in client.get(LEDGER)["Location"]
    assert "/login" in client.post(VERIFY)["Location"]


def test_entries_of_other_organs_are_not_seen(
    top: Organ, office: Organ, officer_of: Callable, auditor: Client
) -> None:
    _note(top)
    _note(office)
    below = _signed_in(officer_of(office, Role.AUDITOR))
    seen = {entry.organ for entry, _deed, _organ in below.get(LEDGER).context["rows"]}
    assert seen == {"minzheng"}
    seen = {entry.organ for entry, _deed, _organ in auditor.get(LEDGER).context["rows"]}
    assert seen == {"ceshi", "minzheng"}
    assert "notes:ceshi" not in below.get(LEDGER, {"organ": "ceshi"}).content.decode()


@pytest.mark.parametrize(
    ("query", "streams"),
    [
        pytest.param({"stream": "notes:"}, ["notes:minzheng", "notes:ceshi"], id="beginning"),
        pytest.param({"event": "normative:repealed"}, ["notes:minzheng"], id="event"),
        pytest.param({"stream": "notes:", "organ": "ceshi"}, ["notes:ceshi"], id="organ"),
        pytest.param({"until": "2020-05-06"}, ["notes:ceshi"], id="until, that day too"),
        pytest.param({"since": "2020-05-07", "until": "2020-05-07"}, ["notes:minzheng"], id="day"),
        pytest.param({"stream": "nothing"}, [], id="nothing"),
        pytest.param({"stream": "notes:", "since": "2020-02-30"}, None, id="no such day"),
        pytest.param({"stream": "notes:", "event": "x"}, None, id="no such event"),
    ],
)
def test_filters(
    auditor: Client, top: Organ, office: Organ, query: dict[str, str], streams: list[str] | None
) -> None:
    _note(top)
    _note(office, "normative:repealed", NOON + dt.timedelta(days=1))
    answer = auditor.get(LEDGER, query)
    found = [entry.stream for entry, _deed, _organ in answer.context["rows"]]
    if streams is None:
        assert "errorlist" in answer.content.decode()
    else:
        assert found == streams
        assert ("没有符合条件的记录" in answer.content.decode()) == (not streams)


def test_pages_lead_there_and_back(top: Organ, officer_of: Callable) -> None:
    viewer = viewer_of(officer_of(top, Role.AUDITOR))
    numbers = [_note(top).seq for _ in range(5)][::-1]
    wanted = ledger.Wanted(stream="notes:")

    def page(**place: int | None) -> ledger.Page:
        return ledger.page_of(viewer, wanted, 2, **({"before": None, "after": None} | place))

    first = page()
    second = page(before=first.older)
    third = page(before=second.older)
    shown = [[entry.seq for entry in found.entries] for found in (first, second, third)]
    assert shown == [numbers[:2], numbers[2:4], numbers[4:]]
    assert (first.newer, third.older) == (None, None)
    back = page(after=third.newer)
    assert [entry.seq for entry in back.entries] == numbers[2:4]
    assert [entry.seq for entry in page(after=back.newer).entries] == numbers[:2]


@pytest.mark.parametrize("place", ["x", "-1", "1" * 19, "²"])
def test_a_tampered_place_is_not_found(auditor: Client, place: str) -> None:
    assert auditor.get(LEDGER, {"before": place}).status_code == 404


def test_a_whole_chain(auditor: Client) -> None:
    answer = auditor.post(VERIFY)
    assert answer.context["result"].findings == ()
    assert answer.context["result"].head.digest in answer.content.decode()


def test_a_changed_entry_is_found_without_showing_it(auditor: Client, top: Organ) -> None:
    forged = _note(top)
    _note(top)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET actor = 'forger' WHERE seq = %s", [forged.seq])
    text = auditor.post(VERIFY).content.decode()
    assert "台账不完整" in text and "内容被改动" in text
    assert "forger" not in text


def test_a_long_chain_is_left_to_the_command(top: Organ, officer_of: Callable) -> None:
    viewer = viewer_of(officer_of(top, Role.AUDITOR))
    result = ledger.verify(viewer, longest=2)
    assert result.too_long and result.findings is None


def test_looking_is_not_verifying(auditor: Client) -> None:
    assert auditor.get(VERIFY).status_code == 405


def test_deeds_are_in_words() -> None:
    assert deed("item:published") == "发布信息"
    assert deed("request:reply:served").startswith("依申请公开：")
    assert deed("nobody:knows") == "nobody:knows"


def test_queries_do_not_grow_with_the_rows(auditor: Client, top: Organ, office: Organ) -> None:
    _note(top)
    auditor.get(LEDGER)
    before = _count(auditor)
    for _ in range(3):
        _note(office)
    assert _count(auditor) == before


def _count(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LEDGER).status_code == 200
    return len(queries)
