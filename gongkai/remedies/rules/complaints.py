"""投诉举报 about how an organ answers requests (条例第47条、第51条)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.deadlines import in_calendar_days
from gongkai.workdays.rules.calendar import Reckoned, WorkdayCalendar

REPLY_DAYS = Ruling(
    60,
    "条例第47条、第51条",
    Grade.DESIGN,
    "条例没有规定答复投诉举报的期限，系统约定60日，可由本机关调整。",
)


class Article(StrEnum):
    """依据."""

    SUPERVISION = "47"  # to the department in charge of disclosure: an organ does not answer duly
    REPORT = "51"  # to the organ above or the department in charge: 投诉、举报


class Way(StrEnum):
    """提出方式."""

    LETTER = "letter"
    VISIT = "visit"
    PHONE = "phone"
    ONLINE = "online"
    REFERRED = "referred"  # 其他机关转来


class Finding(StrEnum):
    """查办结论."""

    TRUE = "true"
    PARTLY = "partly"
    UNTRUE = "untrue"

    @property
    def calls_for_measures(self) -> bool:
        """查实的 must be urged to put right, or named (条例第47条)."""
        return self is not Finding.UNTRUE


class Measure(StrEnum):
    """处理措施 (条例第47条)."""

    URGED = "urged"  # 督促整改
    NAMED = "named"  # 通报批评
    BOTH = "both"
    NONE = "none"


def reply_due(received_on: date, calendar: WorkdayCalendar) -> Reckoned:
    """When the answer to a complaint is due [设计]."""
    return in_calendar_days(received_on, REPLY_DAYS.value, calendar)
