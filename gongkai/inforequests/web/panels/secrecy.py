"""报请确定: which body was asked, and what it determined (条例第17条第三款)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.organs.access import Viewer

ANCHOR = "secrecy"
TITLE = gettext_lazy("报请确定")
TEMPLATE = "inforequests/desk/panels/secrecy.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Once a body has been asked."""
    return row.secrecy_referrals.exists()


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Every referral, the oldest first, with what it does to the clock."""
    ruling = queries.policy().secrecy_referral_pauses
    return {
        "referrals": row.secrecy_referrals.select_related("sent_by"),
        "clock_note": "" if ruling.grade.is_settled else ruling.note,
    }
