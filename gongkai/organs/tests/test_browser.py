"""Organs and posts in a real browser: a newcomer's way from account to post, on a phone too."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.organs.models import Appointment, Officer
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(window: Window, officer: Officer) -> None:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    session = client.cookies["sessionid"].value
    window.page.context.add_cookies([{"name": "sessionid", "value": session, "url": window.home}])


def test_from_account_to_post_by_keyboard(window: Window, people: dict[str, Officer]) -> None:
    sign_in(window, people["town manager"])
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
    sign_in(window, people["town manager"])
    page = window.open("/desk/organs/cihua/abolish/")
    page.get_by_role("button", name="确认撤销").click()
    page.get_by_role("alert").get_by_role("link", name="撤销依据").click()
    assert page.evaluate("location.hash") == "#id_reason"
    assert window.barriers() == []


@pytest.mark.parametrize("path", ["/desk/organs/", "/desk/organs/cihua/"])
def test_on_a_phone(phone: Window, people: dict[str, Officer], path: str) -> None:
    sign_in(phone, people["town manager"])
    phone.open(path)
    assert not phone.overflows()
    assert phone.barriers() == []
