"""法定期限 that run beside the answering period: who owes what, by when, and since when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.clock import (
    CORRECTION_NOTICE_DAYS,
    PARTY_ARTICLES,
    Clock,
    StartReason,
)
from gongkai.inforequests.rules.clock import clock as wind
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, ClockPolicy
from gongkai.inforequests.rules.service import proven_on, replies
from gongkai.workdays.rules.calendar import Reckoned, WorkdayCalendar

REVIEW_DAYS = 60  # calendar days, 复议法第20条
LITIGATION_MONTHS = 6  # 行诉法第46条
UNTOLD_MONTHS = 12  # at most, for whoever was not told: 复议法第20条第三款, 行诉解释第64条

A = TypeVar("A", bound=Act)


class Term(StrEnum):
    """法定期限 by its number in the reference of the procedure."""

    CONFIRM_LETTER = "T1"
    ASK_CORRECTION = "T2"
    CORRECT = "T3"
    ANSWER = "T4"
    ANSWER_EXTENDED = "T5"
    THIRD_PARTY_OPINION = "T6"
    AGENCY_OPINION = "T7"
    ASK_FEE = "T8"
    PAY = "T9"
    SEEK_REVIEW = "T10"
    SUE = "T11"
    # Those that a dispute sets going are wound by the room of remedies.
    SUE_AFTER_REVIEW = "T12"
    DEFEND_SIMPLY = "T13"
    DEFEND_REVIEW = "T14"
    DEFEND_SUIT = "T15"
    SEEK_REVIEW_UNTOLD = "T16"
    SUE_UNTOLD = "T17"


class Debtor(StrEnum):
    """义务人: who has to act."""

    ORGAN = "organ"
    APPLICANT = "applicant"
    PARTY = "party"


class Standing(StrEnum):
    """期限状态: what has become of a period by some day."""

    WAITING = "waiting"  # the day it runs from is not known, or it stands still
    OPEN = "open"
    SENT = "sent"  # signed in time, the day of posting or delivery still to be proven
    MET = "met"
    LATE = "late"  # done, but after the end
    MISSED = "missed"  # run out and not done
    EXTENDED = "extended"  # a longer one has taken its place in time
    MOOT = "moot"  # the case was over first


@dataclass(frozen=True, slots=True)
class Deadline:
    """一项期限. `due_on` is None while the day it runs from is not known or it stands still.

    `met_on` is when it was done, `sent_on` when a reply was signed whose posting or delivery is
    not yet proven, `over_on` when the case ended, which ends every duty in it.
    """

    term: Term
    owed_by: Debtor
    starts_on: date | None
    due_on: date | None
    article: str
    provisional: bool = False
    met_on: date | None = None
    party: str = ""
    grade: Grade = Grade.STATUTE
    sent_on: date | None = None
    over_on: date | None = None
    extended: bool = False

    def standing(self, today: date | None = None) -> Standing:
        """What has become of it by `today`; without a day, what is not done is open."""
        if self.met_on is not None and not self._is_after_end(self.met_on):
            return Standing.MET
        if self.extended:
            return Standing.EXTENDED
        if self.met_on is not None:
            return Standing.LATE
        if self.sent_on is not None:
            return Standing.LATE if self._is_after_end(self.sent_on) else Standing.SENT
        if self.over_on is not None and not self._is_after_end(self.over_on):
            return Standing.MOOT
        if self.due_on is None:
            return Standing.WAITING
        return Standing.MISSED if today and self._is_after_end(today) else Standing.OPEN

    def _is_after_end(self, day: date) -> bool:
        return self.due_on is not None and day > self.due_on


def in_calendar_days(start: date, days: int, calendar: WorkdayCalendar) -> Reckoned:
    """The end of a period in calendar days; a last day off rolls on (民事诉讼法第85条)."""
    return _rolled(start + timedelta(days=days), calendar)


def in_months(start: date, months: int, calendar: WorkdayCalendar) -> Reckoned:
    """The end of a period in months: the same day number, or the month's last; rolled on."""
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    last = monthrange(year, month)[1]
    return _rolled(date(year, month, min(start.day, last)), calendar)


def _rolled(day: date, calendar: WorkdayCalendar) -> Reckoned:
    return Reckoned(calendar.next_workday(day), calendar.is_provisional(day))


