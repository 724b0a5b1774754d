"""What follows the calendar is recomputed after each change, and can be taken up again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gongkai.organs.models import Officer
from gongkai.workdays import actions, effects, queries
from gongkai.workdays.effects import Follower
from gongkai.workdays.rules.notices import HolidayNotice

pytestmark = pytest.mark.django_db


class Shelf:
    """Ten things counted with a calendar, put right three at a time."""

    def __init__(self, *, breaks_after: int = 99) -> None:
        self.versions = [queries.calendar().version] * 10
        self.breaks_after = breaks_after

    def behind(self) -> list[int]:
        now = queries.calendar().version
        return [place for place, version in enumerate(self.versions) if version != now]

    def pending(self) -> int:
        return len(self.behind())

    def recompute(self) -> Iterator[int]:
        done = 0
        while batch := self.behind()[:3]:
            if done >= self.breaks_after:
                raise OSError("cut off")
            for place in batch:
                self.versions[place] = queries.calendar().version
            done += len(batch)
            yield done

    def register(self) -> None:
        effects.register_recompute(Follower(self.pending, self.recompute))


def test_entering_and_withdrawing_a_notice_recompute(
    keeper: Officer, notice_2027: HolidayNotice, django_capture_on_commit_callbacks
) -> None:
    shelf = Shelf()
    shelf.register()
    with django_capture_on_commit_callbacks(execute=True):
        row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
        assert effects.pending() == 10
    assert effects.pending() == 0
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_notice(notice=row, reason="年份写错", by=keeper)
    assert effects.pending() == 0


def test_what_was_cut_off_stays_visible_and_goes_on_where_it_was(
    keeper: Officer, notice_2027: HolidayNotice, django_capture_on_commit_callbacks
) -> None:
    shelf = Shelf(breaks_after=6)
    shelf.register()
    with django_capture_on_commit_callbacks(execute=True):
        row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    assert row.withdrawn_at is None
    assert effects.pending() == 4
    assert effects.recompute() == 4
    assert effects.recompute() == 0
