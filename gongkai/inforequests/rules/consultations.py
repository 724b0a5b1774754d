"""征求意见: why one ends early, what each does to the clock, and when disclosure may follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.clock import ONE_DAY, Clock, DayKind
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, ClockPolicy
from gongkai.workdays.rules.calendar import WorkdayCalendar


class EndReason(StrEnum):
    """终止征求的事由."""

    GONE = "gone"  # 死亡、注销
    MERGED = "merged"  # 合并、分立、更名: whoever took over is asked anew
    UNREACHABLE = "unreachable"  # the letter came back, no other address is known
    UNNEEDED = "unneeded"  # 不再需要, for instance because the application was narrowed


def may_disclose_from(
    told_on: date, calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> date:
    """The first day on which a reply may disclose what a third party objects to, in the public
    interest, when that party was told on this day (条例第32条)."""
    days = policy.public_interest_days.value
    return calendar.add(told_on, days).result if days else told_on


@dataclass(frozen=True, slots=True)
class Suspension:
    """不计入的时间 of one party: from `begins_on` to `until`, of which the clock left out `days`
    working days; a day that several parties share stands with each of them."""

    party: str
    begins_on: date
    until: date
    days: int


def suspensions(clock: Clock) -> tuple[Suspension, ...]:
    """What each consultation did to the period, in the order of asking."""
    left_out = _left_out(clock)
    return tuple(
        Suspension(
            party=asked.party,
            begins_on=asked.sent_on + ONE_DAY,
            until=asked.until,
            days=sum(asked.covers(on) for on in left_out),
        )
        for asked in clock.consultations
    )


def suspended_days(clock: Clock) -> int:
    """Working days left out for all consultations together; a shared day counts once."""
    return len(_left_out(clock))


def _left_out(clock: Clock) -> tuple[date, ...]:
    return tuple(day.on for day in clock.days if day.kind is DayKind.SUSPENDED)
