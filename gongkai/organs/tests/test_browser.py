"""Organs and posts in a real browser: a newcomer's way from account to post, on a phone too."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from gongkai.organs import actions
from gongkai.organs.models import Absence, Appointment, Officer
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_account_to_post_by_keyboard(window: Window, people: dict[str, Officer]) -> None:
    window.enter_as("town-manager")
    page = window.open("/desk/organs/cihua/officers/new/")
    assert window.barriers() == []
    page.get_by_label("登录帐号").fill("newcomer")
    page.get_by_label("姓名").fill("新人")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="帐号已开通").wait_for()
    window.picture("organs-enrolled")
    assert window.barriers() == []
    page.locator(".desk-page").get_by_role("link", name="任职").click()
    page.get_by_role("heading", name="任职").wait_for()
    assert page.get_by_label("登录帐号").input_value() == "newcomer"
    page.get_by_label("岗位").select_option(label="信息编辑（信息编辑）")
    page.get_by_role("button", name="任职").click()
    page.get_by_role("heading", name="慈化镇人民政府").wait_for()
    page.reload()  # without the message that fades in: half faded in it is hard to read
    window.picture("organs-organ")
    assert window.barriers() == []
    assert Appointment.objects.filter(officer__username="newcomer").exists()


def test_the_error_summary_leads_to_the_field(window: Window, people: dict[str, Officer]) -> None:
    window.enter_as("town-manager")
    page = window.open("/desk/organs/cihua/abolish/")
    page.get_by_role("button", name="确认撤销").click()
    page.get_by_role("alert").get_by_role("link", name="撤销依据").click()
    assert page.evaluate("location.hash") == "#id_reason"
    assert window.barriers() == []


def test_a_deputy_is_named_and_sent_back_by_keyboard(
    window: Window, people: dict[str, Officer]
) -> None:
    window.enter_as("handler")
    page = window.open("/desk/posts/")
    assert window.barriers() == []
    window.picture("organs-posts-empty")
    page.locator(".desk-page").get_by_role("link", name="安排代理").click()
    page.get_by_role("heading", name="安排代理").wait_for()
    window.picture("organs-absence")
    assert window.barriers() == []
    page.get_by_label("代理人的登录帐号").fill("handler")
    page.get_by_label("回岗日期").fill("2099-01-01")
    page.get_by_label("事由").select_option(label="休假")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_role("link", name="代理人的登录帐号").click()
    page.get_by_label("代理人的登录帐号").fill("editor")
    page.get_by_role("button", name="确认代理").click()
    page.get_by_text("代理中").wait_for()
    page.reload()
    window.picture("organs-posts")
    assert window.barriers() == []
    page.get_by_role("link", name="提前结束").click()
    page.get_by_role("heading", name="提前结束代理").wait_for()
    assert window.barriers() == []
    page.get_by_role("button", name="确认结束").click()
    page.get_by_text("没有安排").wait_for()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("organs-tree", "/desk/organs/"),
        ("organs-organ", "/desk/organs/cihua/"),
        ("organs-posts", "/desk/posts/"),
        ("organs-absence", "/desk/posts/absence/"),
    ],
)
def test_on_a_phone(phone: Window, people: dict[str, Officer], name: str, path: str) -> None:
    managing, editing, handling = (
        people[who].appointments.get() for who in ("town manager", "editor", "handler")
    )
    today = timezone.localdate()
    for held, deputy in [(managing, "editor"), (editing, "town manager"), (handling, "editor")]:
        actions.stand_in(
            appointment=held,
            deputy=people[deputy],
            begins_on=today,
            ends_on=today + dt.timedelta(days=7),
            reason=Absence.TRAINING,
            by=people["district manager"],
        )
    phone.enter_as("town-manager")
    phone.open(path)
    phone.picture(f"{name}-phone")
    assert not phone.overflows()
    assert phone.barriers() == []
