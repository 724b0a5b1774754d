"""Publishing: one action for one item and for ten thousand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gongkai.columns.models import ColumnPage
from gongkai.columns.rules.specs import Kind
from gongkai.disclosures import access, events
from gongkai.disclosures.actions.numbering import index_numbers
from gongkai.disclosures.models import Item, NormativeDocument, NormativeKind
from gongkai.disclosures.rules import markup
from gongkai.disclosures.rules.manuscripts import ManuscriptRefused, Particulars, faults_of
from gongkai.ledger.actions import Deed, record_many
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ

BATCH = 500


@dataclass(frozen=True, slots=True)
class NormativeFacts:
    """规范性文件要素: what makes a manuscript a 规范性文件 or 规章."""

    kind: NormativeKind
    made_on: dt.date
    effective_on: dt.date
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """待发布稿件. `at` is when it first went out, for material taken over from an older site;
    left out, it goes out now. The ledger keeps the true time of entry beside it."""

    column: ColumnPage
    title: str
    body: str
    formed_on: dt.date
    source: str = ""
    doc_no: str = ""
    genre: str = ""
    subject: str = ""
    at: dt.datetime | None = None
    interprets: tuple[Item, ...] = ()
    normative: NormativeFacts | None = None


@transaction.atomic
def publish(*, manuscripts: Sequence[Manuscript], organ: Organ, by: Officer) -> list[Item]:
    """Publish all of `manuscripts` for `organ`, or none.

    Raises NotYours when the person is no publisher of the organ, ManuscriptRefused for the first
    manuscript with faults. Two dozen statements however many there are.
    """
    access.require_publish(viewer_of(by), organ)
    now = timezone.now()
    bodies = [markup.clean(m.body) for m in manuscripts]
    leaves = _leaves({m.column.pk for m in manuscripts})
    for manuscript, body in zip(manuscripts, bodies, strict=True):
        _refuse_faulty(manuscript, body, organ, now, leaves)
    numbers = index_numbers(organ, [_published_on(m, now) for m in manuscripts])
    rows = zip(manuscripts, bodies, numbers, strict=True)
    items = Item.objects.bulk_create(
        [_item(m, body, number, organ, now) for m, body, number in rows], batch_size=BATCH
    )
    _register_normative(items, manuscripts, organ)
    _tie_interpretations(items, manuscripts)
    record_many(_deed(item, organ, by) for item in items)
    return items


def _leaves(columns: set[int]) -> set[int]:
    """Which of these columns take items: leaves of a kind that holds them."""
    kinds = [kind.value for kind in Kind if kind.holds_items]
    return set(
        ColumnPage.objects.filter(pk__in=columns, numchild=0, kind__in=kinds).values_list(
            "pk", flat=True
        )
    )


def _refuse_faulty(
    m: Manuscript, body: str, organ: Organ, now: dt.datetime, leaves: set[int]
) -> None:
    faults = faults_of(
        Particulars(
            title=m.title,
            text=markup.text_of(body),
            source=m.source or organ.name,
            formed_on=m.formed_on,
            published_on=_published_on(m, now),
            doc_no=m.doc_no,
            column_takes_items=m.column.pk in leaves,
        )
    )
    if faults:
        raise ManuscriptRefused(m.title, faults)


def _published_on(m: Manuscript, now: dt.datetime) -> dt.date:
    return timezone.localtime(m.at or now).date()


def _item(m: Manuscript, body: str, number: str, organ: Organ, now: dt.datetime) -> Item:
    return Item(
        column=m.column,
        organ=organ,
        figure=m.column.figure,
        index_no=number,
        title=m.title.strip(),
        summary=markup.summary_of(body),
        body=body,
        doc_no=m.doc_no,
        genre=m.genre,
        subject=m.subject,
        source=m.source or organ.name,
        formed_on=m.formed_on,
        first_published_at=m.at or now,
    )


def _register_normative(
    items: Sequence[Item], manuscripts: Sequence[Manuscript], organ: Organ
) -> None:
    NormativeDocument.objects.bulk_create(
        [
            NormativeDocument(
                item=item,
                organ=organ,
                kind=m.normative.kind,
                made_on=m.normative.made_on,
                effective_on=m.normative.effective_on,
                expires_on=m.normative.expires_on,
            )
            for item, m in zip(items, manuscripts, strict=True)
            if m.normative
        ],
        batch_size=BATCH,
    )


def _tie_interpretations(items: Sequence[Item], manuscripts: Sequence[Manuscript]) -> None:
    through = Item.interprets.through
    through.objects.bulk_create(
        [
            through(from_item=item, to_item=policy)
            for item, m in zip(items, manuscripts, strict=True)
            for policy in m.interprets
        ],
        batch_size=BATCH,
    )


def _deed(item: Item, organ: Organ, by: Officer) -> Deed:
    return Deed(
        events.PUBLISHED,
        stream=f"disclosures:item:{item.pk}",
        by=by,
        organ=organ,
        at=item.first_published_at,
        data={"index_no": item.index_no, "title": item.title, "column": item.column.code},
    )
