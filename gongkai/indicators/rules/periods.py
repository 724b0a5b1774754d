"""统计期 (pure): the span of days that a figure is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


class PeriodRefused(ValueError):
    """The span ends before it begins, or the year is none."""

    code = "period-refused"


@dataclass(frozen=True, slots=True)
class Period:
    """统计期限, both days included."""

    begins_on: dt.date
    ends_on: dt.date

    def __post_init__(self) -> None:
        if self.ends_on < self.begins_on:
            raise PeriodRefused(f"{self.begins_on}/{self.ends_on}")

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year, the period of every annual report."""
        if not dt.MINYEAR < year < dt.MAXYEAR:
            raise PeriodRefused(str(year))
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    def year_before(self) -> Period:
        """The same span one year earlier; 29 February becomes the 28th."""
        return Period(_year_earlier(self.begins_on), _year_earlier(self.ends_on))

    def __str__(self) -> str:
        return f"{self.begins_on.isoformat()}/{self.ends_on.isoformat()}"


def _year_earlier(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
