"""Holiday notices as immutable values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """休、班: what a notice says about one day."""

    OFF = "off"
    MAKEUP = "makeup"


class Grade(StrEnum):
    """核实情况: how far number and text of a notice were checked against a source."""

    A = "A"
    """Read in full on a government site."""
    B = "B"
    """Two or more independent copies agree."""
    C = "C"
    """One copy only."""
    UNVERIFIED = "未核实"
    """Number or date not found; the days agree with two public data sets."""


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """放假通知: what one State Council notice says about the days of ``year``.

    A later notice overrides an earlier one day by day; that is how the Spring Festival of 2020
    was extended (国办发明电〔2020〕1号). ``days_off`` may name weekends, as the notices do.
    An empty ``number`` means that the number could not be verified.
    """

    number: str
    title: str
    year: int
    issued_on: date | None
    days_off: frozenset[date]
    makeup_days: frozenset[date]
    grade: Grade = Grade.UNVERIFIED

    @property
    def known_from(self) -> date:
        """First day on which the notice could be known.

        A notice without a verified date counts as known when its year begins, or on the first
        day it speaks of when that is earlier: it cannot have been issued later than that.
        """
        if self.issued_on is not None:
            return self.issued_on
        return min({date(self.year, 1, 1)} | self.days_off | self.makeup_days)

    @property
    def days(self) -> dict[date, DayKind]:
        """Every day the notice speaks of, in order."""
        kinds = dict.fromkeys(self.days_off, DayKind.OFF)
        kinds |= dict.fromkeys(self.makeup_days, DayKind.MAKEUP)
        return dict(sorted(kinds.items()))
