"""复议诉讼 as the case feels it: in dispute, closed again, or to be answered anew."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import RemedyTrack
from gongkai.inforequests.rules.states import IN_DISPUTE, State, possible_acts
from gongkai.organs.models import Officer


@transaction.atomic
def open_dispute(
    *,
    request: InformationRequest,
    track: RemedyTrack,
    on: dt.date,
    by: Officer,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """Mark a replied case as in dispute; one not yet answered goes on as it is."""
    row = locked(request)
    if acts.RemedyOpened in possible_acts(State(row.state)):
        perform(row, [acts.RemedyOpened(day_of(at, on), track)], by=by, at=at)
    return row


@transaction.atomic
def close_dispute(
    *,
    request: InformationRequest,
    on: dt.date,
    redo: bool,
    redo_days: int | None,
    by: Officer,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """The dispute is over: closed again, or a new period for a new answer."""
    row = locked(request)
    if row.state in IN_DISPUTE:
        day = day_of(at, on)
        act = acts.RedoOrdered(day, redo_days) if redo else acts.RemedyConcluded(day)
        perform(row, [act], by=by, at=at)
    return row
