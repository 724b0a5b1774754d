"""Entering and withdrawing notices, and what the calendar of the installation makes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from gongkai.ledger.queries import stream
from gongkai.organs.models import Officer, Organ
from gongkai.organs.roles import Role
from gongkai.workdays import access, actions, queries
from gongkai.workdays.models import Notice
from gongkai.workdays.rules.calendar import Reckoned, WorkdayCalendar
from gongkai.workdays.rules.notices import HolidayNotice
from gongkai.workdays.rules.proposals import Trouble, UnfitNotice

START = dt.date(2026, 12, 31)


def test_an_entered_notice_changes_the_calendar(
    keeper: Officer, notice_2027: HolidayNotice
) -> None:
    assert queries.calendar().add(START, 4) == Reckoned(dt.date(2027, 1, 7), provisional=True)
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    assert queries.calendar().add(START, 4) == Reckoned(dt.date(2027, 1, 8), provisional=False)
    assert queries.calendar().notices_of(2027) == (notice_2027,)


def test_a_withdrawn_notice_no_longer_counts_but_stays(
    keeper: Officer, notice_2027: HolidayNotice
) -> None:
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    assert queries.calendar_without(row) == WorkdayCalendar.official()
    actions.withdraw_notice(notice=row, reason="年份写错", by=keeper)
    assert queries.calendar() == WorkdayCalendar.official()
    assert queries.entered_about(2027).get().withdrawal_reason == "年份写错"


def test_a_corrected_notice_may_carry_the_number_of_the_withdrawn_one(
    keeper: Officer, notice_2027: HolidayNotice
) -> None:
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    actions.withdraw_notice(notice=row, reason="漏了一天", by=keeper)
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    assert Notice.objects.filter(withdrawn_at=None).count() == 1


def test_every_deed_is_recorded(keeper: Officer, notice_2027: HolidayNotice) -> None:
    at = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper, at=at)
    actions.withdraw_notice(notice=row, reason="年份写错", by=keeper)
    entered, withdrawn = stream(f"workdays:notice:{row.key}")
    assert (entered.event, entered.actor, entered.organ, entered.at) == (
        "calendar:notice:entered",
        keeper.username,
        "yuanzhou",
        at,
    )
    official = WorkdayCalendar.official()
    assert entered.data.pop("calendar") == official.with_notices([notice_2027]).version
    assert withdrawn.data.pop("calendar") == official.version
    assert entered.data == {
        "year": 2027,
        "number": "测试〔2026〕1号",
        "amends": False,
        "days": {"2027-01-01": "off", "2027-01-04": "off", "2027-01-09": "makeup"},
    }
    assert withdrawn.event == "calendar:notice:withdrawn"
    assert withdrawn.data == {"year": 2027, "number": "测试〔2026〕1号", "reason": "年份写错"}


def test_an_unfit_notice_leaves_no_trace(keeper: Officer, notice_2027: HolidayNotice) -> None:
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    with pytest.raises(UnfitNotice) as refused:
        actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    assert {f.trouble for f in refused.value.findings} == {
        Trouble.NUMBER_TAKEN,
        Trouble.YEAR_TAKEN,
    }
    assert Notice.objects.count() == 1


def test_an_amendment_overrides_day_by_day(keeper: Officer, notice_2027: HolidayNotice) -> None:
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    amendment = replace(
        notice_2027,
        number="测试〔2027〕1号",
        issued_on=dt.date(2027, 1, 3),
        days_off=frozenset({dt.date(2027, 1, 9)}),
        makeup_days=frozenset(),
    )
    actions.enter_notice(notice=amendment, amends=True, by=keeper)
    assert not queries.calendar().is_workday(dt.date(2027, 1, 9))
    assert not queries.calendar().is_workday(dt.date(2027, 1, 4))


def test_withdrawing_twice_or_without_a_reason_is_refused(
    keeper: Officer, notice_2027: HolidayNotice
) -> None:
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    with pytest.raises(actions.NoReason):
        actions.withdraw_notice(notice=row, reason="  ", by=keeper)
    actions.withdraw_notice(notice=row, reason="年份写错", by=keeper)
    with pytest.raises(actions.AlreadyWithdrawn):
        actions.withdraw_notice(notice=row, reason="年份写错", by=keeper)


def test_the_database_holds_one_notice_in_force_per_number(
    keeper: Officer, notice_2027: HolidayNotice
) -> None:
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    row.pk, row.key = None, "0" * 32
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("role", "at_bureau", "allowed"),
    [
        pytest.param(Role.SUPERVISOR, False, True, id="supervisor of the district"),
        pytest.param(Role.TECHNICIAN, False, True, id="technician of the district"),
        pytest.param(Role.PUBLISHER, False, False, id="publisher of the district"),
        pytest.param(Role.SUPERVISOR, True, False, id="supervisor of a bureau"),
    ],
)
def test_only_the_top_keeps_the_calendar(
    keeper: Officer,
    district: Organ,
    bureau: Organ,
    officer_of,
    notice_2027: HolidayNotice,
    role: Role,
    at_bureau: bool,
    allowed: bool,
) -> None:
    organ = bureau if at_bureau else district
    officer = keeper if (role, organ) == (Role.SUPERVISOR, district) else officer_of(organ, role)
    if allowed:
        assert actions.enter_notice(notice=notice_2027, amends=False, by=officer).pk
    else:
        with pytest.raises(access.NotCalendarKeeper):
            actions.enter_notice(notice=notice_2027, amends=False, by=officer)


def test_asking_for_the_calendar_costs_one_query(
    keeper: Officer, notice_2027: HolidayNotice, django_assert_num_queries
) -> None:
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    queries.calendar()
    with django_assert_num_queries(1):
        queries.calendar()