def deadlines(
    history: Sequence[Act],
    clock: Clock | None,
    calendar: WorkdayCalendar,
    policy: ClockPolicy = DEFAULT_POLICY,
) -> tuple[Deadline, ...]:
    """Every period that the acts have set going, in the order of the numbers."""
    found = [
        *_confirmation(history),
        *_correction(history, calendar, policy),
        *_answer(history, clock, policy),
        *_opinions(clock, calendar),
        *_fee_notice(history, calendar, policy),
        *_fee(history, calendar, policy),
        *_remedies(history, calendar),
    ]
    over_on = _over_on(history)
    ended = (
        each if each.term in _AFTERWARDS else replace(each, over_on=each.over_on or over_on)
        for each in found
    )
    return tuple(sorted(ended, key=lambda each: list(Term).index(each.term)))


# What the applicant may do about the reply runs on when the case is over.
_AFTERWARDS = (Term.SEEK_REVIEW, Term.SUE, Term.SEEK_REVIEW_UNTOLD, Term.SUE_UNTOLD)
_ENDS = (acts.Answered, acts.CorrectionLapsed, acts.FeeLapsed, acts.Withdrawn)


def _over_on(history: Sequence[Act]) -> date | None:
    """When the case ended; None while a reply is owed, also anew."""
    over_on = None
    for act in acts.in_force(history):
        if isinstance(act, _ENDS):
            over_on = act.on
        elif isinstance(act, acts.RedoOrdered):
            over_on = None
    return over_on


def _last(history: Sequence[Act], kind: type[A]) -> A | None:
    return next((act for act in reversed(history) if isinstance(act, kind)), None)


def _day(act: Act | None) -> date | None:
    return act.on if act else None


def _confirmation(history: Sequence[Act]) -> Iterator[Deadline]:
    arrived = _last(history, acts.Arrived)
    if arrived and arrived.channel is Channel.ORDINARY_MAIL:
        met_on = _day(_last(history, acts.Confirmed))
        yield Deadline(
            Term.CONFIRM_LETTER,
            Debtor.ORGAN,
            arrived.on,
            arrived.on,
            "条例第31条第（二）项",
            met_on=met_on,
        )


def _correction(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy
) -> Iterator[Deadline]:
    asked = _last(history, acts.CorrectionAsked)
    received = _last(history, acts.Confirmed) or _last(history, acts.Registered)
    if received:
        latest = calendar.add(received.on, CORRECTION_NOTICE_DAYS)
        yield _worked(
            Term.ASK_CORRECTION, Debtor.ORGAN, received.on, latest, "条例第30条", _day(asked)
        )
    if asked is None:
        return
    served = _last(history, acts.CorrectionServed)
    end = calendar.add(served.on, asked.days) if served else None
    yield _worked(
        Term.CORRECT,
        Debtor.APPLICANT,
        _day(served),
        end,
        "条例第30条",
        _day(_last(history, acts.Corrected)),
        policy.correction_days.grade,
    )


def _worked(
    term: Term,
    owed_by: Debtor,
    starts_on: date | None,
    end: Reckoned | None,
    article: str,
    met_on: date | None,
    grade: Grade = Grade.STATUTE,
) -> Deadline:
    return Deadline(
        term,
        owed_by,
        starts_on,
        end.result if end else None,
        article,
        provisional=bool(end and end.provisional),
        met_on=met_on,
        grade=grade,
    )


def _answer(history: Sequence[Act], clock: Clock | None, policy: ClockPolicy) -> Iterator[Deadline]:
    if clock is None:
        return
    met_on, sent_on = _replied(history, clock.start.on)
    start, extension = clock.start.on, clock.extension
    in_time = extension is not None and not (
        clock.base_due_on and extension.granted_on > clock.base_due_on
    )
    ends = [(Term.ANSWER, clock.base_due_on, in_time)]
    if extension:
        ends.append((Term.ANSWER_EXTENDED, clock.due_on, False))
    for term, due_on, is_extended in ends:
        yield Deadline(
            term,
            Debtor.ORGAN,
            start,
            due_on,
            _answer_article(history, clock),
            provisional=clock.provisional,
            met_on=met_on,
            grade=_answer_grade(history, clock, policy),
            sent_on=sent_on,
            extended=is_extended,
        )


def _answer_article(history: Sequence[Act], clock: Clock) -> str:
    if clock.answer_by:
        return "条例第35条"
    article = _ANSWER_ARTICLES[clock.start.reason]
    return f"条例第41条，参照{article}" if _is_record_correction(history) else article


def _is_record_correction(history: Sequence[Act]) -> bool:
    return acts.case_type_of(history) is CaseType.RECORD_CORRECTION


_ANSWER_ARTICLES = {
    StartReason.RECEIVED: "条例第33条第二款",
    StartReason.CORRECTED: "条例第30条、第33条第二款",
    StartReason.PAID: "条例第33条第二款、收费办法第6条",
    StartReason.REDO: "复议决定书、判决书",
}


