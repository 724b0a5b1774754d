"""取数: which indicator each cell of a form is counted by, kept as data in ``data/bindings``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from gongkai.annualreports.rules.errors import LayoutFault
from gongkai.annualreports.rules.layouts import CellSpec, by_id
from gongkai.annualreports.rules.loading import DATA, read_yaml


@cache
def bindings(layout: str) -> Mapping[str, str]:
    """The indicator of every counted cell; totals have none.

    Raises ``LayoutFault`` where a cell is bound to nothing.
    """
    form = by_id(layout)
    patterns: dict[str, str] = read_yaml(DATA / "bindings" / f"{layout}.yaml")
    return MappingProxyType(
        {address: _indicator(form.id, form.cell(address), patterns) for address in form.leaves}
    )


def _indicator(layout: str, spec: CellSpec, patterns: Mapping[str, str]) -> str:
    table, row, column = spec.address.split(".")
    for key in (spec.address, f"{table}.{{row}}.{column}", f"{table}.{{row}}.{{column}}"):
        if key in patterns:
            return patterns[key].format(row=row, column=column)
    raise LayoutFault(layout, f"nothing counts {spec.address}")
