"""送达 in a real browser: posted, returned, sent again and signed for; a signature withdrawn."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.tests.conftest import intake
from gongkai.inforequests.tests.test_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST, SECOND = "EE000000005CN", "1000000000001"


@pytest.fixture(autouse=True)
def _site(transactional_db, sealed_folder):
    Site.objects.update(site_name="测试区人民政府")


@pytest.fixture
def filed_today(bureau):
    """A request with its query code, sent in today by somebody with an address."""
    return actions.file_online(organ=bureau, intake=intake(address="测试路7号"))


@pytest.fixture
def letter(filed_today, replied):
    """Its reply, signed today to go by post."""
    today = timezone.localdate().isoformat()
    return replied(filed_today.request, on=today, dispatch=Dispatch.POST)


def test_posted_returned_sent_again_and_signed_for(window, letter, clerk, filed_today):
    number = filed_today.request.number
    sign_in(window, clerk)
    page = window.open("/desk/requests/postings/")
    window.picture("requests-desk-postings-open")
    field = page.get_by_label(f"{letter.number} 的邮件号码")
    field.fill("EE000000006CN")
    field.press("Enter")
    page.get_by_text("校验位不对").wait_for()
    field.fill(FIRST)
    field.press("Enter")
    page.get_by_text("已登记交邮 1 件").wait_for()
    window.picture("requests-desk-postings")
    assert [each for each in window.barriers() if "w-" not in each] == []

    page = window.open(f"/desk/requests/{number}/serve/")
    page.get_by_label("退回").check()
    page.get_by_role("button", name="登记送达结果").click()
    page.get_by_text("已经登记送达结果").wait_for()

    page.get_by_role("link", name="再送一次").click()
    page.get_by_label("邮政业务").select_option("ems")
    page.get_by_label("邮件号码").fill(SECOND)
    page.get_by_role("button", name="送出文书").click()
    page.get_by_text("已经登记送出").wait_for()

    page.get_by_role("link", name="登记送达结果").click()
    page.get_by_label("已签收").check()
    page.get_by_label("签收人", exact=False).first.fill("测试甲")
    window.picture("requests-desk-service-result")
    page.get_by_role("button", name="登记送达结果").click()
    page.get_by_text("已经登记送达结果").wait_for()
    window.picture("requests-desk-service")
    filed_today.request.refresh_from_db()
    assert (filed_today.request.state, filed_today.request.on_time) == ("closed", True)

    page = window.open("/requests/track/")
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(filed_today.code)
    page.get_by_role("button", name="查询").click()
    expect(page.locator("section", has=page.locator("#service"))).to_contain_text(SECOND)


def test_a_signature_is_withdrawn_before_anything_has_left(window, letter, signer):
    sign_in(window, signer)
    page = window.open(f"/desk/requests/{letter.request.number}/recall/")
    page.get_by_label("为什么撤回").fill("附件放错")
    page.get_by_role("button", name="撤回签发").click()
    page.get_by_text("已撤回签发").wait_for()
    window.picture("requests-desk-recalled")
    letter.request.refresh_from_db()
    assert letter.request.state == "drafting"


def test_the_register_on_a_phone(phone, letter, clerk):
    sign_in(phone, clerk)
    page = phone.open("/desk/requests/postings/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label(f"{letter.number} 的邮件号码").fill(FIRST)
    page.get_by_role("button", name="登记交邮").click()
    page.get_by_text("已登记交邮 1 件").wait_for()
    phone.picture("requests-desk-postings-phone")
