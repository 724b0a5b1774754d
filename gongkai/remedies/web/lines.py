"""One remedy as a line of a list, with the period that is next in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.inforequests.explanation import DeadlineLine
from gongkai.inforequests.rules.deadlines import Debtor
from gongkai.remedies import queries
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.kinds import Seeker


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """登记簿的一行. `owed` is the statement of defence while it is still owed."""

    remedy: Remedy
    seeker: str
    owed: DeadlineLine | None

    @classmethod
    def of(cls, remedy: Remedy, today: date | None = None) -> RemedyLine:
        """No query, where what follows was fetched with the row."""
        return cls(remedy, seeker_name(remedy), _owed(remedy, today or timezone.localdate()))


def seeker_name(remedy: Remedy) -> str:
    """Whoever seeks it, covered: the applicant of the request where nobody else was named."""
    return remedy.masked_name or (
        remedy.request.applicant.masked_name if remedy.seeker == Seeker.APPLICANT else ""
    )


def _owed(remedy: Remedy, today: date) -> DeadlineLine | None:
    if not remedy.is_open or remedy.defence_sent_on or not remedy.copy_received_on:
        return None
    owed = (each for each in queries.deadlines_of(remedy) if each.owed_by is Debtor.ORGAN)
    return next((DeadlineLine.of(each, today) for each in owed), None)
