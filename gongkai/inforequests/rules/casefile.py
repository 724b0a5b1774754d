"""案情: where a request stands, folded from its acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.clock import CORRECTION_NOTICE_DAYS, Clock, clock
from gongkai.inforequests.rules.deadlines import Deadline, deadlines
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, ClockPolicy
from gongkai.inforequests.rules.service import proven_on, replies
from gongkai.inforequests.rules.states import UNANSWERED, State, next_state
from gongkai.workdays.rules.calendar import WorkdayCalendar


class Flag(StrEnum):
    """What a reader of the case should notice."""

    EXTENDED = "extended"
    LATE_CORRECTION = "late_correction"  # 补正告知 after the seventh working day
    DELIVERY_UNPROVEN = "delivery_unproven"  # an opinion asked without proof of delivery
    SILENT_PARTY = "silent_party"
    TENTATIVE = "tentative"  # an opinion may still bring the due date nearer
    LATE_REPLY = "late_reply"
    REDO = "redo"
    IMPORTED = "imported"  # 导入的办理结果: nothing here proves its steps


@dataclass(frozen=True, slots=True)
class CaseState:
    """办件情况: what lists, the clock page and the annual report read.

    `closed_on` and `outcome` are those of the first decision; an answer redone after
    reconsideration or judgment is not counted a second time [未核实] and stands in
    `redone_outcome`.
    """

    state: State
    case_type: CaseType
    channel: Channel
    kind: ApplicantKind
    arrived_on: date
    received_on: date | None
    clock: Clock | None
    outcome: Outcome | None
    redone_outcome: Outcome | None
    closed_on: date | None
    reply_due_on: date | None
    on_time: bool | None  # None while unanswered, and until posting or signing is proven
    calendar_version: str  # of the calendar the clock was wound with
    flags: frozenset[Flag]
    deadlines: tuple[Deadline, ...]

    @property
    def due_on(self) -> date | None:
        """答复期限届满日; None before receipt, at a standstill, and once answered."""
        return self.clock.due_on if self.clock and self.is_open else None

    @property
    def provisional(self) -> bool:
        """Whether the due date leans on a year without a holiday notice."""
        return bool(self.due_on and self.clock and self.clock.provisional)

    @property
    def is_open(self) -> bool:
        """Whether the organ still owes a decision."""
        return self.state in UNANSWERED

    def is_overdue(self, today: date) -> bool:
        """Whether the period ran out before today."""
        return self.due_on is not None and self.due_on < today


def fold(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> CaseState:
    """Where the case stands after these acts; a function of its arguments alone.

    Raises MoveNotAllowed where the table of states has no such move.
    """
    state = _state(history)
    first = history[0]
    if not isinstance(first, acts.Arrived | acts.Registered):
        raise TypeError("a case begins with its arrival or registration")
    running = clock(history, calendar, policy)
    stands = acts.in_force(history)
    decisions = _decisions(stands)
    reply_due_on = _reply_due_on(stands, calendar, policy)
    on_time = _on_time(stands, reply_due_on)
    return CaseState(
        state=state,
        case_type=first.case_type,
        channel=first.channel,
        kind=first.kind,
        arrived_on=first.on,
        received_on=_received_on(history),
        clock=running,
        outcome=decisions[0][1] if decisions else None,
        redone_outcome=decisions[-1][1] if len(decisions) > 1 else None,
        closed_on=decisions[0][0] if decisions else None,
        reply_due_on=reply_due_on,
        on_time=on_time,
        calendar_version=calendar.version,
        flags=_flags(history, running, state, calendar, on_time),
        deadlines=deadlines(history, running, calendar, policy),
    )


def admit(
    history: Sequence[Act],
    act: Act,
    calendar: WorkdayCalendar,
    policy: ClockPolicy = DEFAULT_POLICY,
) -> CaseState:
    """The case with the act added, or the named error that forbids it."""
    judge(history, act, calendar, policy)
    return fold((*history, act), calendar, policy)


def _state(history: Sequence[Act]) -> State:
    state: State | None = None
    open_parties: set[str] = set()
    for act in history:
        match act:
            case acts.ConsultationSent():
                open_parties.add(act.party)
            case acts.ConsultationAnswered() | acts.ConsultationLapsed() | acts.ConsultationEnded():
                open_parties.discard(act.party)
        state = next_state(state, act, others_open=bool(open_parties))
    if state is None:
        raise ValueError("a case without acts has no state")
    return state


def _received_on(history: Sequence[Act]) -> date | None:
    receipts = (acts.Registered, acts.Confirmed)
    return next((act.on for act in history if isinstance(act, receipts)), None)


def _decisions(history: Sequence[Act]) -> list[tuple[date, Outcome]]:
    """Each day on which the case was decided, with what it came to."""
    by_event = {
        acts.CorrectionLapsed: Outcome.NOT_CORRECTED,
        acts.FeeLapsed: Outcome.NOT_PAID,
        acts.Withdrawn: Outcome.OTHER,
    }
    found = []
    for act in history:
        outcome = act.outcome if isinstance(act, acts.Answered) else by_event.get(type(act))
        if outcome is not None:
            found.append((act.on, outcome))
    return found


def _reply_due_on(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy
) -> date | None:
    for place, act in enumerate(history):
        if isinstance(act, acts.Answered):
            at_reply = clock(history[:place], calendar, policy)
            return at_reply.due_on if at_reply else None
    return None


def _on_time(history: Sequence[Act], due_on: date | None) -> bool | None:
    """Whether the first reply was in time; None until something proves it (送达解释)."""
    first = next(replies(history), None)
    if first is None or due_on is None:
        return None
    if first[0].on > due_on:
        return False
    proven = proven_on(*first)
    return proven <= due_on if proven else None


def _flags(
    history: Sequence[Act],
    running: Clock | None,
    state: State,
    calendar: WorkdayCalendar,
    on_time: bool | None,
) -> frozenset[Flag]:
    asked = running.consultations if running else ()
    lapsed = {act.party for act in history if isinstance(act, acts.ConsultationLapsed)}
    spoke_later = {act.party for act in history if isinstance(act, acts.OpinionAmended)}
    unproven = (each for each in asked if each.served_on is None and each.ended_on is None)
    third = {each.party for each in asked if each.kind is Party.THIRD_PARTY}
    raised = {
        Flag.EXTENDED: any(isinstance(act, acts.Extended) for act in history),
        Flag.LATE_CORRECTION: _corrected_late(history, calendar),
        Flag.DELIVERY_UNPROVEN: any(unproven),
        Flag.SILENT_PARTY: bool((lapsed - spoke_later) & third),
        Flag.TENTATIVE: bool(running and running.tentative and state in UNANSWERED),
        Flag.LATE_REPLY: on_time is False,
        Flag.REDO: any(isinstance(act, acts.RedoOrdered) for act in history),
        Flag.IMPORTED: any(isinstance(act, acts.AnsweredBefore) for act in history),
    }
    return frozenset(flag for flag, is_up in raised.items() if is_up)


def _corrected_late(history: Sequence[Act], calendar: WorkdayCalendar) -> bool:
    received_on = _received_on(history)
    asked = next((act for act in history if isinstance(act, acts.CorrectionAsked)), None)
    if asked is None or received_on is None:
        return False
    return asked.on > calendar.add(received_on, CORRECTION_NOTICE_DAYS).result
