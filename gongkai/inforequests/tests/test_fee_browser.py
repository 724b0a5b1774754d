"""A fee in a real browser: asked, served, left unpaid; what the applicant sees on a phone."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.test_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _site(transactional_db):
    Site.objects.update(site_name="测试区人民政府")


@pytest.fixture
def twelfth(bureau, registered, clerk, handler, filled):
    for n in range(11):
        registered("2026-03-02", subject=f"第{n}份文件")
    filed = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
    actions.assign(request=filed.request, by=handler, at=moment("2026-03-03"))
    return filed


def test_a_fee_is_asked_served_and_left_to_lapse(window, phone, twelfth, clerk, signer):
    row, page = twelfth.request, window.page
    actions.propose_fee(
        request=row,
        tariff=Tariff.BY_CASE,
        reason="当月申请超过十件。",
        by=clerk,
        at=moment("2026-03-05"),
    )
    sign_in(window, signer)
    page = window.open(f"/desk/requests/{row.number}/fee/")
    assert [each for each in window.barriers() if "w-" not in each] == []
    window.picture("fee-desk")
    page.fill("#id_on", "2026-03-10")
    page.get_by_role("button", name="决定收费，发出通知").click()
    expect(page.locator("#fees")).to_contain_text("应缴 100 元")
    actions.serve_fee(request=row, by=clerk, on=dt.date(2026, 3, 24))

    applicant = phone.open("/requests/track/")
    applicant.fill("#id_number", row.number)
    applicant.fill("#id_code", twelfth.code)
    applicant.click("main button[type=submit]")
    expect(applicant.locator("[aria-labelledby=fee]")).to_contain_text("最晚到 2026年4月22日")
    phone.picture("fee-phone")
    assert not phone.overflows()
    assert phone.barriers() == []

    actions.lapse_fee(request=row, by=clerk, on=dt.date(2026, 4, 23))
    assert InformationRequest.objects.get(pk=row.pk).outcome == "O2"
    page.reload()
    expect(page.locator("#fees")).to_contain_text("逾期未缴，不再处理")
    window.picture("fee-lapsed")
    applicant = phone.open("/requests/mine/")
    expect(applicant.locator("[aria-labelledby=fee]")).to_contain_text(
        "缴费期限已于2026年4月22日届满"
    )
    expect(applicant.locator("#letters")).to_be_visible()


def test_anybody_reckons_a_fee_on_a_phone(phone):
    page = phone.open("/requests/fees/")
    page.fill("#id_cases", "35")
    page.get_by_role("button", name="测算").click()
    expect(page.locator("#told")).to_contain_text("合计 3000 元")
    phone.picture("fee-calculator")
    assert not phone.overflows()
    assert phone.barriers() == []
