"""Reading the calendar of this installation."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet

from gongkai.workdays import store
from gongkai.workdays.models import Notice
from gongkai.workdays.rules.calendar import WorkdayCalendar


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


def entered_about(year: int) -> QuerySet[Notice]:
    """Every entered notice about ``year``, withdrawn ones too, ready for a list."""
    return Notice.objects.filter(year=year).select_related("entered_by", "withdrawn_by")
