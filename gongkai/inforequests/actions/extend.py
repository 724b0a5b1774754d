"""延期: once, at most twenty working days, before the period is over (条例第33条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests import access
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.checking import require_sound
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.checks import Moment
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
    ExtensionOfDeferral, ClockNotRunning, NoticeFaulty.
    """
    row = locked(request)
    if not viewer_of(approved_by).may(row.organ, *access.EXTENSION_APPROVERS):
        raise ApprovalMissing(organ=row.organ.short_name)
    day = day_of(at, on)
    act = acts.Extended(day, days, approved_by.username)
    file = dossier(row, day, next_act=act, words=reason)
    perform(row, [act], by=by, at=at)
    require_sound(file, Moment.EXTENSION)
    issue(row, kind=EXTENSION, body=reason, on=day, by=by, at=at)
    return row
