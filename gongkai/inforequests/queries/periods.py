"""在走的期限 of all open cases, and which post owes the step that keeps each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import InformationRequest, OpenPeriod
from gongkai.inforequests.rules.deadlines import Debtor, Term
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.turns import WITH_HANDLER, turn
from gongkai.organs.access import Viewer
from gongkai.organs.models import Post
from gongkai.organs.roles import Role


def running_until(until: date) -> Iterator[OpenPeriod]:
    """Every running period that ends by this day, with its request, organ and handler."""
    rows = OpenPeriod.objects.filter(due_on__lte=until).select_related(
        "request__organ", "request__handler"
    )
    yield from rows.order_by("pk").iterator(chunk_size=2000)


def lapsed_for(viewer: Viewer, today: date, *roles: Role) -> QuerySet[OpenPeriod]:
    """The periods of applicants and parties that have run out and wait to be noted. One query."""
    rows = OpenPeriod.objects.exclude(owed_by=Debtor.ORGAN).filter(due_on__lt=today)
    return viewer.scoped(rows, *roles, field="request__organ").select_related(
        "request__organ", "request__handler"
    )


def owing(row: InformationRequest) -> tuple[Post | None, Role]:
    """The post that the case is with, or else the role whose turn it is; 受理 where it is nobody's
    of the organ."""
    due = turn(State(row.state))
    roles = access.TURN_ROLES.get(due.who, ()) if due else ()
    role = roles[0] if roles else Role.INTAKE
    return (row.handler if row.state in WITH_HANDLER else None), role


def chances_for(viewer: Viewer, today: date, *roles: Role) -> QuerySet[OpenPeriod]:
    """Where a correction may still be asked for. One query."""
    rows = OpenPeriod.objects.filter(term=Term.ASK_CORRECTION, due_on__gte=today)
    return viewer.scoped(rows, *roles, field="request__organ").select_related(
        "request__organ", "request__handler"
    )
