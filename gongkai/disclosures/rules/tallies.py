"""What one filing of yearly counts must hold (pure): table two knows no less than nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class TallyFault(StrEnum):
    """Why a filing cannot be right."""

    NOTHING_FILED = "nothing-filed"
    FEWER_THAN_NONE = "fewer-than-none"


@dataclass(frozen=True, slots=True)
class Counts:
    """办理情况: matters of the year before and their change, decisions, money in 万元."""

    prev_items: int | None = None
    delta: int | None = None
    decisions: int | None = None
    amount: Decimal | None = None


def fault_of(counts: Counts) -> TallyFault | None:
    """What is wrong with the counts as a whole; None when nothing is."""
    if (counts.prev_items, counts.delta, counts.decisions, counts.amount) == (None,) * 4:
        return TallyFault.NOTHING_FILED
    if counts.prev_items is not None and counts.delta is not None:
        return TallyFault.FEWER_THAN_NONE if counts.prev_items + counts.delta < 0 else None
    return None
