"""Asking for figures. Each carries what it is, for whom, for when, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gongkai.indicators.registry import registry
from gongkai.indicators.rules.indicators import Indicator
from gongkai.indicators.rules.periods import Period
from gongkai.indicators.rules.ratios import Percentage, year_on_year
from gongkai.indicators.scope import Family, Number, Scope
from gongkai.organs.models import Organ


class NotKnown(LookupError):
    """Nobody has entered this figure for this organ and period."""

    code = "figure-not-known"


@dataclass(frozen=True, slots=True)
class Figure:
    """数字: the value of an indicator for an organ and a period. `value` is None when nobody has
    entered it: not known is not zero."""

    indicator: Indicator
    organ: str
    period: Period
    value: Number | None


def figures(codes: Iterable[str], organ: Organ, period: Period) -> dict[str, Figure]:
    """Several figures at once: each family is asked once, however many of its codes are wanted."""
    scope = Scope(organ, period)
    counted: dict[int, Mapping[str, Number]] = {}
    result: dict[str, Figure] = {}
    for code in codes:
        family: Family = registry().family(code)
        if id(family) not in counted:
            counted[id(family)] = family.count(scope)
        value = counted[id(family)].get(code)
        result[code] = Figure(registry().indicator(code), organ.code, period, value)
    return result


def figure(code: str, organ: Organ, period: Period) -> Figure:
    """One figure; raises UnknownIndicator."""
    return figures([code], organ, period)[code]


def change(code: str, organ: Organ, period: Period, digits: int = 1) -> Percentage:
    """同比: the figure against the same period a year before, rounded half up once.

    Raises NotKnown when one of the two was never entered, NoBase when there was none before.
    """
    now = figure(code, organ, period).value
    before = figure(code, organ, period.year_before()).value
    if now is None or before is None:
        raise NotKnown(code)
    return year_on_year(now, before, digits)


def records(code: str, organ: Organ, period: Period) -> QuerySet[Any]:
    """The records behind a figure; raises UnknownIndicator."""
    return registry().family(code).records(code, Scope(organ, period))
