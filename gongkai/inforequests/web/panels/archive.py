"""归档 on the case page: its volumes, the copies made of it, and who opened either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import access, actions
from gongkai.inforequests.models import (
    ArchiveOpening,
    Bundle,
    BundlePurpose,
    BundleState,
    InformationRequest,
)
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.queries.archives import unfinished
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.web.archive_forms import OpenForm
from gongkai.organs.access import Viewer

ANCHOR = "archive"
TITLE = _("归档和移送")
TEMPLATE = "inforequests/desk/panels/archive.html"
OPENINGS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One volume or copy."""

    bundle: Bundle
    is_volume: bool
    retention: str
    is_coming: bool
    may_open: bool
    may_redo: bool
    form: OpenForm | None

    @classmethod
    def of(cls, bundle: Bundle, viewer: Viewer, organ: Any) -> BundleLine:
        is_volume = bundle.purpose == BundlePurpose.ARCHIVE
        is_ready = bundle.state == BundleState.READY
        may_open = is_ready and viewer.may(organ, *actions.openers_of(bundle))
        makers = access.ARCHIVERS if is_volume else access.CASE_EXPORTERS
        return cls(
            bundle,
            is_volume,
            words.retention(bundle.volume.retention_years) if is_volume else "",
            unfinished(bundle),
            may_open,
            bundle.state == BundleState.FAILED and viewer.may(organ, *makers),
            OpenForm(auto_id=f"id_{bundle.pk}_%s") if may_open else None,
        )


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """To whoever archives, opens or takes a copy, once there is something to."""
    roles = (*access.REGISTER_READERS, *access.CASE_EXPORTERS)
    return row.received_on is not None and viewer.may(row.organ, *roles)


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Four queries."""
    bundles = row.bundles.select_related("volume", "export", "made_by").order_by("-pk")
    openings = ArchiveOpening.objects.filter(bundle__request=row)
    may_archive = acts.Archived in possible_acts(State(row.state))
    return {
        "lines": [BundleLine.of(bundle, viewer, row.organ) for bundle in bundles],
        "openings": openings.select_related("by", "bundle__volume")[:OPENINGS_SHOWN],
        "may_archive": may_archive and access.may(viewer, row.organ, acts.Archived),
        "may_export": viewer.may(row.organ, *access.CASE_EXPORTERS),
    }
