"""网上申请 in a real browser: on a phone, without scripts, with a draft, and back again."""

from __future__ import annotations

import re

import pytest
from wagtail.models import Site

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.queries.similar import SimilarItem
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.inforequests.tests.sending import APPLY
from gongkai.inforequests.web import apply

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRAFT = "localStorage.getItem('gongkai-application-draft')"


@pytest.fixture(autouse=True)
def _site(transactional_db, sealed_folder):
    Site.objects.update(site_name="测试区人民政府")


@pytest.fixture
def similar(monkeypatch):
    """Two items that fit whatever is asked for."""
    items = [
        SimilarItem(f"2019年度某某规划第{n}部分", "/requests/", moment("2026-03-02"))
        for n in "一二"
    ]
    monkeypatch.setattr(queries, "similar_items", lambda subject, organ: items)


def fill_in(page):
    page.select_option("#id_organ", label="测试区民政局")
    page.fill("#id_name", "测试甲")
    page.fill("#id_document_number", ID_NUMBER)
    page.fill("#id_email", "someone@example.org")
    page.fill("#id_subject", "2019年度某某规划全文")
    page.check("input[name=wanted_form][value=email]")


def go_on(page):
    page.click("button[value=check]")
    page.wait_for_selector("#send")


def send(page):
    page.click("button[value=send]")
    page.wait_for_url("**/requests/receipt/")


def test_applying_on_a_phone(phone, bureau, clerk, similar):
    page = phone.open(APPLY)
    page.click("button[value=check]")
    page.wait_for_selector(".error-summary")
    assert page.locator(".error-summary li").count() == 6
    phone.picture("requests-apply-errors-phone")
    assert phone.barriers() == []
    fill_in(page)
    page.click(".apply-agent summary")
    page.fill("#id_agent_name", "代理乙")
    page.fill("#id_agent_number", ID_NUMBER)
    page.set_input_files(
        "#id_identity_files", {"name": "证件.txt", "mimeType": "text/plain", "buffer": b"some text"}
    )
    phone.picture("requests-apply-phone")
    assert phone.barriers() == []
    assert not phone.overflows()
    go_on(page)
    page.get_by_text("已经自动验证").wait_for()
    assert page.locator("#answer").is_hidden()
    phone.picture("requests-apply-check-phone")
    assert phone.barriers() == []
    assert not phone.overflows()
    send(page)
    number = InformationRequest.objects.get().number
    assert number in page.inner_text("main")
    phone.picture("requests-receipt-phone")
    assert not phone.overflows()
    assert phone.barriers() == []
    assert CaseFile.objects.get().name == "证件.txt"


@pytest.mark.parametrize("path", [APPLY, "/requests/correct/"])
def test_the_form_fits_a_small_phone_in_large_type(phone, bureau, clerk, path):
    page = phone.open(path)
    page.evaluate("localStorage.setItem('gongkai-elder', 'on')")
    page = phone.open(path)
    page.click(".apply-agent summary")
    assert not phone.overflows()
    assert phone.barriers() == []
    assert page.locator('label[for="id_name"]').inner_text() == "姓名"
    page.check("input[name=kind][value=biz]")
    assert page.locator('label[for="id_name"]').inner_text().startswith("名称")


def test_the_way_back_shows_nothing_of_what_was_sent(window, bureau, clerk):
    page = window.open(APPLY)
    fill_in(page)
    go_on(page)
    send(page)
    page.get_by_role("button", name="已经记下").click()
    page.wait_for_url("**/requests/track/")
    page.evaluate("history.go(-3)")
    page.wait_for_url(f"**{APPLY}")
    page.wait_for_function("document.readyState === 'complete'")
    assert page.input_value("#id_name") == ""
    assert page.input_value("#id_document_number") == ""


def test_pressing_before_the_device_is_done_sends_when_it_is(window, bureau, clerk):
    page = window.open(APPLY)
    fill_in(page)
    go_on(page)
    send(page)
    assert InformationRequest.objects.count() == 1


