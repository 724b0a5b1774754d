"""征求意见的记载: why a consultation ends early, and when a third party that objects was told."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

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
