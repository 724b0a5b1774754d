"""试算: the answering period of an imagined request, as `gongkai clock try` reads and writes it.

One JSON object in: `{"received": "2026-04-20", "channel": "ordinary_mail"?, "arrived": D?,
"acts": [...]}`; `received` is 收到申请之日, `arrived` the day on which the request came in by a
channel that waits for confirmation. Each act is one of

    {"act": "consult", "sent": D, "delivered": D?, "answered": D?, "kind": third_party?,
     "lapsed": D?, "ended": D?, "amended": D?}
    {"act": "correction", "sent": D, "delivered": D?, "days": N?, "received": D?}
    {"act": "fee", "notified": D, "paid": D?}     or "waived" instead of "paid"
    {"act": "extend", "on": D, "days": N}
    {"act": "reasons", "asked": D, "given": D?}
    {"act": "defer", "on": D, "answer_by": D}
    {"act": "secrecy", "referred": D, "determined": D?}
    {"act": "answer", "on": D}

listed in the order in which they begin. One object out: `due` (null while the period stands
still), `provisional`, every period that runs beside it, what changed it, and the record of every
day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.acts import Act, Dispatch, Opinion, Party
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.clock import Day, clock
from gongkai.inforequests.rules.deadlines import Deadline, deadlines
from gongkai.inforequests.rules.outcomes import Outcome, Proof
from gongkai.inforequests.rules.payloads import quoted, read_date
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, ClockPolicy
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.inforequests.rules.turning import turning_points
from gongkai.workdays.rules.calendar import WorkdayCalendar

MAX_ACTS = 100


def answer_line(
    line: str, calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> dict[str, Any]:
    """The answer to one line of JSON. Raises RuleError or WorkdayError for bad input."""
    try:
        question = json.loads(line)
        # JSON can spell half a character (\\ud800), which no answer could repeat.
        json.dumps(question, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise errors.NotAQuestion() from error
    if not isinstance(question, dict):
        raise errors.NotAQuestion()
    return answer(question, calendar, policy)


def answer(
    question: dict[str, Any], calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> dict[str, Any]:
    """The answer to one question. Raises RuleError or WorkdayError for bad input."""
    return told(history_of(question, calendar, policy), calendar, policy)


def told(
    history: Sequence[Act],
    calendar: WorkdayCalendar,
    policy: ClockPolicy = DEFAULT_POLICY,
    today: date | None = None,
) -> dict[str, Any]:
    """The answering period of a case and its record, as JSON. Raises NotYetReceived.

    With a day named, periods that ran out before it are told as missed.
    """
    running = clock(history, calendar, policy)
    if running is None:
        raise errors.NotYetReceived
    return {
        "due": _iso(running.due_on),
        "provisional": running.provisional,
        "tentative": running.tentative,
        "frozen": running.frozen_by,
        "base_due": _iso(running.base_due_on),
        "deadlines": [
            _deadline_row(each, today) for each in deadlines(history, running, calendar, policy)
        ],
        "changes": [
            {"date": _iso(point.act.on), "event": point.act.event, "effect": point.effect.value}
            for point in turning_points(history, calendar, policy)
        ],
        "unverified": [
            {"rule": name, "source": ruling.source, "note": ruling.note}
            for name, ruling in leans_on(history, calendar, policy).items()
        ],
        "days": [_day_row(day) for day in running.days],
    }


def history_of(
    question: dict[str, Any], calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> tuple[Act, ...]:
    """The question as single acts, each judged against those before it."""
    if "received" not in question:
        raise errors.BadAct(act="question", field="received")
    received = _receipt(question)
    listed = question.get("acts", [])
    if not isinstance(listed, list) or len(listed) > MAX_ACTS:
        raise errors.BadAct(act="question", field="acts")
    groups = [_expanded(place, entry, policy) for place, entry in enumerate(listed, 1)]
    history: tuple[Act, ...] = received
    _in_order(groups, received[-1].on)
    # Groups overlap (two opinions at once), so their single acts are merged by day.
    for act in sorted((act for group in groups for act in group), key=lambda act: act.on):
        judge(history, act, calendar, policy)
        history = (*history, act)
    return history


def _receipt(question: dict[str, Any]) -> tuple[Act, ...]:
    received_on = read_date("received", question["received"])
    try:
        channel = Channel(question.get("channel") or Channel.IN_PERSON)
    except ValueError as error:
        value = quoted(question["channel"])
        raise errors.BadAct(act="question", field="channel", value=value) from error
    rule, kind = CHANNEL_RULES[channel], ApplicantKind.NATURAL
    if not rule.waits_for_confirmation:
        if question.get("arrived") is not None:
            raise errors.BadAct(act="question", field="arrived")
        return (acts.Registered(received_on, channel, kind, rule.basis),)
    arrived_on = received_on
    if question.get("arrived") is not None:
        arrived_on = read_date("arrived", question["arrived"])
    confirmed = acts.Confirmed(received_on)
    if received_on < arrived_on:
        raise errors.ActsOutOfOrder(act=confirmed.event, on=received_on, not_before=arrived_on)
    return (acts.Arrived(arrived_on, channel, kind), confirmed)


def _in_order(groups: Sequence[Sequence[Act]], received_on: date) -> None:
    """Within one listed act the dates follow each other; the list itself may be in any order."""
    for group in groups:
        not_before = received_on
        for act in group:
            if act.on < not_before:
                raise errors.ActsOutOfOrder(act=act.event, on=act.on, not_before=not_before)
            not_before = act.on


class _Entry:
    """One listed act, read field by field."""

    def __init__(self, place: int, data: Any) -> None:
        if not isinstance(data, dict) or not isinstance(data.get("act"), str):
            raise errors.BadAct(act=f"acts[{place}]", field="act")
        self.name: str = data["act"]
        self.data = data

    def only(self, *names: str) -> None:
        for name in self.data:
            if name not in ("act", *names):
                raise errors.BadAct(act=self.name, field=name)

    def day(self, name: str) -> date:
        if self.data.get(name) is None:
            raise errors.BadAct(act=self.name, field=name)
        return read_date(name, self.data[name])

    def maybe_day(self, name: str) -> date | None:
        return self.day(name) if self.data.get(name) is not None else None

    def count(self, name: str, default: int | None = None) -> int:
        value = self.data.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise errors.BadAct(act=self.name, field=name, value=quoted(value))
        return value


def _expanded(place: int, data: Any, policy: ClockPolicy) -> tuple[Act, ...]:
    entry = _Entry(place, data)
    if entry.name == "consult":
        return tuple(_consult(entry, f"party-{place}"))
    if entry.name == "correction":
        return tuple(_correction(entry, policy))
    read = _READERS.get(entry.name)
    if read is None:
        raise errors.BadAct(act=entry.name, field="act")
    return tuple(read(entry))


def _consult(entry: _Entry, party: str) -> Iterator[Act]:
    entry.only("sent", "delivered", "answered", "lapsed", "ended", "amended", "kind")
    try:
        kind = Party(entry.data.get("kind", Party.THIRD_PARTY))
    except ValueError as error:
        value = quoted(entry.data["kind"])
        raise errors.BadAct(act=entry.name, field="kind", value=value) from error
    yield acts.ConsultationSent(entry.day("sent"), party, kind)
    if delivered := entry.maybe_day("delivered"):
        yield acts.ConsultationServed(delivered, party)
    if answered := entry.maybe_day("answered"):
        yield acts.ConsultationAnswered(answered, party, Opinion.AGREES)
    if lapsed := entry.maybe_day("lapsed"):
        yield acts.ConsultationLapsed(lapsed, party)
    if ended := entry.maybe_day("ended"):
        yield acts.ConsultationEnded(ended, party)
    if amended := entry.maybe_day("amended"):
        yield acts.OpinionAmended(amended, party, Opinion.OBJECTS)


def _correction(entry: _Entry, policy: ClockPolicy) -> Iterator[Act]:
    entry.only("sent", "delivered", "days", "received")
    days = entry.count("days", policy.correction_days.value)
    yield acts.CorrectionAsked(entry.day("sent"), days)
    if delivered := entry.maybe_day("delivered"):
        yield acts.CorrectionServed(delivered)
    if received := entry.maybe_day("received"):
        yield acts.Corrected(received)


def _fee(entry: _Entry) -> Iterator[Act]:
    entry.only("notified", "paid", "waived")
    notified = entry.day("notified")
    yield acts.FeeAsked(notified, 0)
    yield acts.FeeServed(notified)
    if paid := entry.maybe_day("paid"):
        yield acts.FeePaid(paid)
    elif waived := entry.maybe_day("waived"):
        yield acts.FeeWaived(waived)


def _extend(entry: _Entry) -> Iterator[Act]:
    entry.only("on", "days")
    # A what-if asks about dates; that someone approved is taken for granted.
    yield acts.Extended(entry.day("on"), entry.count("days"), approved_by="what-if")


def _defer(entry: _Entry) -> Iterator[Act]:
    entry.only("on", "answer_by")
    yield acts.ReplyDeferred(entry.day("on"), entry.day("answer_by"))


def _reasons(entry: _Entry) -> Iterator[Act]:
    entry.only("asked", "given")
    yield acts.ReasonsAsked(entry.day("asked"))
    if given := entry.maybe_day("given"):
        yield acts.ReasonsReceived(given)


def _secrecy(entry: _Entry) -> Iterator[Act]:
    entry.only("referred", "determined")
    yield acts.SecrecyReferred(entry.day("referred"))
    if determined := entry.maybe_day("determined"):
        yield acts.SecrecyDetermined(determined)


def _answer(entry: _Entry) -> Iterator[Act]:
    entry.only("on")
    # Only the day matters here; what was decided, and on what records, is taken for granted.
    granted = frozenset(Proof)
    yield acts.Answered(entry.day("on"), Outcome.GRANTED, Dispatch.ONLINE, proofs=granted)


_READERS: dict[str, Callable[[_Entry], Iterator[Act]]] = {
    "fee": _fee,
    "extend": _extend,
    "defer": _defer,
    "reasons": _reasons,
    "secrecy": _secrecy,
    "answer": _answer,
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_row(day: Day) -> dict[str, Any]:
    row: dict[str, Any] = {
        "date": day.on.isoformat(),
        "kind": day.kind.value,
        "reason": str(day.reason),
        "article": day.article,
    }
    if day.number is not None:
        row["n"] = day.number
    if day.provisional:
        row["provisional"] = True
    return row


def _deadline_row(deadline: Deadline, today: date | None) -> dict[str, Any]:
    return {
        "term": deadline.term.value,
        "owed_by": deadline.owed_by.value,
        "starts": _iso(deadline.starts_on),
        "due": _iso(deadline.due_on),
        "met": _iso(deadline.met_on),
        "state": deadline.standing(today).value,
        "provisional": deadline.provisional,
        "article": deadline.article,
        "grade": deadline.grade.value,
    }
