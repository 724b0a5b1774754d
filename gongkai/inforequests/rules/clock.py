"""答复期限 (条例第33条): the answering period, walked day by day.

The day of receipt is day zero. From the next day on every working day counts, except those on
which opinions are being asked; a correction or a payment starts the count anew, and a date told
to the applicant (条例第35条) takes its place. The walk is the definition: the due date is where it
ends, and the explanation is its record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.policy import (
    DEFAULT_POLICY,
    ClockPolicy,
    ExtensionAfterRestart,
    LateCorrection,
    PaymentEffect,
)
from gongkai.workdays.rules.calendar import LAST_DAY, WorkdayCalendar

ANSWER_DAYS = 20  # 条例第33条第二款
EXTENSION_MOST = 20  # 条例第33条第二款
CORRECTION_NOTICE_DAYS = 7  # 条例第30条
OPINION_DAYS = 15  # 条例第32条、第34条

ONE_DAY = timedelta(days=1)


class StartReason(StrEnum):
    """起算事由: why a count of working days begins."""

    RECEIVED = "received"
    CORRECTED = "corrected"
    PAID = "paid"
    REDO = "redo"


class FreezeReason(StrEnum):
    """Why the period stands still until something comes in."""

    CORRECTION = "correction"
    FEE = "fee"
    SECRECY = "secrecy"


class DayKind(StrEnum):
    """What one day does to the count."""

    ZERO = "reset"  # 收到之日: the count begins with the next day
    COUNTED = "counted"
    SKIPPED = "skipped"
    SUSPENDED = "suspended"
    FROZEN = "frozen"
    DEFERRED = "deferred"  # 条例第35条: within the period the applicant was told of


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the explanation. `number` is the count reached on a counted day."""

    on: date
    kind: DayKind
    reason: str
    article: str
    number: int | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """起算: day zero of a count of so many working days."""

    on: date
    reason: StartReason
    days: int = ANSWER_DAYS


@dataclass(frozen=True, slots=True)
class Freeze:
    """A standstill over (after, until]; open when `until` is None."""

    after: date
    until: date | None
    reason: FreezeReason

    @property
    def waits_for_fee(self) -> bool:
        """Whether it lasts until a fee is paid."""
        return self.until is None and self.reason is FreezeReason.FEE


@dataclass(frozen=True, slots=True)
class Consultation:
    """征求意见 of one party: its days do not count (条例第33条第三款).

    The pause runs over (sent_on, until]. Until delivery is proven, the party's period is reckoned
    from sending, so that the organ never relies on days it may not have. What a party says later
    (补充意见) does not touch it.
    """

    party: str
    kind: Party
    sent_on: date
    legal_end: date
    served_on: date | None = None
    answered_on: date | None = None
    ended_on: date | None = None  # 终止征求
    is_open: bool = True  # neither answered nor ended nor recorded as lapsed

    @property
    def until(self) -> date:
        """The day of the opinion or of 终止征求, at the latest the end of the party's period."""
        ends = (self.legal_end, self.answered_on, self.ended_on)
        return min(day for day in ends if day is not None)

    def covers(self, day: date) -> bool:
        """Whether the pause covers the day."""
        return self.sent_on < day <= self.until


@dataclass(frozen=True, slots=True)
class Deferral:
    """延迟答复: from the day after `told_on` a date told to the applicant stands for the count."""

    told_on: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class Extension:
    """延期, granted once."""

    granted_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """答复期限 of one request as its acts so far make it.

    `due_on` is None while the period stands still without a known end. `base_due_on` is the
    end without the extension. `provisional`: a day of the walk lies in a year for which no
    holiday notice is known. `tentative`: an opinion may still come in and bring the end nearer.
    """

    start: Start
    due_on: date | None
    base_due_on: date | None
    provisional: bool
    tentative: bool
    frozen_by: FreezeReason | None
    answer_by: date | None  # the period set under 条例第35条, if any
    extension: Extension | None
    consultations: tuple[Consultation, ...]
    days: tuple[Day, ...]

    @property
    def counted(self) -> int:
        """Working days counted since the last start."""
        return max((day.number or 0 for day in self.days if day.on > self.start.on), default=0)


