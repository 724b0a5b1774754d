"""Dates and counts as they must be written. Python itself reads more than people mean."""

from __future__ import annotations

import re
from datetime import date

_COUNT = re.compile(r"[+-]?[0-9]{1,30}")


def read_day(text: str) -> date:
    """A day written 2026-02-05. Raises ValueError for anything else: 20260205 may be a slip of
    the fingers as well as a date, and 2026-W06-4 is another calendar."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(text)
    return date.fromisoformat(text)


def read_count(text: str) -> int:
    """A whole number in the digits 0 to 9. Raises ValueError."""
    if not _COUNT.fullmatch(text):
        raise ValueError(text)
    return int(text)
