"""指标一览: all figures of an organ and a year, beside those of the year before."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.indicators.phrases import GROUPS, INCOMPARABLE
from gongkai.indicators.queries import Figure, figures
from gongkai.indicators.registry import registry
from gongkai.indicators.rules.comparisons import compare
from gongkai.indicators.rules.indicators import Indicator, Provenance
from gongkai.indicators.rules.periods import Period
from gongkai.indicators.rules.ratios import Number, Percentage
from gongkai.organs.models import Organ

# Counted on the tree of columns as it stands today, whatever the year.
WITHOUT_HISTORY = frozenset({"columns.standing"})


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `change` is a percentage with its sign, or in words why there is none."""

    indicator: Indicator
    value: str
    before: str
    change: str
    exact: str

    @property
    def entered(self) -> bool:
        return self.indicator.provenance is Provenance.ENTERED


@dataclass(frozen=True, slots=True)
class Group:
    """The figures under one heading."""

    key: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """筛选: empty means all."""

    group: str = ""
    text: str = ""
    provenance: str = ""
    only_known: bool = False

    def fits(self, indicator: Indicator) -> bool:
        return (
            (not self.group or group_of(indicator) == self.group)
            and (not self.provenance or indicator.provenance == self.provenance)
            and self.text.lower() in f"{indicator.name} {indicator.code}".lower()
        )


def overview(organ: Organ, year: int, wanted: Wanted) -> tuple[Group, ...]:
    """The table; each family is asked twice, however many figures are shown."""
    period = Period.year(year)
    codes = [indicator.code for indicator in registry() if wanted.fits(indicator)]
    now, before = figures(codes, organ, period), figures(codes, organ, period.year_before())
    rows: dict[str, list[Row]] = {key: [] for key in GROUPS}
    for code in codes:
        if now[code].value or not wanted.only_known:
            rows[group_of(now[code].indicator)].append(_row(now[code], before[code]))
    return tuple(Group(key, str(GROUPS[key]), tuple(found)) for key, found in rows.items() if found)


def group_of(indicator: Indicator) -> str:
    """The first part of the code."""
    return indicator.code.partition(".")[0]


def number_text(value: Number | None) -> str:
    """The number in full; empty where nobody entered it."""
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)


def _row(now: Figure, before: Figure) -> Row:
    code = now.indicator.code
    change = compare(now.value, before.value, has_history=code not in WITHOUT_HISTORY)
    known = isinstance(change, Percentage)
    return Row(
        indicator=now.indicator,
        value=number_text(now.value),
        before=number_text(before.value),
        change=change.text if known else str(INCOMPARABLE[change]),
        exact=f"{change.expansion()}%" if known else "",
    )
