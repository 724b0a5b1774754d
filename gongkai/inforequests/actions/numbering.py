"""Giving out numbers: consecutive by organ and year, never twice, none left out."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from gongkai.inforequests.models import Counter
from gongkai.inforequests.rules.numbering import Numbering
from gongkai.ledger.actions import hold
from gongkai.organs.models import Organ


def request_number(organ: Organ, on: dt.date) -> str:
    """申请件编号. Must run in the transaction that uses the number: the counter stays locked."""
    return _next("request", settings.GONGKAI_REQUEST_TEMPLATE, organ, on)


def letter_number(organ: Organ, on: dt.date) -> str:
    """文号 of a letter, in the same way."""
    return _next("letter", settings.GONGKAI_LETTER_TEMPLATE, organ, on)


def _next(kind: str, template: str, organ: Organ, on: dt.date) -> str:
    numbering = Numbering(template)
    scope = f"{kind}/{organ.code}/{on.year}"
    # The counter is locked after the ledger, also by whoever needs a number before a record.
    hold()
    counter, _ = Counter.objects.select_for_update().get_or_create(scope=scope)
    counter.last += 1
    counter.save(update_fields=("last",))
    return numbering.written(org=organ.code, name=organ.short_name, on=on, seq=counter.last)