def test_a_refused_page_says_what_to_do(window, bureau, clerk, monkeypatch):
    monkeypatch.setattr(apply.captcha, "is_passed", lambda *_: False)
    page = window.open(APPLY)
    fill_in(page)
    go_on(page)
    page.get_by_text("已经自动验证").wait_for()
    page.click("button[value=send]")
    page.wait_for_selector(".error-summary")
    window.picture("requests-apply-check-refused")
    assert window.barriers() == []


def test_without_scripts_a_question_is_answered(chromium, live_server, bureau, clerk, similar):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}{APPLY}")
    fill_in(page)
    page.click("button[value=check]")
    asked = page.inner_text('label[for="answer"]').split("：", 1)[1]
    riddle = next(each for each in phrases.RIDDLES if str(each.text) == asked)
    page.fill("#answer", sorted(riddle.answers)[0])
    page.screenshot(path="var/screenshots/requests-apply-check-noscript.png", full_page=True)
    send(page)
    assert InformationRequest.objects.count() == 1
    context.close()


def test_labels_follow_the_kind_of_applicant(window, bureau, clerk):
    page = window.open(APPLY)
    assert page.inner_text('label[for="id_name"]').startswith("姓名")
    page.check("input[name=kind][value=biz]")
    assert page.inner_text('label[for="id_name"]').startswith("名称")
    assert page.input_value("#id_document") == "credit_code"
    page.select_option("#id_document", "other")
    page.check("input[name=kind][value=natural]")
    assert page.input_value("#id_document") == "other"
    window.picture("requests-apply")
    assert window.barriers() == []


def test_a_draft_is_kept_only_when_asked_and_never_the_number(window, bureau, clerk):
    page = window.open(APPLY)
    fill_in(page)
    assert page.evaluate(DRAFT) is None
    page.check("#draft-keep")
    page.fill("#id_subject", "另一份规划")
    kept = page.evaluate(DRAFT)
    assert "另一份规划" in kept
    assert ID_NUMBER not in kept
    page = window.open(APPLY)
    assert page.input_value("#id_subject") == "另一份规划"
    assert page.input_value("#id_name") == "测试甲"
    assert page.input_value("#id_document_number") == ""
    assert page.locator("#draft-restored").is_visible()
    window.picture("requests-apply-draft")
    assert window.barriers() == []
    page.click("#draft-clear")
    assert page.evaluate(DRAFT) is None
    assert page.input_value("#id_subject") == ""


def test_a_draft_goes_when_the_application_is_sent_or_after_a_week(window, bureau, clerk):
    page = window.open(APPLY)
    page.check("#draft-keep")
    fill_in(page)
    go_on(page)
    page.click("button[value=edit]")
    assert page.locator("#draft-restored").is_hidden()  # the page itself knows better
    go_on(page)
    send(page)
    assert page.evaluate(DRAFT) is None
    old = '{"at": 1000, "values": {"name": "测试甲"}}'
    page.evaluate(f"localStorage.setItem('gongkai-application-draft', '{old}')")
    page = window.open(APPLY)
    assert page.input_value("#id_name") == ""
    assert page.evaluate(DRAFT) is None


def test_the_way_back_loses_nothing(window, bureau, clerk):
    page = window.open(APPLY)
    fill_in(page)
    go_on(page)
    page.go_back()
    page.wait_for_selector("#apply")
    assert page.input_value("#id_subject") == "2019年度某某规划全文"
    go_on(page)
    page.click("button[value=edit]")
    page.wait_for_selector("#apply")
    assert page.input_value("#id_document_number") == ID_NUMBER
    go_on(page)
    send(page)
    page.go_back()
    page.click("button[value=send]")
    page.wait_for_url("**/requests/receipt/")
    assert InformationRequest.objects.count() == 1


def test_large_letters_and_strong_contrast(window, bureau, clerk, similar):
    page = window.open(APPLY)
    for name in ("elder", "contrast"):
        page.evaluate(f"localStorage.setItem('gongkai-{name}', 'on')")
    page = window.open(APPLY)
    fill_in(page)
    assert window.barriers() == []
    go_on(page)
    window.picture("requests-apply-check-elder")
    assert window.barriers() == []
    send(page)
    window.picture("requests-receipt-elder")
    assert window.barriers() == []
    assert re.search(r"[2-9A-Z]{10}", page.inner_text("main"))
