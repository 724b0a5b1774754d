"""Taking times: two ways of doing the same thing, in turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

Material = TypeVar("Material")


def seconds(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def in_turns(
    ours: Callable[[], object],
    yardstick: Callable[[Material], object],
    *,
    prepare: Callable[[], Material],
    rounds: int,
) -> tuple[float, float]:
    """Median seconds of each, in turns, so that a busy minute of the machine hits both.

    What `prepare` returns, after our turn and outside the time taken, is what the yardstick
    works on.
    """
    times = []
    for _ in range(rounds):
        taken = seconds(ours)
        material = prepare()
        times.append((taken, seconds(partial(yardstick, material))))
    return statistics.median(t[0] for t in times), statistics.median(t[1] for t in times)
