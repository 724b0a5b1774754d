"""Sharing totals out over organs and days so that they add up again exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.workdays.rules.calendar import WorkdayCalendar


def share(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Split ``total`` in proportion to ``weights`` by the largest remainder.

    ``total`` is not negative; at least one weight is positive. Ties go to the earlier key.
    """
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    shares = {key: int(part) for key, part in exact.items()}
    missing = total - sum(shares.values())
    by_remainder = sorted(exact, key=lambda key: shares[key] - exact[key])
    for key in by_remainder[:missing]:
        shares[key] += 1
    return shares


def draw_days(
    count: int,
    first: date,
    last: date,
    *,
    calendar: WorkdayCalendar,
    day_off_weight: float,
    dice: Random,
) -> list[date]:
    """``count`` days of [``first``, ``last``] in order, working days favoured."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    weights = [1.0 if calendar.is_workday(day) else day_off_weight for day in days]
    return sorted(dice.choices(days, cum_weights=list(accumulate(weights)), k=count))


def deal(counts: Mapping[str, int], dice: Random) -> list[str]:
    """Each key as often as its count says, shuffled."""
    keys: Sequence[str] = [key for key, count in counts.items() for _ in range(count)]
    return dice.sample(keys, k=len(keys))
