"""Items published per second through the action in bulk, against bare inserts of the same rows.

The action cleans the text, checks the manuscript, gives out index numbers and writes the
ledger; the yardstick writes the finished rows of the item table and nothing else.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bench.scratch import installation
from bench.timing import in_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.columns.models import ColumnPage
    from gongkai.organs.models import Officer, Organ

BATCH = 2_000
ROUNDS = 5
BODY = "<p>" + "袁州区某单位向社会公开有关事项的办理依据、条件、程序和结果。" * 50 + "</p>"
FORMED = dt.date(2020, 5, 5)
FOUNDED = dt.date(2000, 8, 20)


def run() -> dict[str, object]:
    with installation():
        organ, officer, column = _portal()
        ours, bare = in_turns(
            lambda: _publish(organ, officer, column), _insert, prepare=_rows, rounds=ROUNDS
        )
    return {
        "what": "publishing in bulk through the action",
        "items": BATCH,
        "characters_each": len(BODY),
        "items_per_second": round(BATCH / ours),
        "yardstick": "executemany of the same item rows, without ledger, checks or numbers",
        "yardstick_items_per_second": round(BATCH / bare),
        "ratio_to_yardstick": round(bare / ours, 3),
    }


def _portal() -> tuple[Organ, Officer, ColumnPage]:
    from gongkai.columns.actions import lay_out, open_portal
    from gongkai.columns.models import ColumnPage
    from gongkai.columns.rules.catalogue import official
    from gongkai.organs import actions as organs
    from gongkai.organs.models import OrganKind
    from gongkai.organs.roles import Role

    district = organs.establish(
        code="yuanzhou",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=FOUNDED,
        by=None,
    )
    officer = organs.enrol(username="publisher", full_name="签发员", by=None)
    post = organs.open_post(organ=district, name="发布员", role=Role.PUBLISHER, by=None)
    organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
    root = open_portal(organ=district, title=district.name, host="localhost", port=8000, by=None)
    lay_out(root=root, specs=official().specs, by=None)
    leaf = next(spec for spec in official().leaves if spec.parent and spec.kind.holds_items)
    return district, officer, ColumnPage.objects.get(code=leaf.code)


def _publish(organ: Organ, officer: Officer, column: ColumnPage) -> None:
    from gongkai.disclosures.actions import Manuscript, publish

    manuscripts = [
        Manuscript(column=column, title=f"测试事项第 {n} 号", body=BODY, formed_on=FORMED)
        for n in range(BATCH)
    ]
    publish(manuscripts=manuscripts, organ=organ, by=officer)


def _rows() -> tuple[str, list[Sequence[object]]]:
    """The insert statement and the rows just published, under index numbers of their own."""
    from django.db import connection

    from gongkai.disclosures.models import Item

    fields = [field for field in Item._meta.concrete_fields if not field.primary_key]
    table = connection.ops.quote_name(Item._meta.db_table)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {table} ORDER BY id DESC LIMIT {BATCH}")
        rows = [list(row) for row in cursor.fetchall()]
    numbered = [field.attname for field in fields].index("index_no")
    for row in rows:
        row[numbered] = f"B{row[numbered]}"
    marks = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", rows


def _insert(prepared: tuple[str, list[Sequence[object]]]) -> None:
    from django.db import connection, transaction

    statement, rows = prepared
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(statement, rows)
