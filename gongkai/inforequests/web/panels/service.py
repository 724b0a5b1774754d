"""送达: every letter that goes to anybody, each attempt at it, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.service import Served, service_of
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.letters.facts import title_of
from gongkai.inforequests.web.service import next_address
from gongkai.organs.access import Viewer

ANCHOR = "service"
TITLE = gettext_lazy("送达")
TEMPLATE = "inforequests/desk/panels/service.html"


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One letter with its attempts; `next` is where this person goes on, "" where they cannot."""

    served: Served
    title: str
    next: str


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Once anything has been written to anybody."""
    return row.letters.exists()


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """The newest letter first. Four queries, however many there are."""
    may_send = viewer.may(row.organ, *access.SENDERS)
    lines = [
        ServiceLine(
            each,
            title_of(each.letter.kind, CaseType(row.case_type)),
            next_address(row, each) if may_send else "",
        )
        for each in reversed(service_of(row))
    ]
    return {"lines": lines, "may_look": viewer.may(row.organ, *access.IDENTITY_READERS)}
