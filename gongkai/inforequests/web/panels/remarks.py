"""批注: what officers said to each other about the case, returns among it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.inforequests import access
from gongkai.inforequests.models import InformationRequest, Remark
from gongkai.inforequests.queries.people import Officeholders
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.web.handling_forms import RemarkForm
from gongkai.organs.access import Viewer

ANCHOR = "remarks"
TITLE = gettext_lazy("批注")
TEMPLATE = "inforequests/desk/panels/remarks.html"


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark with its author and the post held that day."""

    remark: Remark
    who: str


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """To everybody who reads the case as a whole."""
    return True


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """The newest last."""
    remarks = list(row.remarks.select_related("by"))
    people = Officeholders.of(remark.by.username for remark in remarks)
    is_archived = row.state == State.ARCHIVED
    may_add = viewer.may(row.organ, *access.REMARKERS) and not is_archived
    return {
        "lines": [RemarkLine(each, _who(each, row, people)) for each in remarks],
        "form": RemarkForm(auto_id="remark_%s") if may_add else None,
    }


def _who(remark: Remark, row: InformationRequest, people: Officeholders) -> str:
    return people.named(remark.by.username, row.organ, timezone.localdate(remark.at))
