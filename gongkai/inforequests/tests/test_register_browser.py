"""收件登记 and 更正申请 in a real browser: files along, reminders, the printed receipt."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Site

from gongkai.inforequests import queries
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.tests.conftest import ID_NUMBER
from gongkai.inforequests.tests.test_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCAN = {"name": "信封.txt", "mimeType": "text/plain", "buffer": "邮戳".encode()}


@pytest.fixture(autouse=True)
def _site(transactional_db, sealed_folder):
    Site.objects.update(site_name="测试区人民政府")


def test_a_letter_is_registered_and_its_receipt_printed(window, bureau, clerk, tmp_path):
    sign_in(window, clerk)
    page = window.open("/desk/requests/new/")
    page.click("text=挂号信")
    page.wait_for_selector("#id_mail_no")
    page.fill("#id_arrived_on", (timezone.localdate() - dt.timedelta(days=7)).isoformat())
    page.fill("#id_mail_no", "XA12345678")
    page.set_input_files("#id_envelope_files", [SCAN])
    page.fill("#id_name", "测试甲")
    page.fill("#id_subject", "某某道路施工合同")
    page.click("form.register-form > button.button")
    page.wait_for_selector("text=还没有登记，请先看一眼")
    assert page.locator("text=已经上传：信封.txt").count() == 1
    window.picture("requests-desk-register-seen")
    page.click("button[name=seen]")
    page.wait_for_url("**/receipt/")
    window.picture("requests-desk-receipt")
    assert [each for each in window.barriers() if "w-" not in each] == []
    number, code = page.locator(".register-code").all_inner_texts()
    assert queries.tracked(number, code) is not None
    assert CaseFile.objects.get().kind == "envelope"
    with page.expect_download() as waiting:
        page.click("text=打印回执（PDF）")
    waiting.value.save_as(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    page.click("text=去告知补正")
    page.wait_for_selector("#id_points")
    assert "身份证明" in page.input_value("#id_points")


def test_the_counter_on_a_phone(phone, bureau, clerk):
    sign_in(phone, clerk)
    page = phone.open("/desk/requests/new/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#id_name", "测试甲")
    page.fill("#id_document_number", ID_NUMBER)
    page.fill("#id_subject", "某某规划")
    page.click("form.register-form > button.button")
    page.wait_for_url("**/receipt/")
    assert InformationRequest.objects.get().channel == "in_person"


def test_asking_for_a_correction_on_a_phone(phone, bureau, clerk):
    page = phone.open("/requests/correct/")
    page.select_option("#id_organ", label="测试区民政局")
    page.fill("#id_name", "测试甲")
    page.fill("#id_document_number", ID_NUMBER)
    page.fill("#id_email", "someone@example.org")
    page.fill("#id_record", "2019年低保审批表")
    page.fill("#id_wrong", "家庭人口登记为3人")
    page.click("button[value=check]")
    page.wait_for_selector(".error-summary")
    page.fill("#id_right", "4人")
    page.set_input_files("#id_other_files", [SCAN | {"name": "证据.txt"}])
    page.click("button[value=check]")
    page.wait_for_selector("#send")
    assert phone.barriers() == []
    page.click("button[value=send]")
    page.wait_for_url("**/requests/receipt/")
    assert InformationRequest.objects.get().case_type == CaseType.RECORD_CORRECTION
    assert CaseFile.objects.get().name == "证据.txt"


@pytest.mark.parametrize("query", ["", "?organ=minzheng", "?organ=minzheng&large=1"])
def test_blank_forms_have_no_barriers(window, bureau, clerk, query):
    page = window.open(f"/requests/form/{query}")
    assert page.locator("h1").count() == 1
    assert window.barriers() == []
