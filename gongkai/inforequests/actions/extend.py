"""延期: once, at most twenty working days, before the period is over (条例第33条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests import access
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import ApprovalMissing
from gongkai.inforequests.rules.letters import EXTENSION
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def extend(
    *,
    request: InformationRequest,
    days: int,
    reason: str,
    approved_by: Officer,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """延长答复期限 by `days` working days and tell the applicant.

    Raises NotYours, ApprovalMissing, ExtensionSpent, ExtensionLength, ExtensionAfterExpiry,
    ExtensionOfDeferral, ClockNotRunning.
    """
    row = locked(request)
    if not viewer_of(approved_by).may(row.organ, *access.EXTENSION_APPROVERS):
        raise ApprovalMissing(organ=row.organ.short_name)
    day = day_of(at, on)
    perform(row, [acts.Extended(day, days, approved_by.username)], by=by, at=at)
    issue(row, kind=EXTENSION, body=reason, on=day, by=by, at=at)
    return row
