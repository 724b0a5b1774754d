"""记录: one line for each record behind a figure, whatever room it lives in.

Applicants are never named here: a reader of reports needs to see that a case exists and how it
ended, not who filed it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.columns.models import ColumnPage
from gongkai.disclosures.models import Item, NormativeDocument, Tally
from gongkai.indicators.models import IndicatorEntry
from gongkai.inforequests.models import InformationRequest
from gongkai.remedies.models import Remedy


@dataclass(frozen=True, slots=True)
class RecordLine:
    """一条记录: what it is, whose, of which day, and where to open it (may be empty)."""

    title: str
    organ: str
    day: dt.date | None
    detail: str = ""
    url: str = ""


@singledispatch
def line(record: Any, code: str) -> RecordLine:
    """The line for a record counted by the indicator ``code``."""
    raise TypeError(type(record).__name__)


@line.register
def _item(record: Item, code: str) -> RecordLine:
    return RecordLine(
        title=record.title,
        organ=record.organ.short_name,
        day=timezone.localdate(record.first_published_at),
        detail=record.index_no,
        url=record.get_absolute_url(),
    )


@line.register
def _normative(record: NormativeDocument, code: str) -> RecordLine:
    return RecordLine(
        title=record.item.title,
        organ=record.organ.short_name,
        day=record.made_on,
        detail=record.item.doc_no,
        url=record.item.get_absolute_url(),
    )


@line.register
def _tally(record: Tally, code: str) -> RecordLine:
    value = getattr(record, code.rpartition(".")[2])
    return RecordLine(
        title=record.get_kind_display(),
        organ=record.organ.short_name,
        day=timezone.localdate(record.filed_at),
        detail=f"{value.normalize():f}" if hasattr(value, "normalize") else f"{value}",
    )


@line.register
def _request(record: InformationRequest, code: str) -> RecordLine:
    return RecordLine(
        title=record.number,
        organ=record.organ.short_name,
        day=record.received_on or record.arrived_on,
        detail="，".join(
            filter(
                None,
                (
                    str(record.get_applicant_kind_display()),
                    str(record.get_outcome_display()) if record.outcome else _("在办"),
                ),
            )
        ),
        # Whoever sees the report of an organ may open the requests of it and of those below.
        url=reverse("inforequests_desk:detail", args=(record.number,)),
    )


@line.register
def _remedy(record: Remedy, code: str) -> RecordLine:
    return RecordLine(
        title=record.case_number or record.request.number,
        organ=record.organ.short_name,
        day=record.concluded_on or record.accepted_on,
        detail=f"{record.get_track_display()}，{record.get_result_display()}",
    )


@line.register
def _entry(record: IndicatorEntry, code: str) -> RecordLine:
    return RecordLine(
        title=record.source,
        organ=record.organ.short_name,
        day=timezone.localdate(record.entered_at),
        detail=_("%(value)s，%(person)s录入")
        % {"value": f"{record.value.normalize():f}", "person": record.entered_by},
    )


@line.register
def _column(record: ColumnPage, code: str) -> RecordLine:
    return RecordLine(title=record.title, organ="", day=None, url=record.url or "")
