"""Filing the yearly counts of licences, penalties, fees and purchases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from gongkai.disclosures import access, events
from gongkai.disclosures.models import Tally, TallyKind
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ


@transaction.atomic
def file_tally(
    *,
    organ: Organ,
    year: int,
    kind: TallyKind,
    by: Officer,
    prev_items: int | None = None,
    delta: int | None = None,
    decisions: int | None = None,
    amount: Decimal | None = None,
    at: dt.datetime | None = None,
) -> Tally:
    """填报 one organ's count for one year; filing again replaces it, and the ledger keeps both.

    Raises ValidationError for negative counts or a `delta` that would leave fewer than no
    matters, NotYours when the person reports for another organ.
    """
    access.require_tally(viewer_of(by), organ)
    tally, _created = Tally.objects.select_for_update().get_or_create(
        organ=organ, year=year, kind=kind, defaults={"filed_at": at or timezone.now()}
    )
    tally.prev_items, tally.delta, tally.decisions = prev_items, delta, decisions
    tally.amount, tally.filed_at = amount, at or timezone.now()
    tally.full_clean()
    tally.save()
    record(
        events.TALLIED,
        stream=f"disclosures:tally:{organ.code}:{year}:{kind}",
        by=by,
        organ=organ,
        at=at,
        data={
            "prev_items": prev_items,
            "delta": delta,
            "decisions": decisions,
            "amount": None if amount is None else str(amount),
        },
    )
    return tally
