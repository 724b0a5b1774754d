"""Counting for many lines at once: one JSON row per line, in the order of the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.workdays.rules.calendar import Reckoned, WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError
from gongkai.workdays.rules.writing import read_count, read_day

BAD_LINE = "bad_line"
BAD_DATE = "bad_date"
BAD_COUNT = "bad_count"
# Some editors begin every file with it.
_BYTE_ORDER_MARK = "\ufeff"


def added(calendar: WorkdayCalendar, lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """For each ``DATE N`` line the JSON row and whether it is an answer; blank lines give none."""
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        words = line.split()
        if not words:
            continue
        try:
            day, days = _read(words)
            reckoned = calendar.add(day, days)
        except (ValueError, WorkdayError) as error:
            yield _error_row(number, line.strip(), _code(words, error)), False
        else:
            yield _row(day, days, reckoned), True


def _read(words: list[str]) -> tuple[date, int]:
    start, days = words
    return read_day(start), read_count(days)


def _row(start: date, days: int, reckoned: Reckoned) -> str:
    # Written by hand: every part is a date or a whole number, and this is the inner loop.
    provisional = "true" if reckoned.provisional else "false"
    head = f'{{"from":"{start}","days":{days},"result":"{reckoned.result}"'
    return f'{head},"provisional":{provisional}}}'


def _error_row(number: int, line: str, code: str) -> str:
    return json.dumps(
        {"line": number, "input": line, "error": code}, ensure_ascii=False, separators=(",", ":")
    )


def _code(words: list[str], error: Exception) -> str:
    if isinstance(error, WorkdayError):
        return error.code
    if len(words) != 2:
        return BAD_LINE
    try:
        read_day(words[0])
    except ValueError:
        return BAD_DATE
    return BAD_COUNT
