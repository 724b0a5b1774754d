"""A changed calendar: what it would do is shown, and every open case follows it."""

from __future__ import annotations

import datetime as dt
import json
from importlib import import_module

import pytest
from click.testing import CliRunner
from django.db import connection
from django.urls import reverse

from gongkai.inforequests import actions, events, queries
from gongkai.inforequests.commands import clock
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import findings, stream
from gongkai.organs.roles import Role
from gongkai.workdays import actions as workdays
from gongkai.workdays import effects
from gongkai.workdays.preview import Ending, preview
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.notices import Grade, HolidayNotice

pytestmark = pytest.mark.django_db

# Invented: no notice for 2027 was known when this was written.
NOTICE = HolidayNotice(
    number="测试〔2026〕1号",
    title="2027年放假安排（测试）",
    year=2027,
    issued_on=dt.date(2026, 11, 20),
    days_off=frozenset({dt.date(2027, 1, 1), dt.date(2027, 1, 4)}),
    makeup_days=frozenset({dt.date(2027, 1, 9)}),
    grade=Grade.A,
)


@pytest.fixture
def keeper(district, officer):
    return officer(district, Role.SUPERVISOR)


@pytest.fixture
def enter(keeper, django_capture_on_commit_callbacks):
    """Enters the notice, and lets what follows from it happen or not."""

    def enter(*, follow=True):
        with django_capture_on_commit_callbacks(execute=follow):
            return workdays.enter_notice(notice=NOTICE, amends=False, by=keeper)

    return enter


@pytest.fixture(autouse=True)
def _in_december(time_machine):
    time_machine.move_to(dt.datetime(2026, 12, 8, 2, tzinfo=dt.UTC))


def recomputed(row):
    return list(stream(row.stream).filter(event=events.CLOCK_RECOMPUTED))


def test_the_preview_counts_each_case_from_its_acts(filed, registered, clerk, handler):
    early, over = filed("2026-11-02"), filed("2026-11-03")
    actions.withdraw(request=over, by=clerk, at=moment("2026-11-05"))
    late = filed("2026-12-04")
    asked = registered("2026-12-04")
    actions.assign(request=asked, by=handler, at=moment("2026-12-04"))
    actions.hand_over(request=asked, by=handler, at=moment("2026-12-04"))
    actions.consult(
        request=asked,
        kind=Party.THIRD_PARTY,
        name="测试第三方公司",
        question="合同",
        by=clerk,
        served_on=dt.date(2026, 12, 7),
        at=moment("2026-12-07"),
    )
    seen = preview(calendar(), calendar().with_notices([NOTICE]))
    # Answer and seven days of each open case, and the fifteen of the third party.
    assert seen.examined == 7
    assert [(each.subject.split()[0], each.what, each.now, each.then) for each in seen.moved] == [
        (late.number, "答复", _guess(1, 4), _sure(1, 5)),
        # 20 days and the 15 of the party, of which the first day of the year is not one.
        (asked.number, "答复", _guess(1, 25), _sure(1, 25)),
    ]
    assert early.number not in {each.subject.split()[0] for each in seen.moved}


def _guess(month, day):
    return Ending(dt.date(2027, month, day), provisional=True)


def _sure(month, day):
    return Ending(dt.date(2027, month, day))


def test_every_open_case_follows_and_says_so_in_its_own_record(filed, clerk, enter):
    moves, stays, over = filed("2026-12-04"), filed("2026-11-09"), filed("2026-11-09")
    actions.withdraw(request=over, by=clerk, at=moment("2026-11-20"))
    before = calendar().version
    enter()
    (told,) = recomputed(moves)
    assert told.data == {
        "due_on": "2027-01-05",
        "due_on_before": "2027-01-04",
        "provisional": False,
        "provisional_before": True,
        "calendar_version": calendar().version,
        "calendar_version_before": before,
    }
    assert (told.organ, told.actor) == ("minzheng", "")
    moves.refresh_from_db()
    assert (moves.due_on, moves.provisional) == (dt.date(2027, 1, 5), False)
    (kept,) = recomputed(stays)
    assert kept.data["due_on"] == kept.data["due_on_before"] == "2026-12-07"
    assert recomputed(over) == []
    assert findings() == []


def test_columns_after_it_are_those_of_the_ledger(filed, enter):
    rows = [filed("2026-12-04"), filed("2026-11-09")]
    enter()
    assert actions.rebuild(InformationRequest.objects.filter(pk__in=[row.pk for row in rows])) == []


