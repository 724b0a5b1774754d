"""Publishing in a real browser: a column picked by its name, the item on the desk, on a phone."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.columns.models import ColumnPage
from gongkai.disclosures.models import Item
from gongkai.organs.models import Officer
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(window: Window, officer: Officer) -> None:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    session = client.cookies["sessionid"].value
    window.page.context.add_cookies([{"name": "sessionid", "value": session, "url": window.home}])


def test_a_notice_is_typed_mended_and_published(
    window: Window, publisher: Officer, column: ColumnPage
) -> None:
    sign_in(window, publisher)
    page = window.open("/desk/items/new/")
    assert window.barriers() == []
    page.get_by_label("栏目").fill(column.title)
    page.get_by_label("标题").fill("关于测试的通知")
    page.get_by_label("正文").fill("第一段。\n第二段。")
    page.get_by_label("文号").fill("袁府发[2020]8号")
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("alert").wait_for()
    window.picture("disclosures-refused")
    assert window.barriers() == []
    assert page.get_by_label("正文").input_value() == "第一段。\n第二段。"
    page.get_by_label("文号").fill("袁府发〔2020〕8号")
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("heading", name="办理记录").wait_for()
    page.reload()  # without the message that fades in: half faded in it is hard to read
    window.picture("disclosures-item")
    assert window.barriers() == []
    assert Item.objects.get().doc_no == "袁府发〔2020〕8号"


@pytest.mark.parametrize("path", ["/desk/items/", "/desk/items/new/", "/desk/items/tallies/file/"])
def test_on_a_phone(phone: Window, publisher: Officer, column: ColumnPage, path: str) -> None:
    sign_in(phone, publisher)
    phone.open(path)
    assert not phone.overflows()
    assert phone.barriers() == []
