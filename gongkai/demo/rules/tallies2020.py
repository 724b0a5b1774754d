"""Table two of the demo year by organ: licences, penalties, coercion, fees, procurement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from gongkai.demo.rules.plans import IndicatorPlan, ProcurementPlan, TallyPlan
from gongkai.demo.rules.spread import share

CENT = Decimal("0.01")


def tallies(raw: Mapping[str, Any], year: int) -> Iterator[TallyPlan]:
    """The report's totals shared out by weight, one row per kind and organ."""
    for kind, row in raw.items():
        shares = {field: share(total, row["weights"]) for field, total in row["totals"].items()}
        decisions = shares.get("decisions", {})
        for organ in row["weights"]:
            yield TallyPlan(
                kind=kind,
                organ=organ,
                year=year,
                prev_items=shares["prev_items"][organ],
                delta=shares["delta"][organ],
                decisions=decisions.get(organ),
            )


def procurement(raw: Mapping[str, Any], year: int) -> Iterator[ProcurementPlan]:
    """Projects and amounts shared out by weight; amounts in 万元 to the hundredth."""
    projects = share(raw["projects"], raw["weights"])
    hundredths = share(int(Decimal(raw["amount"]) / CENT), raw["weights"])
    for organ in raw["weights"]:
        yield ProcurementPlan(organ, year, projects[organ], hundredths[organ] * CENT)


def indicators(raw: list[Mapping[str, Any]], year: int) -> Iterator[IndicatorPlan]:
    """The entered figures."""
    for row in raw:
        yield IndicatorPlan(year=year, **{**row, "value": Decimal(row["value"])})
