"""审查单 on the case page, with what the case was split into or joined with."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.inforequests import access
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.states import UNANSWERED, State, possible_acts
from gongkai.inforequests.web.reviewing import told
from gongkai.organs.access import Viewer

ANCHOR = "review"
TITLE = gettext_lazy("审查单")
TEMPLATE = "inforequests/desk/panels/review.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """From registration on."""
    return row.received_on is not None


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """How far the review has come, and the requests that belong together."""
    is_open = row.state in UNANSWERED
    groups = access.may(viewer, row.organ, acts.Split)
    sheet = told(row, viewer)
    return sheet | {
        "following": sheet["following"] if is_open else None,
        "may_answer": is_open and viewer.may(row.organ, *access.REVIEWERS),
        "may_group": groups and acts.Joined in possible_acts(State(row.state)),
        "group": [
            *_lines(_("拆分自 "), [row.origin] if row.origin else []),
            *_lines(_("拆出 "), row.offspring.order_by("pk")),
            *_lines(_("并入 "), [row.lead] if row.lead else []),
            *_lines(_("并入本件 "), row.joined.order_by("pk")),
        ],
    }


def _lines(label: str, rows: Any) -> list[dict[str, str]]:
    return [{"label": label, "number": each.number} for each in rows]
