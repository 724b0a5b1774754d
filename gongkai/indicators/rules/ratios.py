"""同比、占比、减幅: three percentages that are often mixed up, and how each is rounded.

All are computed on exact fractions and rounded once, half up (四舍五入), to the number of places
the sentence asks for. Rounding a rounded value, or cutting digits off, gives other results:
31 → 37 is +19.354…%, which is 19.4 %, not 19.3 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | Decimal


class NoBase(ValueError):
    """There is no percentage of nothing: the figure that divides is zero."""

    code = "no-base"


class Measure(StrEnum):
    """口径 of a percentage."""

    CHANGE = "change"
    SHARE = "share"
    REDUCTION = "reduction"


@dataclass(frozen=True, slots=True)
class Percentage:
    """百分比: ``exact`` is the fraction in percent, ``value`` what is printed of it."""

    measure: Measure
    exact: Fraction
    digits: int
    part: Number
    base: Number

    @property
    def value(self) -> Decimal:
        """Rounded half up; -0.04 to one place is 0.0, without a sign."""
        return round_half_up(self.exact, self.digits)

    @property
    def text(self) -> str:
        """E.g. ``+19.4%``, ``-45%``, ``70.4%``: a change always carries its sign."""
        sign = "+" if self.measure is Measure.CHANGE and self.value > 0 else ""
        return f"{sign}{self.value:f}%"

    def expansion(self, places: int = 3) -> str:
        """The first places of the exact value, with … where it goes on: ``19.354…``."""
        scaled = abs(self.exact) * 10**places
        whole, fraction = divmod(int(scaled), 10**places)
        ends = scaled.denominator == 1
        digits = f"{fraction:0{places}d}".rstrip("0") if ends else f"{fraction:0{places}d}"
        sign = "-" if self.exact < 0 else ""
        return f"{sign}{whole}{'.' + digits if digits else ''}{'' if ends else '…'}"


def round_half_up(exact: Fraction, digits: int) -> Decimal:
    """四舍五入: halves go away from zero."""
    scaled = abs(exact) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = -1 if exact < 0 and whole else 1
    return Decimal(sign * whole).scaleb(-digits).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def year_on_year(now: Number, before: Number, digits: int) -> Percentage:
    """同比增减: how much more or less than the year before. Raises ``NoBase``."""
    exact = _percent(Fraction(now) - Fraction(before), before)
    return Percentage(Measure.CHANGE, exact, digits, now, before)


def share(part: Number, whole: Number, digits: int) -> Percentage:
    """占比: the part of a whole, such as 答复率. Raises ``NoBase``."""
    return Percentage(Measure.SHARE, _percent(Fraction(part), whole), digits, part, whole)


def reduction(removed: Number, before: Number, digits: int) -> Percentage:
    """减幅: what was removed, of what there was; no year before is involved. Raises ``NoBase``."""
    exact = _percent(Fraction(removed), before)
    return Percentage(Measure.REDUCTION, exact, digits, removed, before)


def _percent(part: Fraction, base: Number) -> Fraction:
    if base == 0:
        raise NoBase
    return part * 100 / Fraction(base)
