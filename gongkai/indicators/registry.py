"""指标总表: every countable figure, by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from gongkai.indicators.families.entered import EnteredFamily
from gongkai.indicators.families.fees import FeeFamily
from gongkai.indicators.families.items import ColumnFamily, ItemFamily
from gongkai.indicators.families.normative import NormativeFamily
from gongkai.indicators.families.remedies import RemedyFamily
from gongkai.indicators.families.requests import RequestFamily
from gongkai.indicators.families.tallies import TallyFamily
from gongkai.indicators.rules.indicators import Indicator, IndicatorRefused
from gongkai.indicators.scope import Family


class UnknownIndicator(KeyError):
    """There is no indicator of this code."""

    code = "indicator-unknown"


class Registry:
    """指标总表: the indicators of all families; a code stands for one figure only."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._families: dict[str, Family] = {}
        self._indicators: dict[str, Indicator] = {}
        for family in families:
            for indicator in family.indicators():
                if indicator.code in self._indicators:
                    raise IndicatorRefused(indicator.code)
                self._indicators[indicator.code] = indicator
                self._families[indicator.code] = family

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._indicators.values())

    def indicator(self, code: str) -> Indicator:
        """The definition; raises UnknownIndicator."""
        try:
            return self._indicators[code]
        except KeyError:
            raise UnknownIndicator(code) from None

    def family(self, code: str) -> Family:
        """Who counts it; raises UnknownIndicator."""
        self.indicator(code)
        return self._families[code]


@cache
def registry() -> Registry:
    """The registry of this installation."""
    return Registry(
        (
            ItemFamily(),
            ColumnFamily(),
            NormativeFamily(),
            TallyFamily(),
            RequestFamily(),
            FeeFamily(),
            RemedyFamily(),
            EnteredFamily(),
        )
    )
