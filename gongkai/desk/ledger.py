"""台账 on the desk: whose entries a person may see, page by page, and the proof of the chain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.ledger import queries
from gongkai.ledger.models import Entry, Head
from gongkai.ledger.rules.diagnosis import Finding
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

READERS = (Role.AUDITOR, Role.SUPERVISOR, Role.TECHNICIAN)
# Reading and hashing every entry while a browser waits: some ten seconds at this length.
LONGEST_WHILE_WAITING = 200_000


class NoLedger(PermissionDenied):
    """None of the person's posts opens the ledger."""

    code = "no-ledger"


@dataclass(frozen=True, slots=True)
class Wanted:
    """筛选: empty means all; both days belong to the span, by when the deed took effect."""

    stream: str = ""
    event: str = ""
    organ: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, newest first, and the numbers that lead to its neighbours."""

    entries: Sequence[Entry]
    newer: int | None
    older: int | None


@dataclass(frozen=True, slots=True)
class Verification:
    """核验结果: `findings` is None where the chain is too long to be read while waiting."""

    head: Head
    findings: tuple[Finding, ...] | None

    @property
    def too_long(self) -> bool:
        return self.findings is None


def organs_for(viewer: Viewer) -> QuerySet[Organ]:
    """The organs whose entries the person may see. Raises NoLedger."""
    if not viewer.roles & set(READERS):
        raise NoLedger
    return viewer.scoped(Organ.objects.all(), *READERS, field="").order_by("position", "path")


def page_of(
    viewer: Viewer, wanted: Wanted, size: int, *, before: int | None, after: int | None
) -> Page:
    """The newest entries, or those before or after a number; one statement."""
    rows = _narrowed(
        Entry.objects.filter(organ__in=organs_for(viewer).order_by().values("code")), wanted
    )
    if after is not None:
        found = list(rows.filter(seq__gt=after).order_by("seq")[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        older = found[-1].seq if found else after
        return Page(found, found[0].seq if more else None, older)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(rows.order_by("-seq")[: size + 1])
    more, found = len(found) > size, found[:size]
    newer = None if before is None else (found[0].seq if found else before)
    return Page(found, newer, found[-1].seq if more else None)


def verify(viewer: Viewer, longest: int = LONGEST_WHILE_WAITING) -> Verification:
    """Read the whole chain and prove it, unless it is longer than `longest`. Raises NoLedger."""
    organs_for(viewer)
    head = queries.head()
    if head.seq > longest:
        return Verification(head, None)
    return Verification(head, tuple(queries.findings()))


def _narrowed(rows: QuerySet[Entry], wanted: Wanted) -> QuerySet[Entry]:
    conditions = {
        "stream__startswith": wanted.stream,
        "event": wanted.event,
        "organ": wanted.organ,
        "at__gte": wanted.since and _midnight(wanted.since),
        "at__lt": wanted.until and _midnight(wanted.until + dt.timedelta(days=1)),
    }
    return rows.filter(**{name: value for name, value in conditions.items() if value})


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=timezone.get_default_timezone())
