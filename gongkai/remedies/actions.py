"""What happens to remedies: they are accepted, and they are concluded."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests.actions import disputes
from gongkai.inforequests.actions.casework import locked
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import RemedyTrack
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.remedies import access, errors, events
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.table_four import Result, Track


@transaction.atomic
def register(
    *,
    request: InformationRequest,
    track: Track,
    accepted_on: dt.date,
    by: Officer,
    case_number: str = "",
    at: dt.datetime | None = None,
) -> Remedy:
    """登记复议、诉讼. A replied case is marked as in dispute; an unanswered one runs on.

    Raises NotYours, and NothingToAppeal for 复议后起诉 without a review.
    """
    request = locked(request)
    viewer_of(by).require(request.organ, *access.KEEPERS)
    reviewed = request.remedies.filter(track=Track.REVIEW)
    if track is Track.AFTER and not reviewed.exists():
        raise errors.NothingToAppeal
    remedy = Remedy.objects.create(
        request=request,
        organ=request.organ,
        track=track,
        case_number=case_number.strip(),
        accepted_on=accepted_on,
    )
    record(
        events.REGISTERED,
        stream=remedy.stream,
        by=by,
        organ=remedy.organ,
        at=at,
        data={
            "request": request.number,
            "track": track.value,
            "accepted_on": accepted_on.isoformat(),
        },
    )
    is_review = track is Track.REVIEW
    kind = RemedyTrack.RECONSIDERATION if is_review else RemedyTrack.LITIGATION
    disputes.open_dispute(request=request, track=kind, on=accepted_on, by=by, at=at)
    return remedy


@transaction.atomic
def conclude(
    *,
    remedy: Remedy,
    result: Result,
    on: dt.date,
    by: Officer,
    redo: bool = False,
    redo_days: int | None = None,
    at: dt.datetime | None = None,
) -> Remedy:
    """审结. With `redo` the case is to be answered anew, within `redo_days` working days or the
    default of the policy.

    Raises NotYours, NoResult, AlreadyConcluded, ConcludedTooEarly.
    """
    locked(remedy.request)
    row = Remedy.objects.select_for_update(of=("self",), no_key=True)
    row = row.select_related("request", "organ").get(pk=remedy.pk)
    viewer_of(by).require(row.organ, *access.KEEPERS)
    if result is Result.PENDING:
        raise errors.NoResult
    if row.concluded_on is not None:
        raise errors.AlreadyConcluded(row.concluded_on)
    if on < row.accepted_on:
        raise errors.ConcludedTooEarly(row.accepted_on)
    row.result, row.concluded_on = result, on
    row.save(update_fields=("result", "concluded_on"))
    record(
        events.CONCLUDED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"result": result.value, "on": on.isoformat(), "redo": redo},
    )
    disputes.close_dispute(request=row.request, on=on, redo=redo, redo_days=redo_days, by=by, at=at)
    return row
