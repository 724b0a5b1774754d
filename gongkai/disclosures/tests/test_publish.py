"""Publishing, withdrawing, repealing and filing tallies."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from gongkai.columns.models import ColumnPage
from gongkai.columns.queries import live_columns
from gongkai.disclosures.actions import (
    Manuscript,
    NormativeFacts,
    file_tally,
    publish,
    repeal,
    withdraw,
)
from gongkai.disclosures.errors import AlreadyWithdrawn, ReasonMissing
from gongkai.disclosures.models import Item, NormativeKind, Tally, TallyKind
from gongkai.disclosures.queries import Cursor, keyset_page, public_items
from gongkai.disclosures.rules.manuscripts import Fault, ManuscriptRefused
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import findings, stream
from gongkai.organs.access import NotYours
from gongkai.organs.actions import enrol
from gongkai.organs.models import Officer, Organ

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2020, 5, 6, 4, 0, tzinfo=dt.UTC)


def manuscript(column: ColumnPage, **changes: object) -> Manuscript:
    facts: dict[str, object] = {
        "column": column,
        "title": "测试标题",
        "body": "<p>测试正文。</p>",
        "formed_on": dt.date(2020, 5, 5),
        "at": NOON,
    }
    return Manuscript(**(facts | changes))


def publish_one(column: ColumnPage, organ: Organ, by: Officer, **changes: object) -> Item:
    return publish(manuscripts=[manuscript(column, **changes)], organ=organ, by=by)[0]


def test_an_item_gets_number_time_figure_and_ledger_entry(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    item = publish_one(column, district, publisher)
    assert item.index_no == "YUANZHOU/2020-00001"
    assert item.first_published_at == NOON
    assert item.figure == column.figure
    deed = stream(f"disclosures:item:{item.pk}").get()
    assert (deed.event, deed.at, deed.actor) == ("item:published", NOON, "publisher")
    assert deed.recorded_at > NOON
    assert findings() == []


def test_numbers_run_on_within_the_year_and_start_anew_with_the_next(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    next_year = NOON.replace(year=2021)
    batch = [manuscript(column), manuscript(column, at=next_year), manuscript(column)]
    publish(manuscripts=batch[:1], organ=district, by=publisher)
    items = publish(manuscripts=batch, organ=district, by=publisher)
    assert [item.index_no for item in items] == [
        "YUANZHOU/2020-00002",
        "YUANZHOU/2021-00001",
        "YUANZHOU/2020-00003",
    ]


def test_midnight_in_china_decides_the_year(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    last_evening_utc = dt.datetime(2020, 12, 31, 16, 30, tzinfo=dt.UTC)
    item = publish_one(column, district, publisher, at=last_evening_utc)
    assert item.index_no == "YUANZHOU/2021-00001"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"title": "  "}, Fault.TITLE_MISSING, id="no title"),
        pytest.param({"title": "长" * 201}, Fault.TITLE_TOO_LONG, id="title too long"),
        pytest.param({"body": "<p> </p>"}, Fault.BODY_EMPTY, id="empty body"),
        pytest.param({"body": "<script>x()</script>"}, Fault.BODY_EMPTY, id="only a script"),
        pytest.param({"formed_on": dt.date(2020, 5, 7)}, Fault.FORMED_LATER, id="formed later"),
        pytest.param({"doc_no": "袁府发[2020]8号"}, Fault.DOC_NO_MALFORMED, id="square brackets"),
    ],
)
def test_a_faulty_manuscript_is_refused_and_its_batch_with_it(
    column: ColumnPage,
    district: Organ,
    publisher: Officer,
    changes: dict[str, object],
    fault: Fault,
) -> None:
    batch = [manuscript(column), manuscript(column, **changes)]
    with pytest.raises(ManuscriptRefused) as refusal:
        publish(manuscripts=batch, organ=district, by=publisher)
    assert refusal.value.faults == (fault,)
    assert not Item.objects.exists()
    assert not Entry.objects.filter(event="item:published").exists()


def test_a_branch_takes_no_items(column: ColumnPage, district: Organ, publisher: Officer) -> None:
    branch = ColumnPage.objects.get(pk=column.get_parent().pk)
    with pytest.raises(ManuscriptRefused) as refusal:
        publish_one(branch, district, publisher)
    assert refusal.value.faults == (Fault.COLUMN_NOT_LEAF,)


def test_only_the_organs_publisher_publishes(column: ColumnPage, district: Organ) -> None:
    stranger = enrol(username="stranger", full_name="路人", by=None)
    with pytest.raises(NotYours):
        publish_one(column, district, stranger)


def test_scripts_and_looks_are_taken_out_and_tables_kept(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    body = (
        '<p style="color:red" onclick="x()">甲<script>x()</script></p>'
        '<table><tr><td colspan="2">乙</td></tr></table><a href="javascript:x()">丙</a>'
    )
    item = publish_one(column, district, publisher, body=body)
    assert "script" not in item.body
    assert "onclick" not in item.body
    assert "style" not in item.body
    assert '<td colspan="2">乙</td>' in item.body


def test_a_policy_and_its_interpretation_know_each_other(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    facts = NormativeFacts(NormativeKind.NORMDOC, dt.date(2020, 5, 5), dt.date(2020, 6, 1))
    policy = publish_one(column, district, publisher, doc_no="袁府发〔2020〕8号", normative=facts)
    reading = publish_one(column, district, publisher, title="解读", interprets=(policy,))
    assert list(policy.interpretations.all()) == [reading]
    assert list(reading.interprets.all()) == [policy]
    assert policy.normative.organ == district


def test_the_number_of_statements_does_not_grow_with_the_batch(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    counts = []
    for size in (1, 3, 30):
        batch = [manuscript(column) for _ in range(size)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            publish(manuscripts=batch, organ=district, by=publisher)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= counts[0]


def test_a_withdrawn_item_is_gone_for_the_public_and_says_why(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    item = publish_one(column, district, publisher)
    with pytest.raises(ReasonMissing):
        withdraw(item=item, reason=" ", by=publisher)
    withdraw(item=item, reason="内容有误", by=publisher)
    assert not public_items().exists()
    with pytest.raises(AlreadyWithdrawn):
        withdraw(item=item, reason="再撤", by=publisher)


def test_a_repealed_document_stays_public(
    column: ColumnPage, district: Organ, publisher: Officer
) -> None:
    facts = NormativeFacts(NormativeKind.NORMDOC, dt.date(2020, 5, 5), dt.date(2020, 6, 1))
    item = publish_one(column, district, publisher, normative=facts)
    repeal(
        document=item.normative,
        on=dt.date(2021, 1, 1),
        by_document="袁府发〔2021〕1号",
        by=publisher,
    )
    assert public_items().get() == item


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_keyset_pages_show_every_item_once_in_both_directions(
    column: ColumnPage, district: Organ, publisher: Officer, size: int
) -> None:
    # Three items share a moment: the primary key must break the tie.
    moments = [NOON + dt.timedelta(hours=n // 3) for n in range(7)]
    publish(
        manuscripts=[manuscript(column, at=moment) for moment in moments],
        organ=district,
        by=publisher,
    )
    expected = [item.pk for item in public_items()]
    down, cursor, last = [], None, None
    while True:
        page = keyset_page(public_items(), size, before=cursor)
        down += [item.pk for item in page.items]
        if page.older is None:
            last = page
            break
        cursor = Cursor.parse(str(page.older))
    assert down == expected
    up = [item.pk for item in last.items]
    cursor = last.newer
    while cursor is not None:
        page = keyset_page(public_items(), size, after=cursor)
        up = [item.pk for item in page.items] + up
        cursor = page.newer
    assert up == expected


@pytest.mark.parametrize("text", ["", "x", "2020", "2020-1", "99999999999999999999-1", "-", "1-x"])
def test_a_forged_cursor_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Cursor.parse(text)


def test_filing_a_tally_again_replaces_it_and_the_ledger_keeps_both(
    district: Organ, publisher: Officer
) -> None:
    for decisions in (10, 12):
        file_tally(
            organ=district,
            year=2020,
            kind=TallyKind.LICENSE,
            prev_items=5,
            delta=1,
            decisions=decisions,
            by=publisher,
        )
    assert Tally.objects.get().decisions == 12
    deeds = stream("disclosures:tally:yuanzhou:2020:license")
    assert [deed.data["decisions"] for deed in deeds] == [10, 12]


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param({"decisions": -1}, id="negative decisions"),
        pytest.param({"prev_items": -1}, id="negative matters"),
        pytest.param({"prev_items": 3, "delta": -4}, id="fewer than none left"),
        pytest.param({"amount": Decimal("-0.01")}, id="negative amount"),
    ],
)
def test_impossible_counts_are_refused(
    district: Organ, publisher: Officer, counts: dict[str, int]
) -> None:
    with pytest.raises(ValidationError):
        file_tally(organ=district, year=2020, kind=TallyKind.FEE, by=publisher, **counts)
    assert not Tally.objects.exists()


@pytest.mark.parametrize("how", ["hidden", "parent hidden", "private", "parent private"])
def test_what_its_column_does_not_show_nobody_sees(
    column: ColumnPage, district: Organ, publisher: Officer, how: str
) -> None:
    publish_one(column, district, publisher)
    page = column.get_parent() if "parent" in how else column
    if "hidden" in how:
        page.specific.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not public_items().exists()
    assert column not in live_columns()
