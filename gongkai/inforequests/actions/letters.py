"""文书: numbered, kept with the case, recorded without their text."""

from __future__ import annotations

import datetime as dt

from gongkai.inforequests import events
from gongkai.inforequests.actions.numbering import letter_number
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.ledger.actions import record
from gongkai.organs.models import Officer


def issue(
    row: InformationRequest,
    *,
    kind: str,
    body: str,
    on: dt.date,
    by: Officer,
    at: dt.datetime | None = None,
) -> Letter:
    """A letter of this kind in the case; inside the transaction of the deed it belongs to."""
    number = letter_number(row.organ, on)
    letter = Letter.objects.create(
        request=row, kind=kind, number=number, body=body.strip(), issued_on=on
    )
    record(
        events.LETTER_ISSUED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"on": on.isoformat(), "kind": kind, "number": number},
    )
    return letter
