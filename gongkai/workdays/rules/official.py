"""The notices that come with the package, 2004 to 2026."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.notices import Grade, HolidayNotice

NOTICES_FILE = Path(__file__).with_name("data") / "notices.json"


@cache
def official_notices() -> tuple[HolidayNotice, ...]:
    """Every bundled notice, by year and date of issue."""
    rows = json.loads(NOTICES_FILE.read_text(encoding="utf-8"))
    return tuple(notice_from_row(row) for row in rows)


@cache
def official_calendar() -> WorkdayCalendar:
    """The calendar of the bundled notices, all of them known."""
    return WorkdayCalendar(official_notices())


def notice_from_row(row: dict[str, Any]) -> HolidayNotice:
    """Read one notice of the file: days as dates or as spans ``first..last``."""
    issued = row["issued_on"]
    return HolidayNotice(
        number=row["number"],
        title=row["title"],
        year=row["year"],
        issued_on=date.fromisoformat(issued) if issued else None,
        days_off=frozenset(_days(row["off"])),
        makeup_days=frozenset(_days(row["makeup"])),
        grade=Grade(row["grade"]),
    )


def _days(spans: list[str]) -> Iterator[date]:
    for span in spans:
        first, _, last = span.partition("..")
        day = date.fromisoformat(first)
        end = date.fromisoformat(last) if last else day
        while day <= end:
            yield day
            day += timedelta(days=1)
