"""What the desk lists: cases, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.cases import visible_to
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ, Post
from gongkai.organs.roles import Role

SUBJECT_SHOWN = 40
# Whoever has one of these posts owes the reply until a post is named for it.
OWING = (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class DueRequest:
    """待答复的申请件 as the agenda shows it; `days_left` in calendar days."""

    number: str
    title: str
    organ: str
    post: str
    due_on: date
    days_left: int
    provisional: bool
    url: str


def desk_list(
    viewer: Viewer, *, state: str = "", organ: str = "", due_by: date | None = None, words: str = ""
) -> QuerySet[InformationRequest]:
    """The viewer's cases, newest first, with everything a row of the list shows."""
    rows = visible_to(viewer).select_related("organ", "handler", "applicant")
    if state == "open":
        rows = rows.filter(state__in=sorted(UNANSWERED))
    elif state:
        rows = rows.filter(state=state)
    if organ:
        rows = rows.filter(organ__code=organ)
    if due_by:
        rows = rows.filter(due_on__lte=due_by)
    if words:
        rows = rows.filter(Q(number__icontains=words) | Q(subject__icontains=words))
    return rows.order_by("-arrived_on", "-id")


def due_for(viewer: Viewer, today: date) -> list[DueRequest]:
    """Every reply that the viewer's organs owe, the most urgent first. One query."""
    rows = viewer.scoped(InformationRequest.objects.filter(due_on__isnull=False), *OWING)
    rows = rows.select_related("organ", "handler").order_by("due_on", "id")
    return [_due(row, today) for row in rows]


def _due(row: InformationRequest, today: date) -> DueRequest:
    return DueRequest(
        number=row.number,
        title=short_subject(row.subject) or row.number,
        organ=row.organ.short_name,
        post=row.handler.name if row.handler else str(Role.INTAKE.label),
        due_on=row.due_on,
        days_left=(row.due_on - today).days,
        provisional=row.provisional,
        url=reverse("inforequests_desk:detail", args=[row.number]),
    )


def short_subject(subject: str) -> str:
    """The first words of what is asked for, on one line."""
    line = " ".join(subject.split())
    return line if len(line) <= SUBJECT_SHOWN else line[: SUBJECT_SHOWN - 1] + "…"


def receiving_organs(today: date) -> QuerySet[Organ]:
    """Organs that take requests: they exist and have a post of 依申请受理 open today."""
    open_posts = Post.objects.filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=today), role=Role.INTAKE
    )
    existing = Q(abolished_on__isnull=True) | Q(abolished_on__gt=today)
    return Organ.objects.filter(existing, pk__in=open_posts.values("organ"))
