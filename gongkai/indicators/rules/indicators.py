"""指标 (pure): what a figure is called, what it counts and in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

CODE = re.compile(r"^[a-z][a-z0-9_]*(?:\.[A-Za-z0-9][A-Za-z0-9_-]*)+$")


class Provenance(StrEnum):
    """数据来源: counted from records, or entered by an officer."""

    COUNTED = "counted"
    ENTERED = "entered"


class Nature(StrEnum):
    """指标性质: a flow happens during the period, a stock stands at its end."""

    FLOW = "flow"
    STOCK = "stock"


class IndicatorRefused(ValueError):
    """The definition of an indicator is not sound, or its code is taken."""

    code = "indicator-refused"


@dataclass(frozen=True, slots=True)
class Indicator:
    """指标: a named figure over records, for an organ and a period.

    `definition` says in one sentence what is counted and on which day; `basis` cites the article
    or notice that asks for it, where there is one.
    """

    code: str
    name: str
    unit: str
    definition: str
    nature: Nature = Nature.FLOW
    provenance: Provenance = Provenance.COUNTED
    basis: str = ""

    def __post_init__(self) -> None:
        if not CODE.match(self.code):
            raise IndicatorRefused(self.code)
        if not (self.name and self.unit and self.definition):
            raise IndicatorRefused(self.code)
