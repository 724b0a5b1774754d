"""What the agenda of the desk asks of requests, and which organs take any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from gongkai.inforequests import access, phrases
from gongkai.inforequests.models import Handling, InformationRequest
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.turns import HANDLED
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ, Post
from gongkai.organs.roles import Role

SUBJECT_SHOWN = 40
# Whoever has one of these posts owes the reply until a post is named for it.
OWING = (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class DueRequest:
    """待办的申请件 as the agenda shows it: what comes next, and whether it is the viewer's turn;
    then `url` leads straight to the step. `days_left` in calendar days."""

    number: str
    title: str
    organ: str
    post: str
    due_on: date
    days_left: int
    provisional: bool
    step: str
    is_turn: bool
    url: str


def due_for(viewer: Viewer, today: date) -> list[DueRequest]:
    """Every reply that the viewer's organs owe, every letter by ordinary mail to be confirmed the
    day it came (条例第31条), and every part asked of the viewer's posts; the most urgent first.
    Two queries."""
    unconfirmed = Q(state=State.ARRIVED, channel=Channel.ORDINARY_MAIL)
    owed = InformationRequest.objects.filter(Q(due_on__isnull=False) | unconfirmed)
    rows = viewer.scoped(owed, *OWING).select_related("organ", "handler")
    duties = [_due(row, viewer, today) for row in rows]
    parts = Handling.objects.filter(post__in=viewer.post_ids, ended_at__isnull=True, is_lead=False)
    parts = parts.filter(answered_at__isnull=True, request__state__in=sorted(HANDLED))
    for part in parts.select_related("post", "request__organ"):
        if due_on := part.due_on or part.request.due_on:
            duties.append(_asked(part, due_on, today))
    return sorted(duties, key=lambda due: (due.due_on, due.number))


def _due(row: InformationRequest, viewer: Viewer, today: date) -> DueRequest:
    is_turn = access.has_turn(viewer, row)
    due_on = row.due_on or row.arrived_on
    return DueRequest(
        number=row.number,
        title=short_subject(row.subject) or row.number,
        organ=row.organ.short_name,
        post=row.handler.name if row.handler else str(Role.INTAKE.label),
        due_on=due_on,
        days_left=(due_on - today).days,
        provisional=row.provisional,
        step=str(phrases.NEXT[State(row.state)]),
        is_turn=is_turn,
        url=reverse(f"inforequests_desk:{'next' if is_turn else 'detail'}", args=[row.number]),
    )


def _asked(part: Handling, due_on: date, today: date) -> DueRequest:
    row = part.request
    return DueRequest(
        number=row.number,
        title=short_subject(row.subject) or row.number,
        organ=row.organ.short_name,
        post=part.post.name,
        due_on=due_on,
        days_left=(due_on - today).days,
        provisional=row.provisional and part.due_on is None,
        step=gettext("反馈办理意见"),
        is_turn=True,
        url=reverse("inforequests_desk:detail", args=[row.number]) + "#handling",
    )


def short_subject(subject: str) -> str:
    """The first words of what is asked for, on one line."""
    line = " ".join(subject.split())
    return line if len(line) <= SUBJECT_SHOWN else line[: SUBJECT_SHOWN - 1] + "…"


def service_points(organs: Iterable[Organ]) -> dict[int, list[str]]:
    """政务公开专区 where requests have been handed in so far, by key of the organ. One query."""
    rows = InformationRequest.objects.filter(organ__in=organs, channel=Channel.ZONE)
    known = rows.exclude(service_point="").values_list("organ", "service_point").distinct()
    found: dict[int, list[str]] = {}
    for organ, point in known.order_by("organ", "service_point"):
        found.setdefault(organ, []).append(point)
    return found


def receiving_organs(today: date) -> QuerySet[Organ]:
    """Organs that take requests: they exist and have a post of 依申请受理 open today."""
    open_posts = Post.objects.filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=today), role=Role.INTAKE
    )
    existing = Q(abolished_on__isnull=True) | Q(abolished_on__gt=today)
    return Organ.objects.filter(existing, pk__in=open_posts.values("organ"))
