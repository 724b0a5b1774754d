"""台账导入: where a case comes from that was not kept here from its beginning."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests.models import InformationRequest
from gongkai.organs.access import Viewer

ANCHOR = "imported"
TITLE = gettext_lazy("台账导入")
TEMPLATE = "inforequests/desk/panels/imported.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Where the case was imported."""
    return hasattr(row, "imported")


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """File, row, and who imported it when."""
    return {"imported": row.imported}
