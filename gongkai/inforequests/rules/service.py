"""送达 (送达解释): by what means a letter goes out, which day counts, and what a failure opens.

How civil procedure deals with refusal, absence and 公告 is followed for replies, but no text says
that it applies to them: these readings are 未核实.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules import service_errors as errors
from gongkai.inforequests.rules.acts import Act, Answered, Dispatch
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.errors import ActsOutOfOrder
from gongkai.inforequests.rules.tracking_numbers import fault

NOTICE_DAYS = 30  # calendar days, 民事诉讼法第95条

# What the ledger and the errors call an attempt, which is no act of the case by itself.
SENT, CONCLUDED = "request:delivery:sent", "request:delivery:concluded"
RENUMBERED = "request:delivery:renumbered"


class Method(StrEnum):
    """送达方式 of one attempt: those that a reply can be signed for, and 公告."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    ONLINE = "online"
    NOTICE = "notice"


class Carrier(StrEnum):
    """邮政业务. No courier stands here: 国家机关公文 go through the post (邮政法第55条)."""

    EMS = "ems"
    REGISTERED = "registered"
    ORDINARY = "ordinary"


class Result(StrEnum):
    """送达结果. An attempt without one is still on its way."""

    SIGNED = "signed"
    REFUSED = "refused"
    RETURNED = "returned"
    LEFT = "left"  # 留置
    NOTICED = "noticed"  # 公告期满


class CountedBy(StrEnum):
    """Which day shows that a reply was in time."""

    POSTING = "posting"
    SIGNING = "signing"
    SENDING = "sending"
    NOTICE_OVER = "notice_over"


@dataclass(frozen=True, slots=True)
class MethodRule:
    """送达方式的规则: the day that counts, what can come of it, and how certain that is."""

    counted_by: CountedBy
    results: tuple[Result, ...]
    source: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class ResultRule:
    """送达结果的规则. `serves`: the letter counts as received; otherwise `then` are still open."""

    serves: bool
    source: str
    grade: Grade
    then: tuple[Method, ...] = ()


_BY_HAND = (Result.SIGNED, Result.REFUSED, Result.RETURNED, Result.LEFT)
_NOTICE_OF_2016 = "国办公开办函〔2016〕235号"

METHODS: dict[Method, MethodRule] = {
    Method.POST: MethodRule(
        CountedBy.POSTING,
        (Result.SIGNED, Result.REFUSED, Result.RETURNED),
        _NOTICE_OF_2016,
        Grade.EXCERPTS,
    ),
    Method.DIRECT: MethodRule(CountedBy.SIGNING, _BY_HAND, _NOTICE_OF_2016, Grade.EXCERPTS),
    Method.ENTRUSTED: MethodRule(CountedBy.SIGNING, _BY_HAND, _NOTICE_OF_2016, Grade.EXCERPTS),
    Method.ONLINE: MethodRule(
        CountedBy.SENDING,
        (Result.SIGNED, Result.RETURNED),
        "行政复议法第22条第二款",
        Grade.UNVERIFIED,
    ),
    Method.NOTICE: MethodRule(
        CountedBy.NOTICE_OVER, (Result.NOTICED,), "参照民事诉讼法第95条", Grade.UNVERIFIED
    ),
}

_ORDINARY = (Method.DIRECT, Method.ENTRUSTED, Method.POST, Method.ONLINE)

RESULTS: dict[Result, ResultRule] = {
    Result.SIGNED: ResultRule(True, _NOTICE_OF_2016, Grade.EXCERPTS),
    # Whoever refuses is not served by that: the letter is left (留置) at another visit.
    Result.REFUSED: ResultRule(
        False, "参照民事诉讼法第89条", Grade.UNVERIFIED, (Method.DIRECT, Method.ENTRUSTED)
    ),
    Result.RETURNED: ResultRule(
        False, "参照民事诉讼法第95条", Grade.UNVERIFIED, (*_ORDINARY, Method.NOTICE)
    ),
    Result.LEFT: ResultRule(True, "参照民事诉讼法第89条", Grade.UNVERIFIED),
    Result.NOTICED: ResultRule(True, "参照民事诉讼法第95条", Grade.UNVERIFIED),
}

FAILED = frozenset(result for result, rule in RESULTS.items() if not rule.serves)


@dataclass(frozen=True, slots=True)
class Sending:
    """一次送出: what an attempt consists of. Names and addresses are looked at, never kept here."""

    method: Method
    sent_on: date
    name: str
    address: str = ""
    carrier: Carrier | None = None
    tracking_number: str = ""
    entrusted_to: str = ""
    review_online: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """一次送达 so far. `result` is None while it is on its way."""

    method: Method
    sent_on: date
    result: Result | None = None
    result_on: date | None = None


def next_methods(attempts: Sequence[Attempt]) -> tuple[Method, ...]:
    """The means open for the next attempt: none while one is on its way or once one succeeded."""
    if not attempts:
        return _ORDINARY
    result = attempts[-1].result
    if result is None or RESULTS[result].serves:
        return ()
    if result is Result.RETURNED:
        return RESULTS[result].then
    return (*RESULTS[result].then, *(m for m in _ORDINARY if m not in RESULTS[result].then))


