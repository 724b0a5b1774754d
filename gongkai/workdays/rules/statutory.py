"""法定节假日 with a fixed solar date, for years whose notice is not yet known.

全国年节及纪念日放假办法, by the decree in force. Festivals of the lunar calendar and 清明 (a solar
term) need an almanac and are left out: a guess that is too short by a few days off, and marked
provisional, is better than one that looks exact. 补假 for days that fall on a weekend is not
guessed either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HolidayDecree:
    """放假办法 as amended: the (month, day) pairs that are always off from ``first_year`` on."""

    number: str
    first_year: int
    fixed_days: tuple[tuple[int, int], ...]


NATIONAL_DAY = ((10, 1), (10, 2), (10, 3))

DECREES = (
    HolidayDecree("国务院令第795号", 2025, ((1, 1), (5, 1), (5, 2), *NATIONAL_DAY)),
    HolidayDecree("国务院令第513号", 2008, ((1, 1), (5, 1), *NATIONAL_DAY)),
    HolidayDecree("国务院令第270号", 2000, ((1, 1), (5, 1), (5, 2), (5, 3), *NATIONAL_DAY)),
)
"""Newest first. 国务院令第644号 (2014) moved only 除夕, so it adds no fixed day."""


def decree_for(year: int) -> HolidayDecree:
    """The decree in force on 1 January of ``year`` (2000 or later)."""
    return next(decree for decree in DECREES if decree.first_year <= year)


def fixed_days(year: int) -> Iterator[date]:
    """Days of ``year`` that are off whatever the notice will say."""
    for month, day in decree_for(year).fixed_days:
        yield date(year, month, day)
