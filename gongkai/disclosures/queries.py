"""Reading published items. `public_items` is the one visibility rule of this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.columns.queries import concealed
from gongkai.disclosures.models import Item, Standing


def public_items() -> QuerySet[Item]:
    """What anybody may see: in lists, pages, feeds, files and figures alike."""
    return Item.objects.filter(standing=Standing.PUBLIC).exclude(concealed("column"))


def for_lists(items: QuerySet[Item]) -> QuerySet[Item]:
    """With everything that a list row shows, and without the bodies."""
    return items.select_related("organ", "column").defer("body")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list ordered by publication, newest first."""

    moment: dt.datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.moment.astimezone(dt.UTC):%Y%m%d%H%M%S%f}-{self.pk}"

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Read what `str` wrote; raises ValueError for anything else."""
        stamp, _dash, pk = text.partition("-")
        if len(stamp) != 20 or not stamp.isdecimal() or not pk.isdecimal() or len(pk) > 18:
            raise ValueError(text)
        moment = dt.datetime.strptime(stamp, "%Y%m%d%H%M%S%f").replace(tzinfo=dt.UTC)
        return cls(moment, int(pk))


@dataclass(frozen=True, slots=True)
class KeysetPage:
    """One page of a list and the way to its neighbours; it costs the same however deep it is."""

    items: Sequence[Item]
    newer: Cursor | None
    older: Cursor | None


def keyset_page(
    items: QuerySet[Item],
    size: int,
    before: Cursor | None = None,
    after: Cursor | None = None,
) -> KeysetPage:
    """The page of `size` items older than `before`, or newer than `after`, or the newest."""
    if after is not None:
        rows = list(items.filter(_newer(after)).order_by("first_published_at", "pk")[: size + 1])
        more, rows = len(rows) > size, rows[:size][::-1]
        return KeysetPage(rows, _first(rows) if more else None, _last(rows) or after)
    ordered = items.order_by("-first_published_at", "-pk")
    if before is not None:
        ordered = ordered.filter(_older(before))
    rows = list(ordered[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    newer = None if before is None else _first(rows) or before
    return KeysetPage(rows, newer, _last(rows) if more else None)


def _older(cursor: Cursor) -> Q:
    return Q(first_published_at__lt=cursor.moment) | Q(
        first_published_at=cursor.moment, pk__lt=cursor.pk
    )


def _newer(cursor: Cursor) -> Q:
    return Q(first_published_at__gt=cursor.moment) | Q(
        first_published_at=cursor.moment, pk__gt=cursor.pk
    )


def _first(rows: Sequence[Item]) -> Cursor | None:
    return Cursor(rows[0].first_published_at, rows[0].pk) if rows else None


def _last(rows: Sequence[Item]) -> Cursor | None:
    return Cursor(rows[-1].first_published_at, rows[-1].pk) if rows else None


def in_force_on(day: dt.date) -> Q:
    """The condition on normative documents that were in force on `day`."""
    return (
        Q(effective_on__lte=day)
        & (Q(repealed_on__isnull=True) | Q(repealed_on__gt=day))
        & (Q(expires_on__isnull=True) | Q(expires_on__gte=day))
    )
