"""The workshop and a published report in a real browser."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import Site

from gongkai.annualreports import actions
from gongkai.columns.actions import open_portal
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def portal(district):
    """The portal the district's pages belong to."""
    open_portal(organ=district, title="测试区人民政府", host="localhost", port=80, by=None)
    facts = apps.get_model("portal", "SiteFacts")
    facts.objects.create(site=Site.objects.get(), name="测试区人民政府门户网站")


def sign_in(window: Window, officer) -> None:
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    session = client.cookies["sessionid"].value
    window.page.context.add_cookies([{"name": "sessionid", "value": session, "url": window.home}])


def test_from_the_list_to_the_records_behind_a_figure(window: Window, draft, reporter):
    sign_in(window, reporter)
    page = window.open("/desk/reports/?year=2020")
    window.picture("reports-workshop")
    assert window.barriers() == []
    page.get_by_role("link", name="测试区", exact=True).click()
    page.get_by_role("heading", name="测试区2020年政府信息公开工作年度报告").wait_for()
    window.picture("reports-report")
    assert window.barriers() == []
    row = page.get_by_role("row", name="（一）予以公开")
    row.get_by_role("link").first.click()
    page.get_by_role("cell", name="自然人，予以公开").wait_for()
    window.picture("reports-records")
    assert window.barriers() == []


def test_a_published_report(window: Window, draft, reporter):
    actions.publish(report=draft, by=reporter)
    page = window.open("/reports/ceshi/2020/")
    window.picture("reports-public")
    assert page.get_by_role("link", name="PDF").count() == 1
    assert window.barriers() == []


def test_a_published_report_on_a_phone(phone: Window, draft, reporter):
    actions.publish(report=draft, by=reporter)
    phone.open("/reports/ceshi/2020/")
    phone.picture("reports-public-phone")
    assert not phone.overflows()
    assert phone.barriers() == []
