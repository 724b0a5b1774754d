"""What has to be counted anew when the calendar has changed.

Rooms that keep results of counting register here when they start (``AppConfig.ready``). The work
may be cut off at any point: each room knows what it has still to do and goes on from there, so
running it again is always right and costs nothing when all is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction

Count = Callable[[], int]
Recompute = Callable[[], Iterator[int]]


@dataclass(frozen=True, slots=True)
class Follower:
    """随日历重算: ``pending`` says how many results were counted with another calendar.

    ``recompute`` puts them right, batch by batch, each in a transaction of its own, and yields
    how many it has done so far.
    """

    pending: Count
    recompute: Recompute


_followers: list[Follower] = []


def register_recompute(follower: Follower) -> Follower:
    """Let ``follower`` be asked after every change; harmless when repeated."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def pending() -> int:
    """How many results were counted with another calendar than the one in force."""
    return sum(follower.pending() for follower in _followers)


def recompute() -> int:
    """Count anew whatever is pending; how many results that were."""
    return sum(max(follower.recompute(), default=0) for follower in _followers)


def recompute_on_commit() -> None:
    """Recompute once the change itself is safe. What fails is logged, undoes nothing, and stays
    visible in ``pending``."""
    transaction.on_commit(recompute, robust=True)
