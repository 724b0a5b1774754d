"""What the desk shows of published items and of tallies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from gongkai.disclosures.models import Item, NormativeDocument, Tally
from gongkai.disclosures.queries import for_lists
from gongkai.disclosures.rules.validity import Change, Life, LifeRefused, Validity, validity_on
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream


@dataclass(frozen=True, slots=True)
class ItemFile:
    """One item with everything that is known of it."""

    item: Item
    interprets: tuple[Item, ...]
    interpretations: tuple[Item, ...]
    normative: NormativeDocument | None
    validity: Validity | None
    history: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """筛选: empty means all; both days belong to the span."""

    column: int | None = None
    standing: str = ""
    text: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def of(self, items: QuerySet[Item]) -> QuerySet[Item]:
        """`items` narrowed to what was asked for, with everything that a list row shows."""
        conditions = {
            "column_id": self.column,
            "standing": self.standing,
            "title__icontains": self.text,
            "first_published_at__gte": self.since and _midnight(self.since),
            "first_published_at__lt": self.until and _midnight(self.until + dt.timedelta(days=1)),
        }
        return for_lists(items).filter(**{name: v for name, v in conditions.items() if v})


def file_of(item: Item, today: dt.date) -> ItemFile:
    """Everything the page of one item shows: four queries, however much there is."""
    document = NormativeDocument.objects.filter(item=item).select_related("organ").first()
    return ItemFile(
        item=item,
        interprets=tuple(item.interprets.defer("body")),
        interpretations=tuple(item.interpretations.defer("body")),
        normative=document,
        validity=_validity(document, today) if document else None,
        history=tuple(stream(f"disclosures:item:{item.pk}")),
    )


def tallies(rows: QuerySet[Tally], *, year: int | None, kind: str) -> QuerySet[Tally]:
    """Filings narrowed to a year and a kind, in the order of the organs."""
    conditions = {"year": year, "kind": kind}
    narrowed = rows.filter(**{name: value for name, value in conditions.items() if value})
    return narrowed.select_related("organ").order_by(
        "-year", "organ__position", "organ__path", "kind"
    )


def amount_text(tally: Tally) -> str:
    """The amount without the zeros that storage pads it with; empty where none was filed."""
    return "" if tally.amount is None else f"{tally.amount.normalize():f}"


def _validity(document: NormativeDocument, today: dt.date) -> Validity | None:
    repeal = Change(document.repealed_on, document.repealed_by) if document.repealed_on else None
    try:
        life = Life(document.made_on, document.effective_on, document.expires_on, repeal=repeal)
    except LifeRefused:
        return None
    return validity_on(life, today)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=timezone.get_default_timezone())
