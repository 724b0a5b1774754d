"""期限说明: the clock of a case in words, the same for page, paper and command line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.inforequests import events, phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.phrases import clock as words
from gongkai.inforequests.queries import history as history_of
from gongkai.inforequests.queries import policy as policy_here
from gongkai.inforequests.queries.desk import short_subject
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.channels import CHANNEL_RULES
from gongkai.inforequests.rules.clock import Clock, Day, DayKind, StartReason, clock
from gongkai.inforequests.rules.deadlines import Deadline, Standing, deadlines
from gongkai.inforequests.rules.policy import ClockPolicy
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.inforequests.rules.service import without_unsent
from gongkai.inforequests.rules.states import ClockEffect
from gongkai.inforequests.rules.turning import TurningPoint, turning_points
from gongkai.ledger.queries import stream
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import WorkdayCalendar

# These do nothing to the answering period, but a reader of its days looks for them.
_DELIVERIES = (
    *(acts.CorrectionServed, acts.ConsultationServed, acts.OpinionAmended),
    *(acts.FeeServed, acts.Posted, acts.Served),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the head: what it is, what it says, and a warning beside it."""

    label: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the clock in words, with what was done on it."""

    on: date
    kind: str
    number: int | None
    reason: str
    article: str
    provisional: bool
    deeds: tuple[str, ...] = ()

    @classmethod
    def of(cls, day: Day, deeds: tuple[str, ...] = ()) -> DayLine:
        reason = phrases.day_reason(day.reason)
        return cls(day.on, day.kind.value, day.number, reason, day.article, day.provisional, deeds)

    @property
    def is_quiet(self) -> bool:
        """A weekend or holiday, which the page may show lightly."""
        return self.kind == DayKind.SKIPPED


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One period of the case in words; `tone` is good, bad, or nothing in particular."""

    term: str
    name: str
    owed_by: str
    starts_on: date | None
    due_on: date | None
    met_on: date | None
    standing: str
    tone: str
    article: str
    provisional: bool
    unverified: bool

    @classmethod
    def of(cls, deadline: Deadline, today: date | None = None) -> DeadlineLine:
        now = deadline.standing(today)
        is_chance = deadline.term in words.CHANCES
        return cls(
            term=deadline.term.value,
            name=str(phrases.TERMS[deadline.term]),
            owed_by=str(words.DEBTORS[deadline.owed_by]),
            starts_on=deadline.starts_on,
            due_on=deadline.due_on,
            met_on=deadline.met_on or deadline.sent_on,
            standing=words.standing(deadline, now),
            tone="" if is_chance else _TONES.get(now, ""),
            article=deadline.article,
            provisional=deadline.provisional,
            unverified=not deadline.grade.is_settled,
        )


_TONES = {Standing.MET: "good", Standing.LATE: "bad", Standing.MISSED: "bad"}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """An act that bore on the period, and what it did."""

    on: date
    event: str
    effect: str


@dataclass(frozen=True, slots=True)
class RecomputedLine:
    """重新计算 after a change of the calendar: the day before and after."""

    on: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """期限说明: what the period is, what changed it, and what every single day did."""

    facts: tuple[Fact, ...]
    due_on: date | None
    deadlines: tuple[DeadlineLine, ...]
    changes: tuple[ChangeLine, ...]
    recomputed: tuple[RecomputedLine, ...]
    unverified: tuple[str, ...]
    days: tuple[DayLine, ...]


def explain(
    history: Sequence[Act],
    days: WorkdayCalendar,
    policy: ClockPolicy,
    today: date | None = None,
    evidence: Mapping[str, str] | None = None,
) -> Explanation:
    """The clock of these acts in words; with a day named, what ran out before it is overdue."""
    running = clock(history, days, policy)
    turns = turning_points(history, days, policy)
    rulings = leans_on(history, days, policy).values()
    return Explanation(
        facts=(*_receipt(history, evidence or {}), *_period(history, running, days, policy)),
        due_on=running.due_on if running else None,
        deadlines=tuple(
            DeadlineLine.of(each, today) for each in deadlines(history, running, days, policy)
        ),
        changes=tuple(_change(turn) for turn in turns),
        recomputed=(),
        unverified=tuple(f"{ruling.note}（{ruling.source}）" for ruling in rulings),
        days=_days(running, history, turns),
    )


def explain_case(row: InformationRequest, today: date, *, outside: bool = False) -> Explanation:
    """The clock of a case as the ledger has it, also before its day of receipt is settled.

    `outside`: as the applicant may know it, without a reply that has not left.
    """
    known = without_unsent(history_of(row)) if outside else history_of(row)
    told = explain(known, calendar(), policy_here(), today, row.evidence)
    head = (
        Fact(_("申请编号"), row.number),
        Fact(_("受理机关"), row.organ.name),
        Fact(_("申请内容"), short_subject(row.subject)),
    )
    return replace(told, facts=(*head, *told.facts), recomputed=tuple(_recomputed(row)))


