"""The case page: at one glance where the case stands, and then its panels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.inforequests import access, phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.phrases import checks as check_phrases
from gongkai.inforequests.queries.dossier import dossier, overrides
from gongkai.inforequests.rules.checks import Moment, open_findings, run
from gongkai.inforequests.rules.remaining import workdays_left
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.turns import WITH_HANDLER, turn
from gongkai.inforequests.web.panels import FOR_GUESTS, Panel, panels
from gongkai.inforequests.web.steps import next_step, open_steps
from gongkai.organs.access import Viewer
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import WorkdayCalendar

# The deed before which a case in this state will be checked. Before it is worked on, nothing that
# is missing blocks anything yet.
NEXT_MOMENTS = {
    State.IN_PROCESS: Moment.CHECK,
    State.DRAFTING: Moment.CHECK,
    State.REDO: Moment.CHECK,
    State.LEGAL_CHECK: Moment.CHECK,
    State.APPROVAL: Moment.SIGN,
    State.CLOSED: Moment.ARCHIVE,
}


@dataclass(frozen=True, slots=True)
class Glance:
    """一眼看清: where the case stands, who has it, how long it may take, what comes next.

    `left` in working days, negative once the period has run out; None while none is running.
    """

    state: str
    holder: str
    due_on: date | None
    left: int | None
    provisional: bool
    extended: bool
    following: str
    whose: str
    is_turn: bool

    @property
    def late(self) -> int:
        """Working days since the period ran out."""
        return -self.left if self.left is not None and self.left < 0 else 0

    @classmethod
    def of(
        cls, row: InformationRequest, viewer: Viewer, today: date, days: WorkdayCalendar
    ) -> Glance:
        state = State(row.state)
        return cls(
            state=row.get_state_display(),
            holder=str(row.handler) if row.handler else row.organ.short_name,
            due_on=row.due_on,
            left=workdays_left(row.due_on, today, days) if row.due_on else None,
            provisional=row.provisional,
            extended=row.extended,
            following=str(phrases.NEXT.get(state, "")),
            whose=_whose(row, state),
            is_turn=access.has_turn(viewer, row),
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One panel with what its template reads."""

    anchor: str
    title: Any
    template: str
    context: dict[str, Any]


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """The whole page. What it costs does not depend on how much has happened in the case."""
    today, days = timezone.localdate(), calendar()
    is_guest = access.is_guest(viewer, row.organ)
    steps = [] if is_guest else open_steps(row, viewer)
    following = next_step(row, steps)
    return {
        "row": row,
        "today": today,
        "is_guest": is_guest,
        "glance": Glance.of(row, viewer, today, days),
        "blocks": [] if is_guest else _blocks(row, today),
        "following": following,
        "steps": [step for step in steps if step is not following],
        "panels": _panels(row, viewer, FOR_GUESTS if is_guest else panels()),
    }


def _whose(row: InformationRequest, state: State) -> str:
    due = turn(state)
    if due is None:
        return ""
    if state in WITH_HANDLER and row.handler:
        return row.handler.name
    return str(phrases.ACTORS[due.who])


def _blocks(row: InformationRequest, today: date) -> list[str]:
    """What stands in the way of the next deed, in words, each once."""
    moment = NEXT_MOMENTS.get(State(row.state))
    if moment is None:
        return []
    known = dossier(row, today)
    found = open_findings(run(known, moment), overrides(row), version=known.draft_version)
    return list(
        dict.fromkeys(_told(finding.place, check_phrases.finding(finding)) for finding in found)
    )


def _told(place: str, words: str) -> str:
    where = check_phrases.place(place)
    return _("%(where)s：%(words)s") % {"where": where, "words": words} if where else words


def _panels(row: InformationRequest, viewer: Viewer, known: tuple[Panel, ...]) -> list[Shown]:
    return [
        Shown(panel.ANCHOR, panel.TITLE, panel.TEMPLATE, panel.context(row, viewer))
        for panel in known
        if panel.is_shown(row, viewer)
    ]
