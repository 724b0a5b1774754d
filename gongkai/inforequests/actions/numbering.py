"""Giving out numbers: consecutive by organ and year, never twice, none left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

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


def letter_numbers(organ: Organ, on: dt.date, count: int) -> list[str]:
    """文号 of as many letters of one day, one after the other."""
    return _run("letter", settings.GONGKAI_LETTER_TEMPLATE, organ, on, count)


def archive_number(organ: Organ, on: dt.date) -> str:
    """档号 of a volume, counted by the year in which its case was closed."""
    return _next("archive", settings.GONGKAI_ARCHIVE_TEMPLATE, organ, on)


def _next(kind: str, template: str, organ: Organ, on: dt.date) -> str:
    return _run(kind, template, organ, on, 1)[0]


def _run(kind: str, template: str, organ: Organ, on: dt.date, count: int) -> list[str]:
    numbering = Numbering(template)
    scope = f"{kind}/{organ.code}/{on.year}"
    # The counter is locked after the ledger, also by whoever needs a number before a record.
    hold()
    counter, _ = Counter.objects.select_for_update().get_or_create(scope=scope)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=("last",))
    return [
        numbering.written(org=organ.code, name=organ.short_name, on=on, seq=seq)
        for seq in range(first, first + count)
    ]


def pass_numbers(organ: Organ, requests: Iterable[str], letters: Iterable[str]) -> None:
    """Move the counters past numbers given elsewhere, so that no new number is one of them."""
    for kind, template, numbers in (
        ("request", settings.GONGKAI_REQUEST_TEMPLATE, requests),
        ("letter", settings.GONGKAI_LETTER_TEMPLATE, letters),
    ):
        highest: dict[int, int] = {}
        for number in numbers:
            found = Numbering(template).read(number, org=organ.code, name=organ.short_name)
            if found is not None:
                year, seq = found
                highest[year] = max(seq, highest.get(year, 0))
        for year, seq in sorted(highest.items()):
            _pass(f"{kind}/{organ.code}/{year}", seq)


def _pass(scope: str, seq: int) -> None:
    hold()
    counter, _ = Counter.objects.select_for_update().get_or_create(scope=scope)
    if counter.last < seq:
        counter.last = seq
        counter.save(update_fields=("last",))
