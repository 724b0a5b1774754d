"""Entering a figure that no records stand behind yet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from gongkai.indicators import access, events
from gongkai.indicators.models import IndicatorEntry
from gongkai.indicators.registry import registry
from gongkai.indicators.rules.indicators import IndicatorRefused, Provenance
from gongkai.indicators.rules.periods import Period
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ


@transaction.atomic
def enter(
    *,
    code: str,
    organ: Organ,
    period: Period,
    value: Decimal | int,
    source: str,
    by: Officer,
    at: dt.datetime | None = None,
) -> IndicatorEntry:
    """录入 a figure; entering it again replaces it, and the ledger keeps both.

    Raises IndicatorRefused for an unknown code or one that is counted from records (a counted
    figure is never overwritten), ValidationError for a negative value or a missing source.
    """
    access.require_entry(viewer_of(by), organ)
    if registry().indicator(code).provenance is not Provenance.ENTERED:
        raise IndicatorRefused(code)
    entry = (
        IndicatorEntry.objects.select_for_update()
        .filter(organ=organ, code=code, begins_on=period.begins_on, ends_on=period.ends_on)
        .first()
    ) or IndicatorEntry(organ=organ, code=code, begins_on=period.begins_on, ends_on=period.ends_on)
    entry.value, entry.source = Decimal(value), source.strip()
    entry.entered_by, entry.entered_at = by, at or timezone.now()
    entry.full_clean()
    entry.save()
    record(
        events.ENTERED,
        stream=f"indicators:{code}:{organ.code}:{period}",
        by=by,
        organ=organ,
        at=at,
        data={"value": str(value), "source": entry.source},
    )
    return entry
