"""What every deed on a case has in common: lock, ask, judge, record, project."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.inforequests import access, queries
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.archiving_errors import CaseArchived
from gongkai.inforequests.rules.casefile import CaseState, admit
from gongkai.inforequests.rules.errors import ActBeforeCalendar, ActInFuture
from gongkai.inforequests.rules.payloads import to_json
from gongkai.inforequests.rules.states import State
from gongkai.ledger.actions import Deed, record_many
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import FIRST_DAY

PROJECTED = (
    *("state", "arrived_on", "received_on", "counts_from", "due_on", "provisional"),
    *("extended", "outcome", "closed_on", "on_time", "calendar_version"),
)


def day_of(at: dt.datetime | None, on: dt.date | None = None) -> dt.date:
    """The legal day of a deed: named, or the local day of its moment.

    Raises ActInFuture, and ActBeforeCalendar for a day from which no period can be counted.
    """
    day = on or timezone.localdate(at)
    if day < FIRST_DAY:
        raise ActBeforeCalendar(on=day, first=FIRST_DAY)
    today = timezone.localdate()
    if day > today:
        raise ActInFuture(on=day, today=today)
    return day


def locked(request: InformationRequest) -> InformationRequest:
    """The row as it stands now, locked until the transaction ends: two officers take turns."""
    return locking().select_related("organ").get(pk=request.pk)


def require_not_archived(row: InformationRequest) -> None:
    """Raise CaseArchived: what is archived is neither added to nor changed."""
    if row.state == State.ARCHIVED:
        raise CaseArchived()


def lock_together(request: InformationRequest) -> None:
    """Lock a case and those that are answered with it, in the order in which everybody locks."""
    rows = locking().filter(Q(pk=request.pk) | Q(lead=request.pk)).order_by("pk")
    list(rows.values_list("pk", flat=True))


def locking() -> QuerySet[InformationRequest]:
    """Requests that are locked as they are read."""
    # Not the key: a remark or a file that only names the case need not wait, nor be waited for.
    return InformationRequest.objects.select_for_update(of=("self",), no_key=True)


def perform(
    row: InformationRequest,
    new_acts: Sequence[Act],
    *,
    by: Officer | None,
    at: dt.datetime | None = None,
) -> CaseState:
    """Add acts of one person to a locked case; see `perform_each`."""
    return perform_each(row, [(act, by) for act in new_acts], at=at)


def perform_each(
    row: InformationRequest,
    deeds: Sequence[tuple[Act, Officer | None]],
    *,
    at: dt.datetime | None = None,
) -> CaseState:
    """Add acts to a locked case: access first, then the rules, then ledger and projection.

    The person is None for what the system or an applicant does. Raises NotYours or a RuleError;
    then nothing has happened.
    """
    viewers = {person: viewer_of(person) for _, person in deeds if person is not None}
    for act, person in deeds:
        if person is not None:
            access.require(viewers[person], row.organ, type(act))
    case, so_far = None, queries.history(row)
    for act, _ in deeds:
        case = admit(so_far, act, calendar(), queries.policy())
        so_far = (*so_far, act)
    if case is None:
        raise ValueError("no act to perform")
    record_many(
        Deed(act.event, row.stream, person, row.organ, at, to_json(act)) for act, person in deeds
    )
    project(row, case)
    row.save(update_fields=PROJECTED)
    keep_periods([(row, case)])
    return case


def project(row: InformationRequest, case: CaseState) -> None:
    """Copy onto the row what lists and figures read."""
    row.state = case.state
    row.arrived_on = case.arrived_on
    row.received_on = case.received_on
    row.counts_from = case.clock.start.on if case.clock else None
    row.due_on = case.due_on
    row.provisional = case.provisional
    row.extended = bool(case.clock and case.clock.extension)
    row.outcome = case.outcome or ""
    row.closed_on = case.closed_on
    row.on_time = case.on_time
    row.calendar_version = case.calendar_version
