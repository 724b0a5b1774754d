from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from gongkai.organs import actions as organs
from gongkai.workdays import preview
from gongkai.workdays.preview import ChangedDay, Ending, OpenDeadline
from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError
from gongkai.workdays.rules.notices import HolidayNotice

pytestmark = pytest.mark.django_db

OFFICIAL = WorkdayCalendar.official()


def deadline(current: WorkdayCalendar, proposed: WorkdayCalendar, base: dt.date) -> OpenDeadline:
    def ending(calendar: WorkdayCalendar) -> Ending | None:
        try:
            reckoned = calendar.add(base, 20)
        except WorkdayError:
            return None
        return Ending(reckoned.result, reckoned.provisional)

    now = ending(current) or Ending(None)
    return OpenDeadline("测试申请", "答复", "测试局", "/r/1/", now, ending(proposed))


def test_without_providers_only_the_days_are_compared(notice_2027: HolidayNotice) -> None:
    seen = preview.preview(OFFICIAL, OFFICIAL.with_notices([notice_2027]))
    assert (seen.moved, seen.examined) == ((), 0)
    # A notice that is silent about 1 October takes away the guess that it is off.
    assert seen.days == (
        ChangedDay(dt.date(2027, 1, 4), worked=False),
        ChangedDay(dt.date(2027, 1, 9), worked=True),
        ChangedDay(dt.date(2027, 10, 1), worked=True),
    )


def test_open_deadlines_show_what_they_are_and_what_they_would_be(
    notice_2027: HolidayNotice,
) -> None:
    days = (dt.date(2026, 12, 4), dt.date(2026, 12, 21), dt.date(2026, 11, 2))

    def provider(now: WorkdayCalendar, then: WorkdayCalendar) -> Iterator[OpenDeadline]:
        yield from (deadline(now, then, base) for base in days)

    preview.register_deadlines(provider)
    preview.register_deadlines(provider)
    seen = preview.preview(OFFICIAL, OFFICIAL.with_notices([notice_2027]))
    assert seen.examined == 3
    # The second keeps its day, but is no longer a guess; the third ends before the change.
    assert [(each.now, each.then) for each in seen.moved] == [
        (Ending(dt.date(2027, 1, 4), provisional=True), Ending(dt.date(2027, 1, 5))),
        (Ending(dt.date(2027, 1, 19), provisional=True), Ending(dt.date(2027, 1, 19))),
    ]


def test_a_deadline_that_cannot_be_counted_is_shown_not_hidden() -> None:
    lost = OpenDeadline("测试申请", "答复", "测试局", "", Ending(dt.date(2026, 1, 4)), None)
    preview.register_deadlines(lambda now, then: [lost])
    assert preview.preview(OFFICIAL, OFFICIAL).moved == (lost,)


def test_it_is_counted_again_only_when_something_has_happened() -> None:
    asked = []

    def provider(now: WorkdayCalendar, then: WorkdayCalendar) -> list[OpenDeadline]:
        asked.append(then)
        return []

    preview.register_deadlines(provider)
    preview.preview(OFFICIAL, OFFICIAL)
    preview.preview(OFFICIAL, OFFICIAL)
    assert len(asked) == 1
    organs.enrol(username="another", full_name="测试员", by=None)
    preview.preview(OFFICIAL, OFFICIAL)
    assert len(asked) == 2
