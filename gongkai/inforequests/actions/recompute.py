"""重算期限: every open case follows the calendar, each with an entry in its own record."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from gongkai.inforequests import events, queries
from gongkai.inforequests.actions.casework import project
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.clocks import BATCH, Record, acts_in, records
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.ledger.actions import Deed, record_many
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError

logger = logging.getLogger(__name__)

# Of all that is projected, these alone depend on the calendar while a case is open.
_MOVED = ("due_on", "provisional")
_STAMP = "calendar_version"
_WRITTEN = (*_MOVED, _STAMP)


def recompute() -> Iterator[int]:
    """Fold every open case whose calendar is not the one in force; yields how many are done.

    Each batch stands by itself: cut off anywhere, the next run goes on with what is left. A case
    that cannot be folded is logged and stays behind in `queries.outdated`.
    """
    done, after = 0, 0
    while keys := _next_keys(after):
        done += _recompute(keys)
        after = keys[-1]
        yield done


def _next_keys(after: int) -> list[int]:
    rows = queries.outdated().filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _recompute(keys: Sequence[int]) -> int:
    rows = InformationRequest.objects.select_for_update(of=("self",), no_key=True)
    locked = list(rows.select_related("organ").filter(pk__in=keys).order_by("pk"))
    # Asked only now: whoever changed the calendar or the case while we waited has been there.
    days = calendar()
    waiting = [row for row in locked if row.state in UNANSWERED and _is_behind(row, days)]
    known = records(waiting)
    done: list[tuple[InformationRequest, CaseState]] = []
    deeds: list[Deed] = []
    for row in waiting:
        before = _told(row)
        case = _folded(row, known[row.pk], days)
        if case is None:
            continue
        project(row, case)
        done.append((row, case))
        now = _told(row)
        moved = any(before[name] != now[name] for name in _MOVED)
        # Never stamped, as before this column was kept, and not moved: nothing has changed.
        if moved or before[_STAMP]:
            data = now | {f"{name}_before": value for name, value in before.items()}
            deeds.append(Deed(events.CLOCK_RECOMPUTED, row.stream, organ=row.organ, data=data))
    _keep([row for row, _ in done])
    keep_periods(done)
    record_many(deeds)
    return len(done)


def _keep(rows: Sequence[InformationRequest]) -> None:
    """Write what was folded: many cases share a day, and so one statement."""
    sharing: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for row in rows:
        sharing[tuple(getattr(row, name) for name in _WRITTEN)].append(row.pk)
    for values, keys in sharing.items():
        columns = dict(zip(_WRITTEN, values, strict=True))
        InformationRequest.objects.filter(pk__in=keys).update(**columns)


def _is_behind(row: InformationRequest, days: WorkdayCalendar) -> bool:
    return row.calendar_version != days.version


def _folded(row: InformationRequest, record: Record, days: WorkdayCalendar) -> CaseState | None:
    try:
        return fold(acts_in(record), days, queries.policy())
    except (RuleError, WorkdayError):
        logger.exception("the clock of %s cannot be wound with the calendar in force", row.number)
        return None


def _told(row: InformationRequest) -> dict[str, Any]:
    return {
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "provisional": row.provisional,
        _STAMP: row.calendar_version,
    }
