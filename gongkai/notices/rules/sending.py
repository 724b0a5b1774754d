"""发送规则: when a notice is tried, what follows from an answer, and when the machine stops.

No law fixes these figures; they are the installation's to set [设计].
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.states import Answer, State

# What speaks against the gateway and not against the notice.
_OF_THE_GATEWAY = frozenset({Answer.UNREACHABLE, Answer.UNCLEAR})


@dataclass(frozen=True, slots=True)
class SendingPolicy:
    """发送口径. Hours are local; from `quiet_from` to `quiet_to` no text message goes out."""

    quiet_from: dt.time = dt.time(21)
    quiet_to: dt.time = dt.time(8)
    email_per_minute: int = 60
    sms_per_minute: int = 60
    first_wait_minutes: int = 1
    longest_wait_minutes: int = 60
    give_up_days: int = 30

    def per_minute(self, channel: Channel) -> int:
        """The most that is handed to the channel's gateway in one minute."""
        return self.sms_per_minute if channel is Channel.SMS else self.email_per_minute

    def wait_after(self, failures: int) -> dt.timedelta:
        """How long to wait after so many failures in a row: doubled each time up to the longest."""
        doubled = self.first_wait_minutes * 2 ** min(max(failures - 1, 0), 16)
        return dt.timedelta(minutes=min(doubled, self.longest_wait_minutes))

    def is_quiet(self, channel: Channel, local: dt.datetime) -> bool:
        """安静时段: text messages wait for the morning, e-mail wakes nobody."""
        if channel is not Channel.SMS or self.quiet_from == self.quiet_to:
            return False
        at = local.time()
        if self.quiet_from < self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to


def policy_with(values: Mapping[str, object]) -> SendingPolicy:
    """The defaults with what an installation sets by name; hours as "21:00". Raises ValueError."""
    read: dict[str, dt.time | int] = {}
    kinds = {each.name: each.type for each in fields(SendingPolicy)}
    for name, value in values.items():
        if name not in kinds:
            raise ValueError(name)
        if kinds[name] == "dt.time":
            read[name] = dt.time.fromisoformat(str(value))
        elif isinstance(value, int) and not isinstance(value, bool) and value > 0:
            read[name] = value
        else:
            raise ValueError(name)
    return replace(SendingPolicy(), **read)


@dataclass(frozen=True, slots=True)
class Tried:
    """What is known when a try is over. `in_a_row` counts the failures of this notice, or of its
    gateway where that are more; `repeatable` says whether the gateway knows a notice again."""

    answer: Answer
    at: dt.datetime
    in_a_row: int
    failing_since: dt.datetime
    repeatable: bool
    retry_after: dt.timedelta | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What follows. `holds_up`: until `next_try_at` the gateway is left alone altogether."""

    state: State
    next_try_at: dt.datetime | None = None
    holds_up: bool = False


def what_next(tried: Tried, policy: SendingPolicy) -> Next:
    """The state of a notice after a try."""
    if tried.answer is Answer.TAKEN:
        return Next(State.SENT)
    if tried.answer is Answer.REFUSED:
        return Next(State.FAILED)
    wait = max(policy.wait_after(tried.in_a_row), tried.retry_after or dt.timedelta())
    again = tried.at + wait
    holds_up = tried.answer in _OF_THE_GATEWAY
    if tried.answer is Answer.UNCLEAR and not tried.repeatable:
        return Next(State.UNCERTAIN, again, holds_up)
    if tried.at - tried.failing_since >= dt.timedelta(days=policy.give_up_days):
        return Next(State.GIVEN_UP, again, holds_up)
    return Next(State.FAILED, again, holds_up)
