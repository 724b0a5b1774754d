"""限制查询次数: whoever guesses at query codes is made to wait.

Counted by network address and not by number: otherwise anybody could shut an applicant out of
the progress of the applicant's own request by asking for it wrongly.
"""

from __future__ import annotations

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.http import HttpRequest

MISSES = 20
WINDOW = 15 * 60
"""Seconds. A village hall may share one address; a code has 31 to the 10th values."""


def must_wait(request: HttpRequest) -> bool:
    """Whether too many wrong questions came from this address of late."""
    return cache.get(_key(request), 0) >= MISSES


def count_miss(request: HttpRequest) -> None:
    """Remember one wrong question; what is wrong about it makes no difference."""
    key = _key(request)
    if cache.add(key, 1, WINDOW):
        return
    try:
        cache.incr(key)
    except ValueError:
        # It expired between the two calls.
        cache.set(key, 1, WINDOW)


def _key(request: HttpRequest) -> str:
    return f"inforequests:misses:{get_client_ip_address(request)}"
