"""期限 of remedies, of one and of all that are open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.deadlines import Deadline, Debtor, Standing
from gongkai.organs.access import Viewer
from gongkai.organs.roles import Role
from gongkai.remedies import access
from gongkai.remedies.models import Complaint, Remedy
from gongkai.remedies.rules import periods
from gongkai.remedies.rules.table_four import Track
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import WorkdayCalendar

# How long after a decision the applicant's chance to sue is still worth a look.
_CHANCE = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class RemedyPeriod:
    """一项应诉或者救济期限 that runs, with the case it runs in."""

    remedy: Remedy
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class RemedyDuty:
    """应诉待办: what an organ still owes a court, 复议机关 or complainant."""

    title: str
    kind: str
    due_on: date
    post: str
    organ: str
    url: str
    provisional: bool


def deadlines_of(remedy: Remedy, days: WorkdayCalendar | None = None) -> tuple[Deadline, ...]:
    """Every period of the case by these days, or by those of the installation (one query). One
    query more where what follows was not fetched."""
    return periods.deadlines_of(remedy.proceeding, days or calendar())


def open_periods(today: date) -> Iterator[RemedyPeriod]:
    """Every period that has an end and is neither met nor moot, for the whole installation.

    Three queries. Of those of the applicant only the ones that have not run out.
    """
    undefended = Q(concluded_on=None, defence_sent_on=None, copy_received_on__isnull=False)
    decided = Q(concluded_on__gte=today - _CHANCE) | Q(concluded_on=None)
    rows = Remedy.objects.filter(undefended | Q(decided, track=Track.REVIEW))
    rows = rows.select_related("request", "organ").prefetch_related("following").order_by("pk")
    days = calendar()
    for remedy in rows.iterator(chunk_size=500):
        for deadline in deadlines_of(remedy, days):
            if _runs(deadline, today):
                yield RemedyPeriod(remedy, deadline)


def defence_due(request: InformationRequest) -> date | None:
    """When the next statement of defence is owed in the case. One query."""
    rows = request.remedies.filter(
        concluded_on=None, defence_sent_on=None, copy_received_on__isnull=False
    ).prefetch_related("following")
    days = calendar() if rows else None
    due = (periods.defence_of(row.proceeding, days).due_on for row in rows if days)
    return min((day for day in due if day), default=None)


def duties(viewer: Viewer, today: date) -> Iterator[RemedyDuty]:
    """What the posts of the viewer owe: defences, and answers to complaints."""
    yield from _defences(viewer)
    rows = Complaint.objects.filter(access.complaints_open_to(viewer), replied_on=None)
    for row in rows.select_related("organ__parent"):
        if not viewer.may(access.above(row.organ), *access.COMPLAINT_KEEPERS):
            continue
        yield RemedyDuty(
            title=_("%(organ)s：%(on)s收到的投诉举报")
            % {"organ": row.organ.short_name, "on": row.received_on},
            kind=_("投诉举报（约定期限）"),
            due_on=row.due_on,
            post=str(Role.SUPERVISOR.label),
            organ=row.organ.short_name,
            url=reverse("remedies_desk:complaint", args=[row.pk]),
            provisional=False,
        )


def _defences(viewer: Viewer) -> Iterator[RemedyDuty]:
    rows = Remedy.objects.filter(
        concluded_on=None, defence_sent_on=None, copy_received_on__isnull=False
    )
    rows = viewer.scoped(rows, *access.KEEPERS, *access.SIGNERS).prefetch_related("following")
    days = calendar()
    for row in rows.select_related("organ", "request"):
        owed = periods.defence_of(row.proceeding, days)
        if owed.due_on is None:
            continue
        yield RemedyDuty(
            title=_("%(number)s 的%(track)s")
            % {"number": row.request.number, "track": row.get_track_display()},
            kind=_("提交答复、答辩和证据"),
            due_on=owed.due_on,
            post=str(Role.LAWYER.label),
            organ=row.organ.short_name,
            url=reverse("remedies_desk:detail", args=[row.pk]),
            provisional=owed.provisional,
        )


def _runs(deadline: Deadline, today: date) -> bool:
    if deadline.due_on is None or deadline.met_on is not None:
        return False
    standing = deadline.standing(today)
    if deadline.owed_by is Debtor.APPLICANT:
        return standing is Standing.OPEN
    return standing in (Standing.OPEN, Standing.MISSED)
