from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gongkai.workdays import preview
from gongkai.workdays.preview import ChangedDay, MovedDeadline, OpenDeadline
from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.notices import HolidayNotice

OFFICIAL = WorkdayCalendar.official()


def deadline(base: dt.date, days: int = 20) -> OpenDeadline:
    return OpenDeadline(
        "测试申请", "minzheng", base, days, OFFICIAL.add(base, days).result, "/r/1/"
    )


def test_without_providers_only_the_days_are_compared(notice_2027: HolidayNotice) -> None:
    seen = preview.preview(OFFICIAL, OFFICIAL.with_notices([notice_2027]))
    assert (seen.moved, seen.examined) == ((), 0)
    # A notice that is silent about 1 October takes away the guess that it is off.
    assert seen.days == (
        ChangedDay(dt.date(2027, 1, 4), worked=False),
        ChangedDay(dt.date(2027, 1, 9), worked=True),
        ChangedDay(dt.date(2027, 10, 1), worked=True),
    )


def test_open_deadlines_show_their_old_and_new_date(notice_2027: HolidayNotice) -> None:
    moved, still = deadline(dt.date(2026, 12, 4)), deadline(dt.date(2026, 11, 2))

    def provider() -> Iterator[OpenDeadline]:
        yield from (moved, still)

    preview.register_deadlines(provider)
    preview.register_deadlines(provider)
    seen = preview.preview(OFFICIAL, OFFICIAL.with_notices([notice_2027]))
    assert seen.examined == 2
    assert seen.moved == (MovedDeadline(moved, dt.date(2027, 1, 5), provisional=False),)
    assert seen.moved[0].deadline.due_on == dt.date(2027, 1, 4)


def test_a_deadline_that_cannot_be_counted_is_shown_not_hidden() -> None:
    broken = OpenDeadline("测试申请", "minzheng", dt.date(2026, 1, 5), -1, dt.date(2026, 1, 4), "")
    preview.register_deadlines(lambda: [broken])
    seen = preview.preview(OFFICIAL, OFFICIAL)
    assert seen.moved == (MovedDeadline(broken, None, provisional=True),)