def test_the_preview_and_what_is_done_agree(filed, enter):
    for day in ("2026-11-30", "2026-12-02", "2026-12-04", "2026-12-07"):
        filed(day)
    seen = preview(calendar(), calendar().with_notices([NOTICE]))
    foreseen = {each.subject.split()[0]: each.then.on for each in seen.moved}
    enter()
    changed = {
        row.number: row.due_on
        for row in InformationRequest.objects.all()
        if any(e.data["due_on"] != e.data["due_on_before"] for e in recomputed(row))
    }
    assert changed.items() <= foreseen.items()
    assert changed


def test_running_it_again_does_nothing(filed, enter):
    filed("2026-12-04")
    enter()
    count = Entry.objects.count()
    assert list(actions.recompute()) == []
    assert Entry.objects.count() == count


def test_withdrawing_a_notice_leads_back(filed, enter, keeper, django_capture_on_commit_callbacks):
    row = filed("2026-12-04")
    notice = enter()
    with django_capture_on_commit_callbacks(execute=True):
        workdays.withdraw_notice(notice=notice, reason="年份写错", by=keeper)
    row.refresh_from_db()
    assert (row.due_on, row.provisional) == (dt.date(2027, 1, 4), True)
    assert len(recomputed(row)) == 2


def test_a_run_that_was_cut_off_goes_on(filed, enter, monkeypatch):
    monkeypatch.setattr(import_module("gongkai.inforequests.actions.recompute"), "BATCH", 2)
    rows = [filed("2026-12-04") for _ in range(5)]
    enter(follow=False)
    assert effects.pending() == 5
    assert next(actions.recompute()) == 2
    assert effects.pending() == 3
    assert list(actions.recompute()) == [2, 3]
    assert effects.pending() == 0
    assert [len(recomputed(row)) for row in rows] == [1] * 5


def test_a_case_that_cannot_be_read_stays_behind_and_stops_no_other(filed, enter):
    broken, sound = filed("2026-12-04"), filed("2026-12-04")
    # Nothing writes such an entry; a hand in the database could.
    with connection.cursor() as cursor:
        cursor.execute(
            'UPDATE ledger_entry SET data = \'{"on": "never"}\' WHERE stream = %s', [broken.stream]
        )
    seen = preview(calendar(), calendar().with_notices([NOTICE]))
    assert [each.then for each in seen.moved if broken.number in each.subject] == [None]
    enter()
    assert [row.pk for row in queries.outdated()] == [broken.pk]
    assert len(recomputed(sound)) == 1


def test_a_case_of_before_the_stamp_is_stamped_in_silence(filed):
    row = filed("2026-12-04")
    InformationRequest.objects.update(calendar_version="")
    assert list(actions.recompute()) == [1]
    assert recomputed(row) == []
    assert effects.pending() == 0


def test_an_officer_who_acts_first_brings_the_case_along(registered, clerk, enter):
    row = registered("2026-12-04")
    enter(follow=False)
    actions.withdraw(request=row, by=clerk, at=moment("2026-12-08"))
    assert effects.pending() == 0


def test_its_cost_grows_with_batches_not_with_cases(filed, enter, django_assert_max_num_queries):
    for _ in range(30):
        filed("2026-12-04")
    enter(follow=False)
    with django_assert_max_num_queries(20):
        list(actions.recompute())


def test_the_keeper_is_told_and_can_go_on(as_, district, filed, enter):
    filed("2026-12-04")
    enter(follow=False)
    browser = as_(district, Role.SUPERVISOR)
    page = browser.get(reverse("workdays:current")).content.decode()
    assert "还有 1 件在办事项没有重新计算期限" in page
    answer = browser.post(reverse("workdays:recompute"), follow=True).content.decode()
    assert "已重新计算 1 件" in answer
    assert "没有重新计算期限" not in answer
    assert effects.pending() == 0


def test_the_command_goes_on(filed, enter):
    rows = [filed("2026-12-04"), filed("2026-12-04")]
    enter(follow=False)
    result = CliRunner().invoke(clock, ["recompute", "--format", "json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"recomputed": 2, "left": 0}
    assert all(len(recomputed(row)) == 1 for row in rows)


def test_the_page_of_the_clock_tells_what_was_recomputed(as_, bureau, filed, enter):
    row = filed("2026-12-04")
    enter()
    browser = as_(bureau, Role.HANDLER)
    page = browser.get(reverse("inforequests_desk:clock", args=[row.number]))
    (line,) = page.context["told"].recomputed
    assert (line.before, line.after) == ("2027-01-04（推定）", "2027-01-05")
