"""承办: which departments have a part in the case, what they were asked, what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access
from gongkai.inforequests.models import Handling, InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.turns import HANDLED
from gongkai.inforequests.web.handling_forms import AnswerForm, DepartmentForm
from gongkai.organs.access import Viewer

ANCHOR = "handling"
TITLE = gettext_lazy("承办科室")
TEMPLATE = "inforequests/desk/panels/handling.html"


@dataclass(frozen=True, slots=True)
class PartLine:
    """One department's part, and what this person may do about it."""

    part: Handling
    is_awaited: bool
    form: AnswerForm | None
    may_arrange: bool


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Once the case has been handed over, and while it can be."""
    return State(row.state) in HANDLED or row.handlings.exists()


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """All parts for the organ's own posts; a department from elsewhere sees its own alone."""
    parts = row.handlings.select_related("post__organ", "asked_by", "answered_by")
    if access.is_guest(viewer, row.organ):
        parts = parts.filter(post__in=viewer.post_ids, ended_at__isnull=True)
    is_open = State(row.state) in HANDLED
    arranges = is_open and access.may(viewer, row.organ, acts.HandedOver)
    return {
        "lines": [_line(part, viewer, is_open, arranges) for part in parts],
        "form": DepartmentForm(row=row, auto_id="department_%s") if arranges else None,
    }


def _line(part: Handling, viewer: Viewer, is_open: bool, arranges: bool) -> PartLine:
    runs = is_open and part.ended_at is None
    form = None
    if runs and part.post_id in viewer.post_ids:
        form = AnswerForm(initial={"opinion": part.opinion}, auto_id=f"part{part.pk}_%s")
    is_awaited = runs and part.answered_at is None
    return PartLine(part, is_awaited, form, runs and arranges and not part.is_lead)
