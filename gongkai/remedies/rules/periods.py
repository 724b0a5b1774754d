"""应诉和救济期限 T12–T15, in the terms of the periods of a request.

T16 and T17, the year of whoever was not told, belong to the reply and stand with T10 and T11 in
`inforequests.rules.deadlines`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.deadlines import Deadline, Debtor, Term, in_calendar_days
from gongkai.remedies.rules.kinds import Procedure
from gongkai.remedies.rules.table_four import Track
from gongkai.workdays.rules.calendar import Reckoned, WorkdayCalendar

SUIT_AFTER_REVIEW_DAYS = 15  # calendar days, 行诉法第45条、复议法第34条
DEFENCE_SUIT_DAYS = 15  # calendar days, 行诉法第67条
DEFENCE_REVIEW_DAYS = {Procedure.SIMPLE: 5, Procedure.ORDINARY: 10}  # working days
# How long 复议机关 may take, in calendar days from acceptance, before any extension.
REVIEW_DAYS = {Procedure.SIMPLE: 30, Procedure.ORDINARY: 60}

_DEFENCE_ARTICLES = {Procedure.SIMPLE: "复议法第54条", Procedure.ORDINARY: "复议法第48条"}
_DEFENCE_TERMS = {Procedure.SIMPLE: Term.DEFEND_SIMPLY, Procedure.ORDINARY: Term.DEFEND_REVIEW}


@dataclass(frozen=True, slots=True)
class Proceeding:
    """一案的日期, as far as its periods ask.

    `procedure` None: not told yet, so that the shorter period is kept. `sued_on` is the day of
    the suit that followed a review.
    """

    track: Track
    accepted_on: date
    procedure: Procedure | None = None
    copy_received_on: date | None = None
    defence_sent_on: date | None = None
    concluded_on: date | None = None
    decision_received_on: date | None = None
    sued_on: date | None = None


def deadlines_of(case: Proceeding, calendar: WorkdayCalendar) -> tuple[Deadline, ...]:
    """Every period of the case, in the order of the numbers."""
    return (*_suit_after(case, calendar), defence_of(case, calendar))


def defence_of(case: Proceeding, calendar: WorkdayCalendar) -> Deadline:
    """答复期限、答辩期限 (T13–T15), from the day the copy came; that day does not count."""
    is_review = case.track is Track.REVIEW
    procedure = case.procedure or Procedure.SIMPLE
    start = case.copy_received_on
    end: Reckoned | None = None
    if start and is_review:
        end = calendar.add(start, DEFENCE_REVIEW_DAYS[procedure])
    elif start:
        end = in_calendar_days(start, DEFENCE_SUIT_DAYS, calendar)
    return Deadline(
        _DEFENCE_TERMS[procedure] if is_review else Term.DEFEND_SUIT,
        Debtor.ORGAN,
        start,
        end.result if end else None,
        _DEFENCE_ARTICLES[procedure] if is_review else "行诉法第67条",
        provisional=bool(end and end.provisional),
        met_on=case.defence_sent_on,
        grade=Grade.DESIGN if is_review and case.procedure is None else Grade.STATUTE,
        over_on=case.concluded_on,
    )


def review_end(case: Proceeding, calendar: WorkdayCalendar) -> Reckoned:
    """复议期满: when a decision is due, unless 复议机关 takes longer and says so."""
    days = REVIEW_DAYS[case.procedure or Procedure.ORDINARY]
    return in_calendar_days(case.accepted_on, days, calendar)


def _suit_after(case: Proceeding, calendar: WorkdayCalendar) -> Iterator[Deadline]:
    """起诉期限 after a review (T12): from the decision, or from the day it should have come.

    The applicant's own day of receipt is not known here; the organ's stands for it [设计].
    """
    if case.track is not Track.REVIEW:
        return
    decided_on = case.decision_received_on or case.concluded_on
    start = decided_on or review_end(case, calendar).result
    end = in_calendar_days(start, SUIT_AFTER_REVIEW_DAYS, calendar)
    yield Deadline(
        Term.SUE_AFTER_REVIEW,
        Debtor.APPLICANT,
        start,
        end.result,
        "行诉法第45条、复议法第34条",
        provisional=end.provisional,
        met_on=case.sued_on,
        grade=Grade.DESIGN if decided_on else Grade.UNVERIFIED,
    )
