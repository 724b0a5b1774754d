"""Which periods run anywhere, for alerts. A room offers them; the desk asks every room it knows,
as it does for duties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules.deadlines import Debtor, Term
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role


@dataclass(frozen=True, slots=True)
class Watched:
    """一项在走的期限, with the post or, where none is named, the role that owes the step."""

    stream: str
    title: str
    url: str
    organ: Organ
    term: Term
    owed_by: Debtor
    due_on: date
    role: Role
    post_id: int | None = None
    party: str = ""
    provisional: bool = False


Provider = Callable[[date, date], Iterable[Watched]]

_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a source of periods that end by the second day; harmless when repeated."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def running(today: date, until: date) -> Iterator[Watched]:
    """Every period, past ones too, that ends on `until` at the latest."""
    for provider in _providers:
        yield from provider(today, until)
