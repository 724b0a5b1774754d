"""批注: officers speak to each other about a case. No applicant ever sees it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events
from gongkai.inforequests.actions.casework import locked, require_not_archived
from gongkai.inforequests.models import InformationRequest, Remark
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def remark(
    *, request: InformationRequest, text: str, by: Officer, at: dt.datetime | None = None
) -> Remark:
    """写批注. Raises NotYours, CaseArchived. The ledger says that something was said, not what."""
    viewer_of(by).require(request.organ, *access.REMARKERS)
    require_not_archived(locked(request))
    said = Remark.objects.create(request=request, text=text.strip(), by=by, at=at or timezone.now())
    record(events.REMARK_ADDED, stream=request.stream, by=by, organ=request.organ, at=at)
    return said
