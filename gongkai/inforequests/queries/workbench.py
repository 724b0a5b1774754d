"""办件工作台: the cases of a person by what they mean to them, one page at a time.

A page costs the same number of queries whatever is on it; what is counted is counted up to
`COUNTED_MOST`, so that a tab of a hundred thousand cases costs no more than one of a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import Handling, InformationRequest
from gongkai.inforequests.queries.keyset import Keyset, Page
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.inforequests.rules.turns import DONE, HANDLED, WITH_HANDLER, states_of
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role
from gongkai.workdays.queries import calendar

COUNTED_MOST = 999
_HAS_LETTER = re.compile(r"[A-Za-z]")


class Tab(StrEnum):
    """工作台的分页."""

    WAITING = "waiting"  # 等我办
    MINE = "mine"  # 我的
    ORGAN = "organ"  # 本机关
    SOON = "soon"  # 快到期
    LATE = "late"  # 超期
    DONE = "done"  # 已办结


class Order(StrEnum):
    """排序. By due date only what is running has a place."""

    NEWEST = "newest"
    DUE = "due"


_KEYS = {
    Order.NEWEST: Keyset("arrived_on", descending=True),
    Order.DUE: Keyset("due_on", descending=False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """筛选. An empty value narrows nothing; `words` are looked for in number and subject."""

    tab: Tab = Tab.ORGAN
    order: Order = Order.NEWEST
    state: str = ""
    organ: str = ""
    channel: str = ""
    kind: str = ""
    outcome: str = ""
    case_type: str = ""
    received_from: date | None = None
    received_to: date | None = None
    due_by: date | None = None
    handler: int | None = None
    late: bool = False
    words: str = ""
    within: int = 5  # working days that 快到期 reaches ahead


@dataclass(slots=True)
class Workbench:
    """办件工作台 of one person on one day."""

    viewer: Viewer
    today: date
    organs: list[Organ] = field(init=False)
    _sees_all: bool = field(init=False)
    _asked: list[tuple[int, bool]] = field(init=False)

    def __post_init__(self) -> None:
        every = list(Organ.objects.order_by("position", "path"))
        self.organs = [organ for organ in every if self.viewer.may(organ, *access.READERS)]
        self._sees_all = len(self.organs) == len(every)
        self._asked = _asked_of(self.viewer)

    def page(self, wanted: Wanted, *, after: str, before: str, size: int) -> Page:
        """One page of the cases wanted, with everything a row of the list shows."""
        return _KEYS[wanted.order].page(self.rows(wanted), after=after, before=before, size=size)

    def rows(self, wanted: Wanted) -> QuerySet[InformationRequest]:
        """The cases wanted, in no order."""
        rows = self._of_tab(wanted.tab, wanted.within)
        if wanted.order is Order.DUE:
            rows = rows.filter(due_on__isnull=False)
        return _narrowed(rows, wanted, self.today)

    def counts(self, within: int) -> dict[Tab, int]:
        """How many cases each tab has; one more than `COUNTED_MOST` says that there are more."""
        most = COUNTED_MOST + 1
        return {
            tab: self._of_tab(tab, within).order_by().values("pk")[:most].count() for tab in Tab
        }

    def open_by_state(self) -> dict[State, int]:
        """按状态: how many unanswered cases stand where, in the order of the states."""
        rows = self._of_organs().filter(state__in=sorted(UNANSWERED))
        found = dict(rows.order_by().values_list("state").annotate(Count("pk")))
        return {state: found[state] for state in State if state in found}

    def _of_tab(self, tab: Tab, within: int) -> QuerySet[InformationRequest]:
        match tab:
            case Tab.MINE:
                return InformationRequest.objects.filter(self._mine())
            case Tab.WAITING:
                return InformationRequest.objects.filter(self._waiting())
            case Tab.SOON:
                last = calendar().add(self.today, within).result
                return self._of_organs().filter(due_on__gte=self.today, due_on__lte=last)
            case Tab.LATE:
                return self._of_organs().filter(due_on__lt=self.today)
            case Tab.DONE:
                return self._of_any_organ().filter(state__in=sorted(DONE))
        return self._of_any_organ()

    def _of_organs(self) -> QuerySet[InformationRequest]:
        return InformationRequest.objects.filter(organ__in=[organ.pk for organ in self.organs])

    def _of_any_organ(self) -> QuerySet[InformationRequest]:
        """The same for what takes in most cases: whoever sees all follows the index of all."""
        return InformationRequest.objects.all() if self._sees_all else self._of_organs()

    def _mine(self) -> Q:
        """Given to a post held, or a part in it asked of one."""
        own = Q(handler__in=self.viewer.post_ids)
        asked = [request for request, _ in self._asked]
        return own | Q(pk__in=asked) if asked else own

    def _waiting(self) -> Q:
        """轮到我: by the turn of the state, by the case given to a post held, by a part asked."""
        condition = Q(handler__in=self.viewer.post_ids, state__in=sorted(WITH_HANDLER))
        for holding in self.viewer.holdings:
            condition |= _turn_of(holding.role, holding.organ_id)
        unanswered = [request for request, answered in self._asked if not answered]
        if unanswered:
            condition |= Q(pk__in=unanswered, state__in=sorted(HANDLED))
        return condition


def _asked_of(viewer: Viewer) -> list[tuple[int, bool]]:
    """The cases in which a post held has a part, and whether it has answered."""
    open_parts = Handling.objects.filter(post__in=viewer.post_ids, ended_at__isnull=True)
    return [
        (request, answered_at is not None)
        for request, answered_at in open_parts.filter(is_lead=False).values_list(
            "request", "answered_at"
        )
    ]


def _turn_of(role: Role, organ: int) -> Q:
    """The cases of the organ that wait for this role; those with a handler wait for the post."""
    states = {
        state
        for actor, roles in access.TURN_ROLES.items()
        if role in roles
        for state in states_of(actor)
    }
    free, given = states - WITH_HANDLER, states & WITH_HANDLER
    condition = Q(pk__in=())
    if free:
        condition |= Q(organ=organ, state__in=sorted(free))
    if given:
        condition |= Q(organ=organ, state__in=sorted(given), handler__isnull=True)
    return condition


def _narrowed(
    rows: QuerySet[InformationRequest], wanted: Wanted, today: date
) -> QuerySet[InformationRequest]:
    conditions = {
        "state": wanted.state,
        "organ__code": wanted.organ,
        "channel": wanted.channel,
        "applicant_kind": wanted.kind,
        "outcome": wanted.outcome,
        "case_type": wanted.case_type,
        "received_on__gte": wanted.received_from,
        "received_on__lte": wanted.received_to,
        "due_on__lte": wanted.due_by,
        "handler": wanted.handler,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    if wanted.late:
        rows = rows.filter(Q(due_on__lt=today) | Q(on_time=False))
    return rows.filter(worded(wanted.words.split()))


def worded(words: Iterable[str]) -> Q:
    """Each word stands in the number or in the subject.

    Chinese has no capitals: only words with Latin letters are compared without regard to case,
    which costs the database several times as much.
    """
    condition = Q()
    for word in words:
        how = "icontains" if _HAS_LETTER.search(word) else "contains"
        condition &= Q(**{f"number__{how}": word}) | Q(**{f"subject__{how}": word})
    return condition
