"""The desk's first page in a real browser, wide and on a phone."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.organs.models import Officer
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(window: Window, officer: Officer) -> None:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    session = client.cookies["sessionid"].value
    window.page.context.add_cookies([{"name": "sessionid", "value": session, "url": window.home}])


def test_home(window: Window, officer: Officer, one_duty_for_intake: None) -> None:
    sign_in(window, officer)
    page = window.open("/desk/")
    window.picture("desk-home")
    assert page.get_by_role("link", name="答复某申请").is_visible()
    assert window.barriers() == []


def test_home_on_a_phone(phone: Window, officer: Officer, one_duty_for_intake: None) -> None:
    sign_in(phone, officer)
    page = phone.open("/desk/")
    phone.picture("desk-home-phone")
    assert page.get_by_role("link", name="答复某申请").is_visible()
    assert not phone.overflows()
    assert phone.barriers() == []
