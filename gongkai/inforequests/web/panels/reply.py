"""答复 on the case page: how far it is, and the way to its own page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.web import replypage
from gongkai.organs.access import Viewer

ANCHOR = "reply"
TITLE = gettext_lazy("答复")
TEMPLATE = "inforequests/desk/panels/reply.html"


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """While a reply is owed; afterwards the letter says it all."""
    return row.received_on is not None and replypage.is_open(row)


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Items with their decisions, and who has done what."""
    draft = queries.draft_of(row)
    return {
        "draft": draft,
        "hands": replypage.people(queries.hands_of(row, draft)),
        "turn": replypage.turn_of(row),
        "items": [replypage.ItemLine.of(item) for item in queries.items_of(row)],
    }
