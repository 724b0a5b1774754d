"""One remedy as a line of a list, with the period that is next in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.explanation import DeadlineLine
from gongkai.inforequests.rules.deadlines import Debtor
from gongkai.remedies import queries
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.kinds import Seeker
from gongkai.workdays.rules.calendar import WorkdayCalendar


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """登记簿的一行. `owed` is the statement of defence while it is still owed."""

    remedy: Remedy
    seeker: str
    owed: DeadlineLine | None

    @classmethod
    def of(cls, remedy: Remedy, today: date, days: WorkdayCalendar) -> RemedyLine:
        """No query, where what follows was fetched with the row."""
        return cls(remedy, seeker_name(remedy), _owed(remedy, today, days))


def seeker_name(remedy: Remedy) -> str:
    """Whoever seeks it, covered: the applicant of the request where nobody else was named."""
    return remedy.masked_name or (
        remedy.request.applicant.masked_name if remedy.seeker == Seeker.APPLICANT else ""
    )


def _owed(remedy: Remedy, today: date, days: WorkdayCalendar) -> DeadlineLine | None:
    if not remedy.is_open or remedy.defence_sent_on or not remedy.copy_received_on:
        return None
    owed = (each for each in queries.deadlines_of(remedy, days) if each.owed_by is Debtor.ORGAN)
    return next((DeadlineLine.of(each, today) for each in owed), None)