@dataclass(slots=True)
class _Facts:
    """What the acts say about the period, gathered in one pass.

    For 更正自身记录 the law sets no period (条例第41条): a ruling gives its length, and the
    articles of the answering period are only followed.
    """

    calendar: WorkdayCalendar
    policy: ClockPolicy
    case_type: CaseType = CaseType.INFORMATION
    starts: list[Start] = field(default_factory=list)
    freezes: list[Freeze] = field(default_factory=list)
    consultations: dict[str, Consultation] = field(default_factory=dict)
    extension: Extension | None = None
    deferrals: dict[Start, Deferral] = field(default_factory=dict)
    correction_restarts: bool = False

    def take(self, act: Act) -> None:
        match act:
            case acts.Registered() | acts.Confirmed():
                self._restart(act.on, StartReason.RECEIVED)
            case acts.CorrectionAsked():
                self._correction_asked(act)
            case acts.Corrected():
                if self.correction_restarts:
                    self._thaw(act.on)
                    self._restart(act.on, StartReason.CORRECTED)
            case acts.FeeAsked():
                if self.policy.payment_effect.value is not PaymentEffect.NONE:
                    self.freezes.append(Freeze(act.on, None, FreezeReason.FEE))
            case acts.FeePaid():
                self._thaw(act.on)
                if self.policy.payment_effect.value is PaymentEffect.RESTART:
                    self._restart(act.on, StartReason.PAID)
            case acts.FeeWaived():
                self._fee_waived(act)
            case acts.SecrecyReferred():
                if self.policy.secrecy_referral_pauses.value:
                    self.freezes.append(Freeze(act.on, None, FreezeReason.SECRECY))
            case acts.SecrecyDetermined():
                self._thaw(act.on)
            case acts.Extended():
                self.extension = Extension(act.on, act.days)
            case acts.ReplyDeferred():
                self.deferrals[self.starts[-1]] = Deferral(act.on, act.answer_by)
            case acts.RedoOrdered():
                self._redo_ordered(act)
            case _:
                self._consulted(act)

    def _redo_ordered(self, act: acts.RedoOrdered) -> None:
        # A decision that orders a new answer opens a period of its own; what was granted stays
        # with the period it was granted in.
        if self.starts:  # none where it was withdrawn before receipt was settled
            self._close_period()
        days = self.policy.redo_days.value if act.days is None else act.days
        self._restart(act.on, StartReason.REDO, days)

    def _close_period(self) -> None:
        last = self.starts[-1]
        granted = replace(last, days=last.days + self.extension_days(last))
        if last in self.deferrals:
            self.deferrals[granted] = self.deferrals.pop(last)
        self.starts[-1] = granted
        self.extension = None

    def _correction_asked(self, act: acts.CorrectionAsked) -> None:
        latest = self.calendar.add(self.starts[0].on, CORRECTION_NOTICE_DAYS).result
        allowed_late = self.policy.late_correction.value is LateCorrection.WITHOUT_RESTART
        self.correction_restarts = act.on <= latest or not allowed_late
        if self.correction_restarts:
            self.freezes.append(Freeze(act.on, None, FreezeReason.CORRECTION))

    def _restart(self, on: date, reason: StartReason, days: int | None = None) -> None:
        self.starts.append(Start(on, reason, self._period if days is None else days))

    @property
    def _period(self) -> int:
        if self.case_type is CaseType.INFORMATION:
            return ANSWER_DAYS
        return self.policy.record_correction_days.value

    def cited(self, article: str) -> str:
        """The article as a day of this case rests on it."""
        return article if self.case_type is CaseType.INFORMATION else f"参照{article}"

    def _fee_waived(self, act: acts.FeeWaived) -> None:
        if self.policy.fee_waiver_pauses.value:
            self._thaw(act.on)
        else:  # as if no fee had been asked
            self.freezes = [each for each in self.freezes if not each.waits_for_fee]

    def _thaw(self, on: date) -> None:
        if self.freezes and self.freezes[-1].until is None:
            last = self.freezes[-1]
            self.freezes[-1] = Freeze(last.after, on, last.reason)

    def _consulted(self, act: Act) -> None:
        match act:
            case acts.ConsultationSent(party=party, kind=kind, on=on):
                asked = Consultation(party, kind, on, self._opinion_end(kind, on))
            case acts.ConsultationServed(party=party, on=on):
                was = self.consultations[party]
                asked = replace(was, served_on=on, legal_end=self._opinion_end(was.kind, on))
            case acts.ConsultationAnswered(party=party, on=on):
                asked = replace(self.consultations[party], answered_on=on, is_open=False)
            case acts.ConsultationEnded(party=party, on=on):
                asked = replace(self.consultations[party], ended_on=on, is_open=False)
            case acts.ConsultationLapsed(party=party):
                asked = replace(self.consultations[party], is_open=False)
            case _:
                return
        self.consultations[party] = asked

    def _opinion_end(self, kind: Party, since: date) -> date:
        days = self.policy.agency_days.value if kind is Party.AGENCY else OPINION_DAYS
        return self.calendar.add(since, days).result

    @property
    def deferral(self) -> Deferral | None:
        """What the applicant was told in the period that runs now."""
        return self.deferrals.get(self.starts[-1])

    def extension_days(self, start: Start) -> int:
        """Working days the extension adds to the count from `start`."""
        if self.extension is None:
            return 0
        carries = self.policy.extension_after_restart.value is ExtensionAfterRestart.CARRIES
        return self.extension.days if carries or self.extension.granted_on >= start.on else 0


