"""同比能否计算 (pure): a percentage is shown only where it means something."""

from __future__ import annotations

from enum import StrEnum

from gongkai.indicators.rules.ratios import Number, Percentage, year_on_year

DIGITS = 1


class Incomparable(StrEnum):
    """不可比: why there is no 同比."""

    NOT_KNOWN = "not-known"
    NOT_KNOWN_BEFORE = "not-known-before"
    NO_BASE = "no-base"
    BELOW_ZERO = "below-zero"
    NO_HISTORY = "no-history"


def compare(
    now: Number | None, before: Number | None, *, has_history: bool = True
) -> Percentage | Incomparable:
    """The change against the year before to one place, or why there is none.

    A figure without history has the same value for every year: its change would always be none.
    """
    if not has_history:
        return Incomparable.NO_HISTORY
    if now is None:
        return Incomparable.NOT_KNOWN
    if before is None:
        return Incomparable.NOT_KNOWN_BEFORE
    if before == 0:
        return Incomparable.NO_BASE
    if before < 0:
        return Incomparable.BELOW_ZERO
    return year_on_year(now, before, DIGITS)
