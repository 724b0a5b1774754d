"""Reading the calendar of this installation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from gongkai.workdays import store
from gongkai.workdays.models import Notice
from gongkai.workdays.phrases import GRADES
from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.notices import HolidayNotice


def calendar() -> WorkdayCalendar:
    """工作日历 of the installation: bundled notices, and over them those that officers entered.

    One small query asks which notices are in force; the calendar itself is rebuilt only when
    that answer changed, in whichever process the change was made.
    """
    return _calendar_of(store.version())


@lru_cache(maxsize=4)
def _calendar_of(version: tuple[str, ...]) -> WorkdayCalendar:
    official = WorkdayCalendar.official()
    return official.with_notices(store.entered_notices()) if version else official


def calendar_without(notice: Notice) -> WorkdayCalendar:
    """The calendar as it would be if ``notice`` were withdrawn."""
    value = notice.as_value()
    return WorkdayCalendar(tuple(known for known in calendar().notices if known != value))


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as the year page lists it; ``entered`` is its row, None for a bundled one."""

    notice: HolidayNotice
    entered: Notice | None

    @property
    def grade_label(self) -> str:
        """核实情况 in words."""
        return str(GRADES[self.notice.grade])


def notices_about(year: int) -> list[NoticeLine]:
    """Every notice about ``year``: the bundled ones, then those entered, withdrawn ones too."""
    bundled = [NoticeLine(value, None) for value in WorkdayCalendar.official().notices_of(year)]
    rows = entered_about(year).prefetch_related("days")
    return bundled + [NoticeLine(row.as_value(), row) for row in rows]


def entered_about(year: int) -> QuerySet[Notice]:
    """Every entered notice about ``year``, withdrawn ones too, ready for a list."""
    return Notice.objects.filter(year=year).select_related("entered_by", "withdrawn_by")
