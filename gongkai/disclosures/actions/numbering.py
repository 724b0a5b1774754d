"""Giving out index numbers: consecutive within one organ and year, never given twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.conf import settings

from gongkai.disclosures.models import IndexCounter
from gongkai.disclosures.rules.indexnumbers import IndexTemplate
from gongkai.organs.models import Organ


def index_numbers(organ: Organ, days: Sequence[dt.date]) -> list[str]:
    """One number for each day of publication, in that order.

    Must run in the transaction of the publication: the counters stay locked until it ends.
    Raises what IndexTemplate raises when the installation's template does not fit.
    """
    template = IndexTemplate.parse(settings.GONGKAI_INDEX_TEMPLATE)
    # A template's organ field takes letters and digits only; counting by the very text that is
    # printed keeps two organs apart even where it comes out the same for both.
    org = organ.code.replace("-", "").upper()
    last = {year: _reserve(org, year, n) for year, n in Counter(d.year for d in days).items()}
    numbers = []
    for day in days:
        last[day.year] += 1
        numbers.append(template.render(sequence=last[day.year], on=day, codes={"org": org}))
    return numbers


def _reserve(org: str, year: int, count: int) -> int:
    """Take `count` numbers of this organ and year; the last one given out before."""
    counter, _ = IndexCounter.objects.select_for_update().get_or_create(scope=f"{org}/{year}")
    before = counter.last
    counter.last = before + count
    counter.save(update_fields=("last",))
    return before
