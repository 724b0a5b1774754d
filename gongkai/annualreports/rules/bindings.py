"""取数: which indicators each cell of a form is counted by, kept as data in ``data/bindings``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from gongkai.annualreports.rules.catalogue import by_id
from gongkai.annualreports.rules.errors import LayoutFault
from gongkai.annualreports.rules.layouts import CellSpec
from gongkai.annualreports.rules.loading import DATA, read_yaml
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES

# The indicators whose values add up to a cell; most cells have one.
Bindings = Mapping[str, tuple[str, ...]]


@cache
def bindings(layout: str) -> Bindings:
    """The indicators of every counted cell; totals have none.

    Raises ``LayoutFault`` where a cell is bound to nothing.
    """
    form = by_id(layout)
    patterns: dict[str, str] = read_yaml(DATA / "bindings" / f"{layout}.yaml")
    return MappingProxyType(
        {address: _indicators(form.id, form.cell(address), patterns) for address in form.leaves}
    )


def _indicators(layout: str, spec: CellSpec, patterns: Mapping[str, str]) -> tuple[str, ...]:
    table, row, column = spec.address.split(".")
    for key in (
        spec.address,
        f"{table}.{row}.{{column}}",
        f"{table}.{{row}}.{column}",
        f"{table}.{{row}}.{{column}}",
    ):
        if key in patterns:
            return _filled(layout, patterns[key], row, column)
    raise LayoutFault(layout, f"nothing counts {spec.address}")


def _filled(layout: str, pattern: str, row: str, column: str) -> tuple[str, ...]:
    if "{outcome}" not in pattern:
        return (pattern.format(row=row, column=column),)
    # Which 处理决定 belongs to which row is a rule of 依申请公开, not of the report.
    codes = tuple(
        pattern.format(outcome=outcome.value, column=column)
        for outcome, rule in OUTCOME_RULES.items()
        if rule.row(layout) == row
    )
    if not codes:
        raise LayoutFault(layout, f"no outcome is counted in {row}")
    return codes
