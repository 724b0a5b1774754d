"""Entered notices as values, read by plain SQL.

No models: the command line must answer in a fraction of a second, and loading every app takes
several times as long as the whole count. The same reader serves the desk, so that both always
see the same calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

from gongkai.workdays.rules.notices import DayKind, Grade, HolidayNotice

NOTICE_TABLE = "workdays_notice"
DAY_TABLE = "workdays_notice_day"

_VERSION = f'SELECT "key" FROM {NOTICE_TABLE} WHERE withdrawn_at IS NULL ORDER BY "key"'
_NOTICES = f"""
    SELECT n.id, n.number, n.title, n.year, n.issued_on, n.grade, d.day, d.kind
    FROM {NOTICE_TABLE} n JOIN {DAY_TABLE} d ON d.notice_id = n.id
    WHERE n.withdrawn_at IS NULL ORDER BY n.id
"""


def is_ready() -> bool:
    """Whether there is a database with the tables of this room; makes no database file."""
    # Without this Django warns that apps are missing; where apps are loaded it does nothing.
    apps.populate(())
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not connection.connection and not Path(name).exists():
        return False
    with connection.cursor() as cursor:
        return NOTICE_TABLE in connection.introspection.table_names(cursor)


def version() -> tuple[str, ...]:
    """The keys of the notices in force: two equal versions give the same calendar."""
    return tuple(str(key) for (key,) in _rows(_VERSION))


def entered_notices() -> tuple[HolidayNotice, ...]:
    """Every entered notice that is not withdrawn."""
    grouped = groupby(_rows(_NOTICES), key=itemgetter(slice(0, 6)))
    return tuple(_notice(head, rows) for head, rows in grouped)


def _notice(head: tuple[Any, ...], rows: Iterable[tuple[Any, ...]]) -> HolidayNotice:
    _, number, title, year, issued_on, grade = head
    days = {_day(row[6]): DayKind(row[7]) for row in rows}
    return HolidayNotice(
        number=number,
        title=title,
        year=year,
        issued_on=_day(issued_on),
        days_off=frozenset(day for day, kind in days.items() if kind is DayKind.OFF),
        makeup_days=frozenset(day for day, kind in days.items() if kind is DayKind.MAKEUP),
        grade=Grade(grade),
    )


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _day(value: date | str) -> date:
    # SQLite may hand the date over as it stores it.
    return value if isinstance(value, date) else date.fromisoformat(value)
