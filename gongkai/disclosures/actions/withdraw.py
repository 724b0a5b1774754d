"""Taking an item down and repealing a document: nothing disappears without a word."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.disclosures import access, events
from gongkai.disclosures.errors import AlreadyRepealed, AlreadyWithdrawn, ReasonMissing
from gongkai.disclosures.models import Item, NormativeDocument, Standing
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def withdraw(*, item: Item, reason: str, by: Officer, at: dt.datetime | None = None) -> Item:
    """撤下 an item. Its index number is not given out again.
    Raises ReasonMissing, AlreadyWithdrawn, NotYours."""
    item = Item.objects.select_for_update().select_related("organ").get(pk=item.pk)
    access.require_publish(viewer_of(by), item.organ)
    if not reason.strip():
        raise ReasonMissing
    if item.standing == Standing.WITHDRAWN:
        raise AlreadyWithdrawn
    item.standing = Standing.WITHDRAWN
    item.withdrawn_at = at or timezone.now()
    item.withdrawn_reason = reason.strip()
    item.save(update_fields=("standing", "withdrawn_at", "withdrawn_reason"))
    record(
        events.WITHDRAWN,
        stream=f"disclosures:item:{item.pk}",
        by=by,
        organ=item.organ,
        at=at,
        data={"reason": item.withdrawn_reason},
    )
    return item


@transaction.atomic
def repeal(
    *,
    document: NormativeDocument,
    on: dt.date,
    by_document: str,
    by: Officer,
    at: dt.datetime | None = None,
) -> NormativeDocument:
    """废止 a normative document from `on`. Its text stays public, marked as repealed.
    Raises ReasonMissing without the repealing document, AlreadyRepealed, NotYours."""
    document = NormativeDocument.objects.select_for_update().get(pk=document.pk)
    access.require_publish(viewer_of(by), document.organ)
    if not by_document.strip():
        raise ReasonMissing
    if document.repealed_on is not None:
        raise AlreadyRepealed
    document.repealed_on = on
    document.repealed_by = by_document.strip()
    document.save(update_fields=("repealed_on", "repealed_by"))
    record(
        events.REPEALED,
        stream=f"disclosures:item:{document.item_id}",
        by=by,
        organ=document.organ,
        at=at,
        data={"on": on.isoformat(), "by_document": document.repealed_by},
    )
    return document
