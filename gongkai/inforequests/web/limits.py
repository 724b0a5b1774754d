"""限制次数: whoever guesses at query codes or sends without end is made to wait.

Counted by network address and not by number: otherwise anybody could shut an applicant out of
the progress of the applicant's own request by asking for it wrongly. A service point or a village
hall shares one address among all its visitors, so every limit is generous. Each server process
counts by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.http import HttpRequest

QUARTER = 15 * 60
HOUR = 60 * 60


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times within so many seconds."""

    name: str
    times: int
    seconds: int


# A query code has 31 to the 10th values.
GUESSES = Limit("misses", 20, QUARTER)
# Wrong answers to the question that stands in for the proof of work.
ANSWERS = Limit("answers", 30, QUARTER)
APPLICATIONS = Limit("applications", 120, HOUR)
# Files that wait for their application to be sent.
FILES = Limit("files", 600, HOUR)


def must_wait(request: HttpRequest, limit: Limit = GUESSES) -> bool:
    """Whether this has been done too often from this address of late."""
    return cache.get(_key(request, limit), 0) >= limit.times


def count(request: HttpRequest, limit: Limit = GUESSES, times: int = 1) -> None:
    """Remember that it was done; what is wrong about it makes no difference."""
    key = _key(request, limit)
    if cache.add(key, times, limit.seconds):
        return
    try:
        cache.incr(key, times)
    except ValueError:
        # It expired between the two calls.
        cache.set(key, times, limit.seconds)


def _key(request: HttpRequest, limit: Limit) -> str:
    return f"inforequests:{limit.name}:{get_client_ip_address(request)}"