def clock(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> Clock | None:
    """The answering period after these acts, or None before receipt is settled.

    A function of its arguments alone. It does not judge: whether an act may follow is the
    business of `admission`.
    """
    facts = _Facts(calendar, policy, acts.case_type_of(history))
    for act in history:
        facts.take(act)
    return _wound(facts) if facts.starts else None


def _wound(facts: _Facts) -> Clock:
    days: list[Day] = []
    for place, start in enumerate(facts.starts):
        following = facts.starts[place + 1] if place + 1 < len(facts.starts) else None
        days += _Walk(facts, start, start.days + facts.extension_days(start)).until(following)
    start = facts.starts[-1]
    extension_days = facts.extension_days(start)
    frozen = next((pause for pause in facts.freezes if pause.until is None), None)
    due_on = _last_counted(days, start, start.days + extension_days)
    base_due_on = _last_counted(days, start, start.days)
    answer_by = facts.deferral.answer_by if facts.deferral else None
    if answer_by is not None and frozen is None:
        due_on = base_due_on = answer_by
    consultations = tuple(facts.consultations.values())
    return Clock(
        start=start,
        due_on=due_on,
        base_due_on=base_due_on,
        provisional=_is_provisional(facts, start, due_on, days),
        tentative=any(asked.is_open and asked.until > start.on for asked in consultations),
        frozen_by=frozen.reason if frozen else None,
        answer_by=answer_by,
        extension=facts.extension,
        consultations=consultations,
        days=tuple(days),
    )


def _last_counted(days: list[Day], start: Start, number: int) -> date | None:
    for day in reversed(days):
        if day.on <= start.on:
            break
        if day.number == number:
            return day.on
    return None


def _is_provisional(facts: _Facts, start: Start, due_on: date | None, days: list[Day]) -> bool:
    if facts.deferral is not None and due_on == facts.deferral.answer_by:
        return False  # a date told to the applicant leans on no calendar
    return any(day.provisional for day in days if day.on > start.on)


@dataclass(slots=True)
class _Walk:
    """One count, from its day zero to its end, to the next start, or to an open standstill."""

    facts: _Facts
    start: Start
    limit: int

    def until(self, following: Start | None) -> Iterator[Day]:
        if following is not None and following.on == self.start.on:
            return  # begun anew on its own day zero: one day has one explanation
        article = self.facts.cited(_START_ARTICLES[self.start.reason])
        yield Day(self.start.on, DayKind.ZERO, self.start.reason, article)
        number, on, freezes = 0, self.start.on, self.facts.freezes
        deferral = self.facts.deferrals.get(self.start)
        while number < self.limit or deferral is not None:
            on += ONE_DAY
            if following is not None and on >= following.on:
                return
            frozen = next((f for f in freezes if _stands_still(f, on)), None) if freezes else None
            if frozen is not None and frozen.until is None:
                return
            if deferral is not None and on > deferral.told_on:
                if on > min(deferral.answer_by, LAST_DAY):
                    return
                yield Day(on, DayKind.DEFERRED, DayKind.DEFERRED, _DEFERRAL)
                continue
            day = self._day(on, frozen, number)
            number = day.number or number
            yield day

    def _day(self, on: date, frozen: Freeze | None, number: int) -> Day:
        calendar, counting = self.facts.calendar, self.facts.cited(_COUNTING)
        provisional = calendar.is_provisional(on)
        if frozen is not None:
            article = _FREEZE_ARTICLES[frozen.reason]
            return Day(on, DayKind.FROZEN, frozen.reason, article, None, provisional)
        is_weekend = on.weekday() >= 5
        if not calendar.is_workday(on):
            is_named = calendar.kind_of(on) is not None
            reason = "weekend" if is_weekend and not is_named else "holiday"
            return Day(on, DayKind.SKIPPED, reason, counting, None, provisional)
        for asked in self.facts.consultations.values():
            if asked.covers(on):
                article = PARTY_ARTICLES[asked.kind]
                return Day(on, DayKind.SUSPENDED, asked.kind, article, None, provisional)
        reason = "make_up_day" if is_weekend else "workday"
        return Day(on, DayKind.COUNTED, reason, counting, number + 1, provisional)


def _stands_still(freeze: Freeze, on: date) -> bool:
    return freeze.after < on and (freeze.until is None or on <= freeze.until)


_COUNTING = "条例第33条"
_DEFERRAL = "条例第35条"
_START_ARTICLES = {
    StartReason.RECEIVED: "条例第31条",
    StartReason.CORRECTED: "条例第30条",
    StartReason.PAID: "收费办法第6条",
    StartReason.REDO: "复议决定书、判决书",
}
_FREEZE_ARTICLES = {
    FreezeReason.CORRECTION: "条例第30条",
    FreezeReason.FEE: "收费办法第6条",
    FreezeReason.SECRECY: "条例第17条第三款",
}
PARTY_ARTICLES = {
    Party.THIRD_PARTY: "条例第32条、第33条第三款",
    Party.CO_MAKER: "条例第34条、第33条第三款",
    Party.AGENCY: "条例第11条、第33条第三款",
}
