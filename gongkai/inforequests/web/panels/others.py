"""同一申请人的其他申请, found by fingerprint; nobody's identity is opened for it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.organs.access import Viewer

ANCHOR = "others"
TITLE = gettext_lazy("同一申请人的其他申请")
TEMPLATE = "inforequests/desk/panels/others.html"
SHOWN = 10


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Wherever the applicant can be known again."""
    return bool(row.applicant.fingerprint)


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """The newest of them."""
    return {"rows": queries.same_applicant(row).order_by("-arrived_on", "-id")[:SHOWN]}
