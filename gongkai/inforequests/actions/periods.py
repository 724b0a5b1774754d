"""在走的期限, kept in step with their cases."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from gongkai.inforequests.models import InformationRequest, OpenPeriod
from gongkai.inforequests.rules.casefile import CaseState
from gongkai.inforequests.rules.deadlines import Deadline
from gongkai.inforequests.rules.periods import running


def keep_periods(cases: Sequence[tuple[InformationRequest, CaseState]]) -> bool:
    """Write what runs in these cases, in the transaction of the deed; whether anything changed.

    One query for all that is kept already, and one for each change that is shared.
    """
    kept: dict[int, dict[tuple[str, str], OpenPeriod]] = defaultdict(dict)
    for period in OpenPeriod.objects.filter(request__in=[row.pk for row, _ in cases]).order_by():
        kept[period.request_id][period.term, period.party] = period
    new: list[OpenPeriod] = []
    moved: dict[tuple[dt.date, bool], list[int]] = defaultdict(list)
    for row, case in cases:
        before = kept[row.pk]
        for each in running(case):
            period = before.pop((each.term, each.party), None)
            if period is None:
                new.append(_made(row, each))
            elif (period.due_on, period.provisional) != (each.due_on, each.provisional):
                moved[each.due_on, each.provisional].append(period.pk)
    over = [period.pk for left in kept.values() for period in left.values()]
    if over:
        OpenPeriod.objects.filter(pk__in=over).delete()
    for (due_on, provisional), keys in moved.items():
        OpenPeriod.objects.filter(pk__in=keys).update(due_on=due_on, provisional=provisional)
    if new:
        OpenPeriod.objects.bulk_create(new)
    return bool(over or moved or new)


def _made(row: InformationRequest, each: Deadline) -> OpenPeriod:
    return OpenPeriod(
        request=row,
        term=each.term,
        party=each.party,
        owed_by=each.owed_by,
        due_on=each.due_on,
        provisional=each.provisional,
    )