def judge_sending(new: Sending, attempts: Sequence[Attempt], *, tells_remedy: bool) -> None:
    """Raise the named error that keeps the letter from going out so.

    `tells_remedy`: the letter decides, so that an online one has to name the online way to
    reconsideration (复议法第22条第二款).
    """
    if attempts:
        _judge_again(new, attempts)
    if new.method is Method.NOTICE and not any(a.result is Result.RETURNED for a in attempts):
        raise errors.NoticeTooEarly()
    if not new.name.strip():
        raise errors.RecipientMissing(missing="name")
    match new.method:
        case Method.POST:
            _judge_posting(new)
        case Method.ENTRUSTED if not new.entrusted_to.strip():
            raise errors.EntrustedMissing()
        case Method.ONLINE if tells_remedy and not new.review_online.strip():
            raise errors.OnlineReviewMissing()


def _judge_again(new: Sending, attempts: Sequence[Attempt]) -> None:
    last = attempts[-1]
    if last.result is None:
        raise errors.StillOnItsWay(sent_on=last.sent_on)
    if RESULTS[last.result].serves:
        raise errors.AlreadyServed()
    if last.result_on is not None and new.sent_on < last.result_on:
        raise ActsOutOfOrder(act=SENT, on=new.sent_on, not_before=last.result_on)


def _judge_posting(new: Sending) -> None:
    if new.carrier is None:
        raise errors.CarrierMissing()
    if not new.address.strip():
        raise errors.RecipientMissing(missing="address")
    judge_number(new.carrier, new.tracking_number)


def judge_number(carrier: Carrier, number: str) -> None:
    """Raise TrackingMissing or BadTrackingNumber unless this service of the post gives such a
    number, or none."""
    if carrier is Carrier.ORDINARY:
        if number:
            raise errors.BadTrackingNumber(number=number, fault="ordinary")
        return
    if not number:
        raise errors.TrackingMissing()
    if wrong := fault(number):
        raise errors.BadTrackingNumber(number=number, fault=wrong)


def judge_result(
    attempt: Attempt, result: Result, on: date, *, receiver: str, is_witnessed: bool
) -> None:
    """Raise the named error that keeps this from being what came of the attempt."""
    if attempt.result is not None:
        raise errors.AlreadyServed()
    if result not in METHODS[attempt.method].results:
        raise errors.NotThisResult(method=attempt.method, result=result)
    if on < attempt.sent_on:
        raise ActsOutOfOrder(act=CONCLUDED, on=on, not_before=attempt.sent_on)
    if result is Result.NOTICED and on < notice_over(attempt.sent_on):
        raise errors.NoticeStillRuns(until=notice_over(attempt.sent_on))
    by_hand = attempt.method in (Method.DIRECT, Method.ENTRUSTED)
    if result is Result.SIGNED and by_hand and not receiver.strip():
        raise errors.ReceiverMissing()
    if result is Result.LEFT and not is_witnessed:
        raise errors.WitnessMissing()


def notice_over(published_on: date) -> date:
    """The day on which a letter published that day counts as served [未核实]."""
    return published_on + timedelta(days=NOTICE_DAYS)


def received_on(attempt: Attempt) -> date | None:
    """收到之日, from which the recipient's periods run; None while nothing has served."""
    if attempt.result is None or not RESULTS[attempt.result].serves:
        return None
    return notice_over(attempt.sent_on) if attempt.result is Result.NOTICED else attempt.result_on


def replies(history: Sequence[Act]) -> Iterator[tuple[Answered, tuple[Act, ...]]]:
    """Each reply in force with what followed it, up to the next one or an order to redo it."""
    known = acts.in_force(history)
    ends = (acts.Answered, acts.RedoOrdered)
    for place, act in enumerate(known):
        if isinstance(act, Answered):
            rest = known[place + 1 :]
            end = next((at for at, each in enumerate(rest) if isinstance(each, ends)), len(rest))
            yield act, rest[:end]


def proven_on(reply: Answered, later: Sequence[Act]) -> date | None:
    """The day that shows the reply to be in time; None while nothing proves it (送达解释).

    Through the post it is the first day of posting: that a letter came back and was posted again
    does not undo it [未核实]. By hand it is the day of signing. A reply for the post that was
    served without a record of posting comes from before postings were kept: there the day of the
    reply counts, so that no past case turns late for want of a record that nobody asked for.
    """
    if isinstance(reply, acts.AnsweredBefore):
        by_hand = reply.dispatch in (Dispatch.DIRECT, Dispatch.ENTRUSTED)
        return reply.served_on if by_hand and reply.served_on else reply.on
    if reply.dispatch is Dispatch.ONLINE:
        return reply.on
    posted = next((act for act in later if isinstance(act, acts.Posted)), None)
    served = next((act for act in later if isinstance(act, acts.Served)), None)
    if posted is not None:
        return posted.on
    if served is None:
        return None
    return reply.on if reply.dispatch is Dispatch.POST and not served.by_hand else served.on


_OUTSIDE = (acts.Posted, acts.Served, acts.ReplyAmended, acts.RemedyOpened)


def left_on(reply: Answered, later: Sequence[Act]) -> date | None:
    """The day on which the reply left the house; None while it can still be recalled."""
    if reply.dispatch is Dispatch.ONLINE or isinstance(reply, acts.AnsweredBefore):
        return reply.on
    return next((act.on for act in later if isinstance(act, _OUTSIDE)), None)


def without_unsent(history: Sequence[Act]) -> tuple[Act, ...]:
    """The acts up to a reply that is signed and has not left: nobody outside knows of it yet."""
    last = next(iter(reversed(list(replies(history)))), None)
    if last is None or left_on(*last) is not None:
        return tuple(history)
    place = max(at for at, act in enumerate(history) if act is last[0])
    return tuple(history[:place])
