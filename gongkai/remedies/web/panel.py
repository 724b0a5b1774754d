"""复议诉讼 on the case page, below what the request itself shows."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.inforequests.models import InformationRequest
from gongkai.organs.access import Viewer
from gongkai.remedies import access, phrases, queries
from gongkai.remedies.rules.precondition import Admission
from gongkai.remedies.web.lines import RemedyLine
from gongkai.workdays.queries import calendar

ANCHOR = "remedies"
TITLE = gettext_lazy("复议诉讼")
TEMPLATE = "remedies/desk/panel.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """To whoever keeps or reads the register."""
    return viewer.may(row.organ, *access.READERS)


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Every remedy about the request, and whether a suit without a review may be heard."""
    rows = row.remedies.select_related("organ", "request__applicant").prefetch_related("following")
    found = queries.admission(row)
    today, days = timezone.localdate(), calendar()
    return {
        "lines": [RemedyLine.of(remedy, today, days) for remedy in rows],
        "admission": phrases.ADMISSIONS[found.admission] if found.replied_on else "",
        "is_unsettled": found.admission is Admission.UNSETTLED,
        "may_keep": viewer.may(row.organ, *access.KEEPERS),
    }
