"""办理状态 and the one table of moves between them. Lateness is derived, never a state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.errors import MoveNotAllowed


class State(StrEnum):
    """办理状态."""

    ARRIVED = "arrived"  # 已到达待确认
    REGISTERED = "registered"
    UNDER_REVIEW = "under_review"
    CORRECTION_PENDING = "correction_pending"
    REASON_PENDING = "reason_pending"
    FEE_PENDING = "fee_pending"
    IN_PROCESS = "in_process"
    CONSULTING = "consulting"
    REFERRED_FOR_SECRECY = "referred_for_secrecy"
    DRAFTING = "drafting"
    LEGAL_CHECK = "legal_check"
    APPROVAL = "approval"
    DISPATCHED = "dispatched"
    SERVED = "served"
    CLOSED = "closed"
    NOT_CORRECTED = "not_corrected"  # 逾期不补正,不再处理
    NOT_PAID = "not_paid"  # 逾期不缴费,不再处理
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    REDO = "redo"


class Actor(StrEnum):
    """行为人: who brings an act about."""

    APPLICANT = "applicant"
    REGISTRAR = "registrar"  # 工作机构收件
    OFFICE = "office"  # 政府信息公开工作机构
    HEAD = "head"  # 工作机构负责人
    DEPARTMENT = "department"  # 业务科室
    REVIEWER = "reviewer"  # 法制
    SIGNATORY = "signatory"
    PARTY = "party"
    ARCHIVIST = "archivist"


class ClockEffect(StrEnum):
    """What an act does to the answering period."""

    NONE = "none"
    START = "start"
    FREEZE = "freeze"
    RESTART = "restart"
    PAUSE = "pause"
    RESUME = "resume"
    LENGTHEN = "lengthen"
    REPLACE = "replace"  # by the reasonable period of 条例第35条
    STOP = "stop"


S, A, C = State, Actor, ClockEffect

# In these the organ still owes a reply and the period runs (or is only paused).
RUNNING = frozenset(
    {
        *(S.REGISTERED, S.UNDER_REVIEW, S.REASON_PENDING, S.IN_PROCESS, S.CONSULTING),
        *(S.REFERRED_FOR_SECRECY, S.DRAFTING, S.LEGAL_CHECK, S.APPROVAL, S.REDO),
    }
)
UNANSWERED = RUNNING | {S.ARRIVED, S.CORRECTION_PENDING, S.FEE_PENDING}
# What waits for check or signature has to be returned before it is changed.
EDITABLE = RUNNING - {S.LEGAL_CHECK, S.APPROVAL}
ABANDONED = frozenset({S.NOT_CORRECTED, S.NOT_PAID})
REPLIED = frozenset({S.DISPATCHED, S.SERVED, S.CLOSED, S.ARCHIVED})
IN_DISPUTE = frozenset({S.RECONSIDERATION, S.LITIGATION})


@dataclass(frozen=True, slots=True)
class Move:
    """状态变更: one row of the table. `to` is None where the act leaves the state as it is."""

    row: int
    act: type[Act]
    sources: frozenset[State]
    to: State | None
    who: Actor
    letter: str = ""
    clock: ClockEffect = ClockEffect.NONE
    opens: bool = False  # the act may be the first of a case
    last_only: bool = False  # moves on only when no other consultation is open


def _move(
    row: int,
    act: type[Act],
    sources: set[State] | frozenset[State],
    to: State | None,
    who: Actor,
    letter: str = "",
    clock: ClockEffect = ClockEffect.NONE,
    *,
    opens: bool = False,
    last_only: bool = False,
) -> Move:
    return Move(row, act, frozenset(sources), to, who, letter, clock, opens, last_only)


_REVIEWED = {S.UNDER_REVIEW, S.IN_PROCESS}
# A party may say more as long as anybody reads the file.
_CONSULTED = {
    *(S.IN_PROCESS, S.CONSULTING, S.REFERRED_FOR_SECRECY, S.REDO),
    *(S.DRAFTING, S.LEGAL_CHECK, S.APPROVAL, *REPLIED, *IN_DISPUTE),
}

MOVES: tuple[Move, ...] = (
    _move(1, acts.Arrived, set(), S.ARRIVED, A.REGISTRAR, opens=True),
    _move(2, acts.Registered, set(), S.REGISTERED, A.REGISTRAR, "L01", C.START, opens=True),
    _move(3, acts.Confirmed, {S.ARRIVED}, S.REGISTERED, A.REGISTRAR, "L01", C.START),
    _move(4, acts.Assigned, {S.REGISTERED}, S.UNDER_REVIEW, A.OFFICE, "L02"),
    _move(5, acts.Split, {S.REGISTERED, S.UNDER_REVIEW}, S.REGISTERED, A.OFFICE, "L07"),
    _move(5, acts.Joined, {S.REGISTERED, *_REVIEWED}, None, A.OFFICE, "L07"),
    _move(5, acts.Parted, {S.REGISTERED, *_REVIEWED}, None, A.OFFICE),
    _move(
        6, acts.CorrectionAsked, {S.UNDER_REVIEW}, S.CORRECTION_PENDING, A.OFFICE, "L03", C.FREEZE
    ),
    _move(6, acts.CorrectionServed, {S.CORRECTION_PENDING}, None, A.OFFICE, "L27"),
    _move(7, acts.Corrected, {S.CORRECTION_PENDING}, S.UNDER_REVIEW, A.APPLICANT, "L04", C.RESTART),
    _move(
        8, acts.CorrectionLapsed, {S.CORRECTION_PENDING}, S.NOT_CORRECTED, A.OFFICE, "L25", C.STOP
    ),
    _move(9, acts.ReasonsAsked, {S.UNDER_REVIEW}, S.REASON_PENDING, A.OFFICE, "L05"),
    _move(9, acts.ReasonsReceived, {S.REASON_PENDING}, None, A.APPLICANT),
    _move(10, acts.ReasonsRejected, {S.REASON_PENDING}, S.DRAFTING, A.HEAD),
    _move(11, acts.ReplyDeferred, {S.REASON_PENDING}, S.IN_PROCESS, A.HEAD, "L06b", C.REPLACE),
    _move(12, acts.FeeAsked, _REVIEWED, S.FEE_PENDING, A.HEAD, "L08", C.FREEZE),
    _move(12, acts.FeeServed, {S.FEE_PENDING}, None, A.OFFICE, "L27"),
    _move(13, acts.FeePaid, {S.FEE_PENDING}, S.IN_PROCESS, A.APPLICANT, "", C.RESTART),
    _move(14, acts.FeeLapsed, {S.FEE_PENDING}, S.NOT_PAID, A.OFFICE, "L26", C.STOP),
    _move(14, acts.FeeWaived, {S.FEE_PENDING}, S.IN_PROCESS, A.HEAD, "", C.RESUME),
    _move(15, acts.Drafted, {S.UNDER_REVIEW}, S.DRAFTING, A.OFFICE),
    _move(16, acts.HandedOver, {S.UNDER_REVIEW, S.REDO}, S.IN_PROCESS, A.OFFICE),
    # Rows 17 and 18: L09 to a third party, L12 to a co-making organ, L13 to another one.
    _move(
        17,
        acts.ConsultationSent,
        {S.IN_PROCESS, S.CONSULTING},
        S.CONSULTING,
        A.OFFICE,
        "L09",
        C.PAUSE,
    ),
    _move(17, acts.ConsultationServed, {S.CONSULTING}, None, A.OFFICE, "L27"),
    _move(
        19,
        acts.ConsultationAnswered,
        {S.CONSULTING},
        S.IN_PROCESS,
        A.PARTY,
        "",
        C.RESUME,
        last_only=True,
    ),
    _move(
        19,
        acts.ConsultationLapsed,
        {S.CONSULTING},
        S.IN_PROCESS,
        A.OFFICE,
        "",
        C.RESUME,
        last_only=True,
    ),
    _move(
        19,
        acts.ConsultationEnded,
        {S.CONSULTING},
        S.IN_PROCESS,
        A.OFFICE,
        "",
        C.RESUME,
        last_only=True,
    ),
    _move(19, acts.OpinionAmended, _CONSULTED, None, A.PARTY),
    _move(20, acts.SecrecyReferred, {S.IN_PROCESS}, S.REFERRED_FOR_SECRECY, A.OFFICE),
    _move(20, acts.SecrecyDetermined, {S.REFERRED_FOR_SECRECY}, S.IN_PROCESS, A.PARTY),
    _move(21, acts.Extended, RUNNING, None, A.HEAD, "L06", C.LENGTHEN),
    _move(22, acts.Drafted, {S.IN_PROCESS, S.REDO}, S.DRAFTING, A.DEPARTMENT),
    _move(22, acts.Resumed, {S.DRAFTING}, S.IN_PROCESS, A.OFFICE),
    _move(23, acts.SubmittedForCheck, {S.DRAFTING}, S.LEGAL_CHECK, A.DEPARTMENT),
    _move(23, acts.Checked, {S.LEGAL_CHECK}, S.APPROVAL, A.REVIEWER),
    _move(23, acts.Returned, {S.LEGAL_CHECK, S.APPROVAL}, S.DRAFTING, A.REVIEWER),
    _move(24, acts.Answered, {S.APPROVAL}, S.DISPATCHED, A.SIGNATORY, "", C.STOP),
    _move(24, acts.Posted, {S.DISPATCHED}, None, A.OFFICE),
    _move(24, acts.ReplyRecalled, {S.DISPATCHED}, S.DRAFTING, A.SIGNATORY, "", C.RESUME),
    _move(25, acts.Served, {S.DISPATCHED}, S.SERVED, A.OFFICE, "L27"),
    _move(27, acts.Closed, {S.SERVED}, S.CLOSED, A.OFFICE),
    _move(27, acts.Archived, {S.CLOSED, S.WITHDRAWN, *ABANDONED}, S.ARCHIVED, A.ARCHIVIST),
    _move(28, acts.Withdrawn, UNANSWERED, S.WITHDRAWN, A.APPLICANT, "L28", C.STOP),
    _move(29, acts.RemedyOpened, REPLIED | ABANDONED | IN_DISPUTE, S.RECONSIDERATION, A.REVIEWER),
    _move(29, acts.RemedyConcluded, IN_DISPUTE, S.CLOSED, A.REVIEWER),
    _move(30, acts.RedoOrdered, IN_DISPUTE, S.REDO, A.REVIEWER, "", C.START),
    _move(31, acts.ReplyAmended, REPLIED - {S.ARCHIVED}, None, A.OFFICE),
    # An archived volume is not touched: the case goes on, and is archived again in a further one.
    _move(31, acts.ReplyAmended, {S.ARCHIVED}, S.CLOSED, A.OFFICE),
    # Row 32 is ours: what a register of earlier years brings along.
    _move(32, acts.AnsweredBefore, UNANSWERED, S.CLOSED, A.REGISTRAR, "", C.STOP),
)


def next_state(state: State | None, act: Act, *, others_open: bool = False) -> State:
    """The state after the act; `state` is None before the first act of a case.

    `others_open`: whether a further consultation is still open. Raises MoveNotAllowed.
    """
    for move in MOVES:
        fits = move.opens if state is None else state in move.sources
        if move.act is not type(act) or not fits:
            continue
        if isinstance(act, acts.RemedyOpened) and act.track is acts.RemedyTrack.LITIGATION:
            return State.LITIGATION
        stays = move.to is None or (move.last_only and others_open)
        return state if stays else move.to
    raise MoveNotAllowed(act=act.event, state=state.value if state else "")


_EFFECTS = {move.act: move.clock for move in MOVES}


def clock_effect(act: type[Act]) -> ClockEffect:
    """What acts of this kind do to the answering period."""
    return _EFFECTS[act]


def possible_acts(state: State) -> tuple[type[Act], ...]:
    """What may happen next, in the order of the table."""
    return tuple(dict.fromkeys(move.act for move in MOVES if state in move.sources))


# The steps between a state and the signature. An answer on the spot (条例第33条) takes them all
# on one day.
_TO_SIGNATURE = (acts.Drafted, acts.SubmittedForCheck, acts.Checked)
STEPS_BEFORE_SIGNATURE: dict[State, tuple[type[Act], ...]] = {
    S.REGISTERED: (acts.Assigned, *_TO_SIGNATURE),
    S.UNDER_REVIEW: _TO_SIGNATURE,
    S.IN_PROCESS: _TO_SIGNATURE,
    S.REDO: _TO_SIGNATURE,
    S.DRAFTING: _TO_SIGNATURE[1:],
    S.LEGAL_CHECK: _TO_SIGNATURE[2:],
    S.APPROVAL: (),
}