def _answer_grade(history: Sequence[Act], clock: Clock, policy: ClockPolicy) -> Grade:
    if clock.start.reason is StartReason.PAID:
        return policy.payment_effect.grade
    ordered = _last(history, acts.RedoOrdered)
    if ordered and ordered.days is None:
        return policy.redo_days.grade
    if _is_record_correction(history):
        return policy.record_correction_days.grade
    return Grade.STATUTE


def _replied(history: Sequence[Act], since: date) -> tuple[date | None, date | None]:
    """When the reply is held to have been given, or else when it was signed (送达解释)."""
    last = next(iter(reversed(list(replies(history)))), None)
    if last is None or last[0].on < since:
        return None, None
    proven = proven_on(*last)
    return (proven, None) if proven else (None, last[0].on)


def _opinions(clock: Clock | None, calendar: WorkdayCalendar) -> Iterator[Deadline]:
    for asked in clock.consultations if clock else ():
        third = asked.kind is Party.THIRD_PARTY
        # Without proof of delivery the end is a cautious guess, good for the clock alone.
        due_on = asked.legal_end if asked.served_on else None
        yield Deadline(
            Term.THIRD_PARTY_OPINION if third else Term.AGENCY_OPINION,
            Debtor.PARTY,
            asked.served_on,
            due_on,
            PARTY_ARTICLES[asked.kind],
            provisional=due_on is not None and calendar.is_provisional(due_on),
            met_on=asked.answered_on,
            over_on=asked.ended_on,
            party=asked.party,
            grade=Grade.DESIGN if asked.kind is Party.AGENCY else Grade.STATUTE,
        )


def _fee(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy
) -> Iterator[Deadline]:
    place = _place_of_fee(history)
    if place is None:
        return
    since = history[place:]
    served = _last(since, acts.FeeServed)
    end = calendar.add(served.on, policy.payment_days.value) if served else None
    owed = _worked(
        Term.PAY,
        Debtor.APPLICANT,
        _day(served),
        end,
        "收费办法第6条",
        _day(_last(since, acts.FeePaid)),
        policy.payment_days.grade,
    )
    yield replace(owed, over_on=_day(_last(since, acts.FeeWaived)))


def _fee_notice(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy
) -> Iterator[Deadline]:
    """收费通知 has to go out while the answering period runs; told once one has gone out."""
    place = _place_of_fee(history)
    running = wind(history[:place], calendar, policy) if place is not None else None
    if running is None or place is None:
        return
    yield Deadline(
        Term.ASK_FEE,
        Debtor.ORGAN,
        running.start.on,
        running.due_on,
        "收费办法第6条",
        provisional=running.provisional,
        met_on=history[place].on,
        grade=Grade.ONE_EXCERPT,
    )


def _place_of_fee(history: Sequence[Act]) -> int | None:
    """Where the last 收费通知 stands in the record."""
    asked = (at for at, act in enumerate(history) if isinstance(act, acts.FeeAsked))
    return max(asked, default=None)


def _remedies(history: Sequence[Act], calendar: WorkdayCalendar) -> Iterator[Deadline]:
    served_on = _delivered_on(history)
    if served_on is None:
        return
    untold = in_months(served_on, UNTOLD_MONTHS, calendar)
    told_review, told_suit = _told_remedies(history)
    found = [
        (Term.SEEK_REVIEW, in_calendar_days(served_on, REVIEW_DAYS, calendar), "复议法第20条")
        if told_review
        else (Term.SEEK_REVIEW_UNTOLD, untold, "复议法第20条第三款"),
        (Term.SUE, in_months(served_on, LITIGATION_MONTHS, calendar), "行诉法第46条")
        if told_suit
        else (Term.SUE_UNTOLD, untold, "行诉解释第64条"),
    ]
    for term, end, article in found:
        yield _worked(term, Debtor.APPLICANT, served_on, end, article, None)


def _told_remedies(history: Sequence[Act]) -> tuple[bool, bool]:
    """Whether the last reply told of review and of suit; every letter written here does."""
    reply = _last(history, acts.Answered)
    is_imported = isinstance(reply, acts.AnsweredBefore)
    return (reply.told_review, reply.told_suit) if is_imported else (True, True)


def _delivered_on(history: Sequence[Act]) -> date | None:
    """When the last reply reached the applicant; of an imported one, as the register tells."""
    for act in reversed(history):
        if isinstance(act, acts.Served):
            return act.on
        if isinstance(act, acts.AnsweredBefore):
            return act.served_on
    return None
