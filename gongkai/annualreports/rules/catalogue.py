"""版式目录: the forms on file, and which one the report on a year must use."""

from __future__ import annotations

from functools import cache

from gongkai.annualreports.rules.errors import NoLayoutForYear, UnknownLayout
from gongkai.annualreports.rules.layouts import Layout
from gongkai.annualreports.rules.loading import read_all


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Every layout on file, oldest first."""
    return tuple(sorted(read_all(), key=lambda layout: layout.first_year))


def by_id(layout: str) -> Layout:
    """The layout of a name such as ``gkb-2019``; raises ``UnknownLayout``."""
    for candidate in all_layouts():
        if candidate.id == layout:
            return candidate
    raise UnknownLayout(layout)


def for_year(year: int) -> Layout:
    """The layout that reports on ``year`` must use; raises ``NoLayoutForYear``."""
    for candidate in all_layouts():
        if candidate.covers(year):
            return candidate
    raise NoLayoutForYear(year)
