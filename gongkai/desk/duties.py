"""Where duties come from. A room offers a query; the desk asks every query it knows.

The desk stands on the roof and may look into every room, so the list is kept here and no room
below has to know that there is a desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from gongkai.desk.rules.agenda import Duty
from gongkai.organs.access import Viewer

Provider = Callable[[Viewer, date], Iterable[Duty]]

_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a source of duties; usable as a decorator. Registering twice changes nothing."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def of(viewer: Viewer, today: date) -> Iterator[Duty]:
    """Every duty that is this person's to see, from all sources, in no particular order."""
    for provider in _providers:
        yield from provider(viewer, today)
