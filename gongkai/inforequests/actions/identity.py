"""查看申请人身份: allowed to few, and every look is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gongkai import vault
from gongkai.inforequests import access, events
from gongkai.inforequests.models import InformationRequest
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@dataclass(frozen=True, slots=True)
class Identity:
    """申请人身份和联系方式, uncovered."""

    name: str
    document: str
    document_number: str
    phone: str
    email: str
    address: str
    agent_name: str = ""
    agent_document: str = ""
    agent_number: str = ""


@transaction.atomic
def look_at_identity(*, request: InformationRequest, reason: str, by: Officer) -> Identity:
    """Open the sealed identity. Raises NotYours; a look is recorded before it is granted."""
    viewer_of(by).require(request.organ, *access.IDENTITY_READERS)
    record(
        events.IDENTITY_VIEWED,
        stream=request.stream,
        by=by,
        organ=request.organ,
        data={"reason": reason.strip()},
    )
    return Identity(**vault.unseal(request.applicant.sealed))
