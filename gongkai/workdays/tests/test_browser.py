"""The calendar in a real browser: no barrier for screen readers, nothing wider than a phone."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.organs.models import Officer
from gongkai.workdays import actions
from gongkai.workdays.rules.notices import HolidayNotice
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(window: Window, officer: Officer) -> None:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    session = client.cookies["sessionid"].value
    window.page.context.add_cookies([{"name": "sessionid", "value": session, "url": window.home}])


def test_the_year_with_an_entered_notice(
    window: Window, keeper: Officer, notice_2027: HolidayNotice
) -> None:
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    sign_in(window, keeper)
    page = window.open("/desk/workdays/2027/?start=2026-12-31&days=4")
    window.picture("workdays-year")
    assert page.get_by_text("2026-12-31 之后第 4 个工作日是 2027年1月8日 星期五").count() == 1
    assert page.get_by_role("link", name="撤下").count() == 1
    assert window.barriers() == []


def test_a_notice_is_pasted_looked_at_and_confirmed(window: Window, keeper: Officer) -> None:
    sign_in(window, keeper)
    page = window.open("/desk/workdays/notices/new/")
    page.get_by_label("成文日期").fill("2026-11-20")
    page.get_by_label("放假和调休上班的日期").fill("2027-01-01..2027-01-04,休\n2027-01-09,班")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("heading", name="确认放假通知").wait_for()
    window.picture("workdays-preview")
    assert window.barriers() == []
    page.get_by_role("button", name="确认录入").click()
    page.get_by_role("heading", name="2027 年工作日历").wait_for()


def test_the_year_on_a_phone(phone: Window, keeper: Officer) -> None:
    sign_in(phone, keeper)
    phone.open("/desk/workdays/2020/")
    phone.picture("workdays-phone")
    assert not phone.overflows()
    assert phone.barriers() == []
