"""相近的申请 on the case page: what was answered before, who else asks, and what may come of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.organs.access import Viewer

ANCHOR = "likes"
TITLE = gettext_lazy("相近的申请和答复")
TEMPLATE = "inforequests/desk/panels/likes.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """From receipt on."""
    return row.received_on is not None


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Earlier answers while the case is open, and what becomes of its own answer."""
    is_open = row.state in UNANSWERED
    return {
        "answers": queries.like_answers(row) if is_open else [],
        "is_open": is_open,
        "same": queries.asking_the_same(row).count() if is_open and row.lead_id is None else 0,
        "may_join": access.may(viewer, row.organ, acts.Joined),
        "runs": row.runs.all()[:5],
        "proposal": queries.proposals_like(row).first(),
        "may_propose": viewer.may(row.organ, *access.PROPOSERS),
        "may_tell": queries.may_be_told(row) and viewer.may(row.organ, *access.ANSWER_PREPARERS),
        "told": getattr(row, "disclosed_answer", None),
    }
