"""Writing to the ledger: always inside the transaction of the deed itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from gongkai.ledger.models import Entry, Head
from gongkai.ledger.rules.chain import Link


class Person(Protocol):
    """Whoever did it: known to the ledger by sign-in name."""

    username: str


class Body(Protocol):
    """The organ it was done for: known to the ledger by code."""

    code: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be recorded. `at` is when it took effect; when it was written down the ledger
    knows by itself, so a deed entered later is seen to be entered later."""

    event: str
    stream: str
    by: Person | None = None
    organ: Body | None = None
    at: dt.datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def record(
    event: str,
    *,
    stream: str,
    by: Person | None = None,
    organ: Body | None = None,
    at: dt.datetime | None = None,
    data: Mapping[str, Any] | None = None,
) -> Entry:
    """Append one deed to the chain. Raises TransactionManagementError outside a transaction:
    a deed and its record stand or fall together."""
    return record_many([Deed(event, stream, by, organ, at, data or {})])[0]


def record_many(deeds: Iterable[Deed]) -> list[Entry]:
    """Append deeds in the given order; two statements however many there are."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("a ledger entry is written in the transaction of its deed")
    head = hold()
    now = timezone.now()
    entries: list[Entry] = []
    for deed in deeds:
        link = _link(deed, head, now).sealed()
        entries.append(_entry(link, deed.at or now, now))
        head.seq, head.digest = link.seq, link.digest
    if entries:
        Entry.objects.bulk_create(entries, batch_size=2000)
        head.save(update_fields=("seq", "digest"))
    return entries


def hold() -> Head:
    """The end of the chain, kept for this transaction: whoever writes next waits until it ends.

    Locks are taken in one order, or two deeds wait for each other: rows, then this, then counters.
    """
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    return head


def stamp(moment: dt.datetime) -> str:
    """A moment as the chain spells it: UTC to the microsecond."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def link_of(entry: Entry) -> Link:
    """The stored row as a link of the chain."""
    return Link(
        seq=entry.seq,
        stream=entry.stream,
        event=entry.event,
        at=stamp(entry.at),
        recorded_at=stamp(entry.recorded_at),
        actor=entry.actor,
        organ=entry.organ,
        data=entry.data,
        previous=entry.previous,
        digest=entry.digest,
    )


def _link(deed: Deed, head: Head, now: dt.datetime) -> Link:
    return Link(
        seq=head.seq + 1,
        stream=deed.stream,
        event=deed.event,
        at=stamp(deed.at or now),
        recorded_at=stamp(now),
        actor=deed.by.username if deed.by else "",
        organ=deed.organ.code if deed.organ else "",
        data=dict(deed.data),
        previous=head.digest,
    )


def _entry(link: Link, at: dt.datetime, now: dt.datetime) -> Entry:
    return Entry(
        seq=link.seq,
        stream=link.stream,
        event=link.event,
        at=at,
        recorded_at=now,
        actor=link.actor,
        organ=link.organ,
        data=link.data,
        previous=link.previous,
        digest=link.digest,
    )