def _receipt(history: Sequence[Act], evidence: Mapping[str, str]) -> Iterator[Fact]:
    """收到申请之日 and what it rests on (条例第31条)."""
    first = history[0]
    if not isinstance(first, acts.Arrived | acts.Registered):
        raise TypeError("a case begins with its arrival or registration")
    rule = CHANNEL_RULES[first.channel]
    received = next((a for a in history if isinstance(a, acts.Registered | acts.Confirmed)), None)
    yield Fact(_("申请渠道"), str(phrases.CHANNELS[first.channel]))
    yield Fact(_("到达日期"), first.on.isoformat())
    if isinstance(received, acts.Confirmed):
        yield Fact(_("双方确认日期"), received.on.isoformat())
    if received is None:
        yield Fact(_("收到申请之日"), _("待确认，期限没有起算"))
    else:
        basis = words.BASES[rule.basis]
        text = _("%(day)s，以%(basis)s为准（%(article)s）")
        facts = {"day": received.on, "basis": basis, "article": rule.article}
        yield Fact(_("收到申请之日"), text % facts, _mark(rule.grade))
    for name in ("receipt_no", "mail_no", "record_no"):
        if evidence.get(name):
            yield Fact(_(phrases.EVIDENCE[name]), evidence[name])
    if evidence.get("contact_record"):
        # It may name people and numbers; the case itself shows it.
        yield Fact(_(phrases.EVIDENCE["contact_record"]), _("已存入案卷"))
    if rule.note:
        yield Fact(_("渠道说明"), rule.note)


def _mark(grade: Grade) -> str:
    return "" if grade.is_settled else _("未核实")


def _period(
    history: Sequence[Act], running: Clock | None, days: WorkdayCalendar, policy: ClockPolicy
) -> Iterator[Fact]:
    if running is None:
        return
    if running.due_on is None:
        reason = words.FREEZES[running.frozen_by] if running.frozen_by else ""
        yield Fact(_("答复期限届满日"), _("暂时不能确定：%(reason)s") % {"reason": reason})
    else:
        yield Fact(_("答复期限届满日"), running.due_on.isoformat(), _due_marks(running))
    cautious = _cautious_due(history, running, days, policy)
    if cautious and cautious != running.due_on:
        text = _("%(day)s（自到达之日算，本机关宜在此前答复）") % {"day": cautious}
        yield Fact(_("预警届满日"), text)
    yield Fact(_("依据的放假安排"), "；".join(_notices(running, days)))


def _due_marks(running: Clock) -> str:
    marks = {
        _("推定：含国务院尚未公布放假安排的年份"): running.provisional,
        _("意见收到后可能提前"): running.tentative,
    }
    return "；".join(text for text, is_up in marks.items() if is_up)


def _cautious_due(
    history: Sequence[Act], running: Clock, days: WorkdayCalendar, policy: ClockPolicy
) -> date | None:
    """The end reckoned from arrival, which an online request is watched by (指导案例26号)."""
    first = history[0]
    if running.start.reason is not StartReason.RECEIVED or first.on == running.start.on:
        return None
    earlier = tuple(
        replace(act, on=first.on) if isinstance(act, acts.Confirmed) else act for act in history
    )
    watched = clock(earlier, days, policy)
    return watched.due_on if watched else None


def _notices(running: Clock, days: WorkdayCalendar) -> Iterator[str]:
    last = running.due_on or running.days[-1].on
    for year in range(running.days[0].on.year, last.year + 1):
        numbers = [notice.number or notice.title for notice in days.notices_of(year)]
        known = "、".join(numbers) or _("国务院尚未公布，推定")
        yield _("%(year)d年：%(known)s") % {"year": year, "known": known}


def _change(turn: TurningPoint) -> ChangeLine:
    return ChangeLine(turn.act.on, _event(turn.act), words.effect(turn.act, turn.effect))


def _event(act: Act) -> str:
    name = phrases.event(act.event)
    if isinstance(act, acts.ConsultationSent):
        return f"{name}（{phrases.PARTIES[act.kind]}）"
    return name


def _days(
    running: Clock | None, history: Sequence[Act], turns: Sequence[TurningPoint]
) -> tuple[DayLine, ...]:
    if running is None:
        return ()
    bearing = {id(turn.act) for turn in turns if turn.effect is not ClockEffect.START}
    done: dict[date, list[str]] = defaultdict(list)
    for act in history:
        if id(act) in bearing or isinstance(act, _DELIVERIES):
            done[act.on].append(_event(act))
    return tuple(DayLine.of(day, tuple(done[day.on])) for day in running.days)


def _recomputed(row: InformationRequest) -> Iterator[RecomputedLine]:
    for entry in stream(row.stream).filter(event=events.CLOCK_RECOMPUTED):
        data = entry.data
        yield RecomputedLine(
            timezone.localdate(entry.at),
            _dated(data["due_on_before"], data["provisional_before"]),
            _dated(data["due_on"], data["provisional"]),
        )


def _dated(day: Any, provisional: bool) -> str:
    if day is None:
        return _("期限停止")
    return f"{day}（{_('推定')}）" if provisional else str(day)
