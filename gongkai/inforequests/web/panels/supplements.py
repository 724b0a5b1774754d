"""申请人补充 and 满意度 on the case page: what the applicant sent since the application."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access
from gongkai.inforequests.models import InformationRequest
from gongkai.organs.access import Viewer

ANCHOR = "supplements"
TITLE = gettext_lazy("申请人补充和评价")
TEMPLATE = "inforequests/desk/panels/supplements.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """To those who read cases of the organ, once there is something."""
    may_read = viewer.may(row.organ, *access.READERS)
    return may_read and (row.supplements.exists() or hasattr(row, "satisfaction"))


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """The supplements, oldest first, and the opinion of the service."""
    return {"sent": row.supplements.all(), "judged": getattr(row, "satisfaction", None)}
