"""合计: totals are added up from their parts, never typed, so no identity can be broken."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gongkai.annualreports.rules.errors import (
    ImpossibleValue,
    LayoutFault,
    MissingCells,
    TotalEntered,
)
from gongkai.annualreports.rules.layouts import Identity, Kind, Layout, Value


def derive(layout: Layout, leaves: Mapping[str, int | Decimal]) -> dict[str, int | Decimal]:
    """All cells of the form, in printed order, from the counted ones.

    Raises ``UnknownCell``, ``TotalEntered``, ``ImpossibleValue`` or ``MissingCells``.
    """
    for address, value in leaves.items():
        require_possible(layout, address, value)
        if address in layout.totals:
            raise TotalEntered(address)
    if missing := tuple(address for address in layout.leaves if address not in leaves):
        raise MissingCells(missing)
    known = dict(leaves)
    open_ = [identity for identity in layout.identities if identity.defines]
    while open_:
        ready = [identity for identity in open_ if _is_ready(identity, known)]
        if not ready:
            raise LayoutFault(layout.id, f"{open_[0].id} depends on itself")
        for identity in ready:
            known[identity.right[0].address] = sum(known[term.address] for term in identity.left)
        open_ = [identity for identity in open_ if identity not in ready]
    return {address: known[address] for address in layout.cells}


def _is_ready(identity: Identity, known: Mapping[str, Value]) -> bool:
    return all(term.address in known for term in identity.left)


def require_possible(layout: Layout, address: str, value: object) -> None:
    """Refuse what the cell cannot hold; raises ``UnknownCell`` or ``ImpossibleValue``."""
    if not is_possible(layout, address, value):
        raise ImpossibleValue(address, value)


def is_possible(layout: Layout, address: str, value: object) -> bool:
    """件数 are whole and not negative; only 增/减 may be negative, only money has decimals."""
    column = layout.cell(address).column
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    if isinstance(value, Decimal) and (column.kind is Kind.INTEGER or not value.is_finite()):
        return False
    return column.signed or value >= 0
