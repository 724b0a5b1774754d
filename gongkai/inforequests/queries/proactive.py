"""转主动公开: who asked for the same, what was proposed, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import InformationRequest, ProactiveProposal
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.likeness import digest
from gongkai.organs.access import Viewer


@dataclass(frozen=True, slots=True)
class DueProposal:
    """待主动公开 as a list of duties shows it. `days_left` in calendar days."""

    proposal: ProactiveProposal
    days_left: int


def applicants_asking(row: InformationRequest) -> int:
    """How many different applicants have asked the organ for the same; each without a number of a
    document counts for itself. One query."""
    wanted = digest(row.subject)
    if not wanted:
        return 0
    known = Q(applicant__fingerprint__gt="")
    found = InformationRequest.objects.filter(
        organ=row.organ, case_type=CaseType.INFORMATION, subject_mark__digest=wanted
    ).aggregate(
        known=Count("applicant__fingerprint", filter=known, distinct=True),
        unknown=Count("pk", filter=~known),
    )
    return found["known"] + found["unknown"]


def proposals_like(row: InformationRequest) -> QuerySet[ProactiveProposal]:
    """What the organ was proposed about the same information."""
    wanted = digest(row.subject)
    same = Q(request=row) | Q(digest=wanted) if wanted else Q(request=row)
    return ProactiveProposal.objects.filter(same, organ=row.organ)


def proposals_for(viewer: Viewer) -> QuerySet[ProactiveProposal]:
    """The proposals of the viewer's organs with what their register shows, the newest first."""
    rows = viewer.scoped(ProactiveProposal.objects.all(), *access.READERS)
    return rows.select_related("organ", "request", "item", "letter", "decided_by")


def proposals_due(viewer: Viewer, today: date) -> list[DueProposal]:
    """Accepted and not yet published, in the organs where the viewer works on it; the most urgent
    first. One query."""
    rows = viewer.scoped(ProactiveProposal.objects.all(), *access.PROPOSERS)
    rows = rows.filter(is_accepted=True, done_on__isnull=True).select_related("organ", "request")
    return [DueProposal(row, (row.due_on - today).days) for row in rows.order_by("due_on", "pk")]
