"""申请件台账: its columns, and what of a line is computed from the acts alone.

Nothing in it is typed: a wrong day is mended by an act, and the line follows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.casefile import Flag, fold
from gongkai.inforequests.rules.clock import ANSWER_DAYS
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.policy import ClockPolicy
from gongkai.workdays.rules.calendar import WorkdayCalendar


class Column(StrEnum):
    """台账栏目, in the order of the page."""

    NUMBER = "number"
    YEAR = "year"
    ORGAN = "organ"
    CASE_TYPE = "case_type"
    CHANNEL = "channel"
    SUBMITTED_ON = "submitted_on"
    RECEIVED_ON = "received_on"
    RECEIVED_BASIS = "received_basis"
    APPLICANT_KIND = "applicant_kind"
    APPLICANT = "applicant"
    AGENT = "agent"
    SUBJECT = "subject"
    WANTED_FORM = "wanted_form"
    SPLIT_FROM = "split_from"
    JOINED_TO = "joined_to"
    HANDLER = "handler"
    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    STATE = "state"
    CORRECTION_SENT = "correction_sent"
    CORRECTION_DUE = "correction_due"
    CORRECTION_RECEIVED = "correction_received"
    THIRD_SENT = "third_sent"
    THIRD_SERVED = "third_served"
    THIRD_DUE = "third_due"
    THIRD_OPINION = "third_opinion"
    AGENCY_SENT = "agency_sent"
    AGENCY_SERVED = "agency_served"
    AGENCY_DUE = "agency_due"
    AGENCY_OPINION = "agency_opinion"
    EXTENDED_ON = "extended_on"
    EXTENDED_BY = "extended_by"
    EXTENDED_DAYS = "extended_days"
    EXTENSION_TOLD = "extension_told"
    FEE_MODE = "fee_mode"
    FEE_AMOUNT = "fee_amount"
    FEE_ON = "fee_on"
    FEE_DUE = "fee_due"
    FEE_PAID = "fee_paid"
    BASE_DUE = "base_due"
    CURRENT_DUE = "current_due"
    ANSWERED_ON = "answered_on"
    LETTER = "letter"
    OUTCOME = "outcome"
    BASIS = "basis"
    REMEDY = "remedy"
    SERVICE = "service"
    POSTED_ON = "posted_on"
    TRACKING = "tracking"
    DELIVERED_ON = "delivered_on"
    ON_TIME = "on_time"
    DAYS_USED = "days_used"
    OVERDUE_DAYS = "overdue_days"
    REPORT_YEAR = "report_year"
    CELL_2019 = "cell_2019"
    CELL_2021 = "cell_2021"
    COMPLAINT = "complaint"
    REVIEW_NO = "review_no"
    REVIEW_RESULT = "review_result"
    SUIT_NO = "suit_no"
    SUIT_STAGE = "suit_stage"
    SUIT_RESULT = "suit_result"
    PROACTIVE = "proactive"
    ARCHIVE_NO = "archive_no"
    RETENTION = "retention"
    NOTES = "notes"


class Punctuality(StrEnum):
    """按期情况."""

    ON_TIME = "on_time"
    LATE = "late"
    UNPROVEN = "unproven"  # answered, but what shows the day is not on file yet
    OVERDUE = "overdue"  # open, and the period is over
    RUNNING = "running"  # open, and the period is not over


C = Column
# Computed from the acts of a case.
FROM_ACTS = frozenset(
    {
        *(C.CORRECTION_SENT, C.CORRECTION_DUE, C.CORRECTION_RECEIVED),
        *(C.THIRD_SENT, C.THIRD_SERVED, C.THIRD_DUE, C.THIRD_OPINION),
        *(C.AGENCY_SENT, C.AGENCY_SERVED, C.AGENCY_DUE, C.AGENCY_OPINION),
        *(C.EXTENDED_ON, C.EXTENDED_BY, C.EXTENDED_DAYS, C.FEE_AMOUNT, C.FEE_ON, C.FEE_DUE),
        *(C.FEE_PAID, C.BASE_DUE, C.CURRENT_DUE, C.POSTED_ON, C.DELIVERED_ON),
        *(C.DAYS_USED, C.OVERDUE_DAYS, C.NOTES),
    }
)
# What stands on the page unless others are chosen.
USUAL = (
    *(C.NUMBER, C.ORGAN, C.RECEIVED_ON, C.CHANNEL, C.APPLICANT, C.SUBJECT, C.HANDLER, C.STATE),
    *(C.CURRENT_DUE, C.ANSWERED_ON, C.LETTER, C.OUTCOME, C.ON_TIME),
)

Told = str | int | date | tuple[Flag, ...] | None
_FIRST: dict[Column, type[Act]] = {
    C.CORRECTION_SENT: acts.CorrectionAsked,
    C.CORRECTION_RECEIVED: acts.Corrected,
    C.EXTENDED_ON: acts.Extended,
    C.FEE_ON: acts.FeeAsked,
    C.FEE_PAID: acts.FeePaid,
    C.POSTED_ON: acts.Posted,
    C.DELIVERED_ON: acts.Served,
}
_DUE = {
    C.CORRECTION_DUE: (Term.CORRECT,),
    C.FEE_DUE: (Term.PAY,),
    C.THIRD_DUE: (Term.THIRD_PARTY_OPINION,),
    C.AGENCY_DUE: (Term.AGENCY_OPINION,),
}


@dataclass(frozen=True, slots=True)
class Spent:
    """用时 of an answer, in working days; None where there is nothing to count."""

    used: int | None
    over: int | None


def told_by_acts(
    history: Sequence[Act], today: date, calendar: WorkdayCalendar, policy: ClockPolicy
) -> dict[Column, Told]:
    """The columns of `FROM_ACTS` that have something to say."""
    stands = acts.in_force(tuple(history))
    case = fold(history, calendar, policy)
    told: dict[Column, Told] = {}
    for column, kind in _FIRST.items():
        found = [act.on for act in stands if isinstance(act, kind)]
        if found:
            told[column] = found[0]
    for act in stands:
        if isinstance(act, acts.Extended):
            told[C.EXTENDED_DAYS], told[C.EXTENDED_BY] = act.days, act.approved_by
        if isinstance(act, acts.FeeAsked):
            told[C.FEE_AMOUNT] = act.amount
    for column, terms in _DUE.items():
        days = [each.due_on for each in case.deadlines if each.term in terms and each.due_on]
        if days:
            told[column] = max(days)
    told |= _opinions(stands)
    start = case.clock.start.on if case.clock else None
    if start is not None:
        told[C.BASE_DUE] = calendar.add(start, ANSWER_DAYS).result
    due_on = case.due_on or case.reply_due_on
    if due_on is not None:
        told[C.CURRENT_DUE] = due_on
    spent = time_spent(start, due_on, _proven_on(stands, case.closed_on), today, calendar)
    told[C.DAYS_USED] = spent.used if case.closed_on else None
    told[C.OVERDUE_DAYS] = spent.over
    told[C.NOTES] = tuple(sorted(case.flags))
    return told


def time_spent(
    start: date | None,
    due_on: date | None,
    done_on: date | None,
    today: date,
    calendar: WorkdayCalendar,
) -> Spent:
    """Working days from the day after `start`, and those beyond `due_on`, until it was done or
    until today."""
    until = done_on or today
    used = calendar.between(start, until) if start and until >= start else None
    over = calendar.between(due_on, until) if due_on and until > due_on else None
    return Spent(used, over)


def _proven_on(stands: Sequence[Act], closed_on: date | None) -> date | None:
    """The day that shows when the reply was given: posted, else handed over, else signed."""
    kinds: tuple[type[Act], ...] = (acts.Posted, acts.Served)
    found = [act.on for act in stands if isinstance(act, kinds)]
    return min(found) if found else closed_on


def _opinions(stands: Sequence[Act]) -> dict[Column, Told]:
    third = {
        act.party
        for act in stands
        if isinstance(act, acts.ConsultationSent) and act.kind is Party.THIRD_PARTY
    }
    told: dict[Column, Told] = {}
    places: dict[type[Act], tuple[Column, Column]] = {
        acts.ConsultationSent: (C.THIRD_SENT, C.AGENCY_SENT),
        acts.ConsultationServed: (C.THIRD_SERVED, C.AGENCY_SERVED),
        acts.ConsultationAnswered: (C.THIRD_OPINION, C.AGENCY_OPINION),
    }
    keep: Callable[[date, date], date]
    for kind, (of_third, of_agency) in places.items():
        keep = min if kind is acts.ConsultationSent else max
        for act in stands:
            if isinstance(act, kind):
                column = of_third if act.party in third else of_agency
                known = told.get(column)
                told[column] = keep(known, act.on) if isinstance(known, date) else act.on
    return told
