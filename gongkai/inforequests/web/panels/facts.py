"""申请情况: what was asked for, by whom under cover, and what was decided."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access, phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.organs.access import Viewer

ANCHOR = "facts"
TITLE = gettext_lazy("申请情况")
TEMPLATE = "inforequests/desk/panels/facts.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Always."""
    return True


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """A department asked to help learns nothing of the applicant, not even under cover."""
    return {
        "is_guest": access.is_guest(viewer, row.organ),
        "may_look": viewer.may(row.organ, *access.IDENTITY_READERS),
        "evidence": _evidence(row),
        "outcome_rule": OUTCOME_RULES[Outcome(row.outcome)] if row.outcome else None,
    }


def _evidence(row: InformationRequest) -> list[tuple[Any, str]]:
    """收到依据 in words: what shows when and how the request came."""
    named = phrases.EVIDENCE.items()
    return [(label, row.evidence[name]) for name, label in named if row.evidence.get(name)]
