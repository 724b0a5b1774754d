"""Requests in a real browser: applying on a phone, running a case at a desk."""

from __future__ import annotations

import pytest
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a-password-for-this-test-only"


@pytest.fixture(autouse=True)
def _site(transactional_db):
    Site.objects.update(site_name="测试区人民政府")


def sign_in(window, officer):
    officer.set_password(PASSWORD)
    officer.save()
    window.sign_in(officer.username, PASSWORD)


def test_applying_on_a_phone(phone, bureau, clerk):
    page = phone.open("/requests/apply/")
    page.click("main button[type=submit]")
    page.wait_for_selector(".error-summary")
    assert page.locator(".error-summary li").count() == 6
    phone.picture("requests-apply-errors-phone")
    assert phone.barriers() == []
    page.select_option("#id_organ", label="测试区民政局")
    page.fill("#id_name", "测试甲")
    page.fill("#id_document_number", ID_NUMBER)
    page.fill("#id_email", "someone@example.org")
    page.fill("#id_subject", "2019年度某某规划全文")
    page.check("input[name=wanted_form][value=email]")
    phone.picture("requests-apply-phone")
    page.click("main button[type=submit]")
    page.wait_for_url("**/requests/receipt/")
    number = InformationRequest.objects.get().number
    assert number in page.inner_text("main")
    phone.picture("requests-receipt-phone")
    assert not phone.overflows()
    assert phone.barriers() == []


@pytest.mark.parametrize("path", ["", "apply/", "track/"])
def test_public_pages_have_no_barriers(window, bureau, clerk, path):
    window.open(f"/requests/{path}")
    window.picture(f"requests-{path.strip('/') or 'entry'}")
    assert window.barriers() == []


def test_the_desk_of_a_clerk(window, bureau, filed, replied, clerk, handler):
    replied(filed("2026-09-01"), on="2026-09-20")
    row = filed("2026-10-20", subject="某某公司中标合同及履约情况")
    actions.assign(request=row, by=clerk, at=moment("2026-10-21"))
    actions.hand_over(request=row, by=clerk, at=moment("2026-10-21"))
    actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name="某某公司",
        question="拟公开合同",
        by=handler,
        at=moment("2026-10-22"),
    )
    sign_in(window, clerk)
    for name, path in {
        "list": "",
        "detail": f"{row.number}/",
        "register": "new/",
        "extend": f"{row.number}/extend/",
        "identity": f"{row.number}/identity/",
        "letterhead": "letterheads/minzheng/",
    }.items():
        page = window.open(f"/desk/requests/{path}")
        assert page.locator("h1").count() == 1, name
        window.picture(f"requests-desk-{name}")
        found = [each for each in window.barriers() if "w-" not in each]
        assert found == [], name


def test_letters_on_a_phone(phone, own, replied):
    replied(own.request, on="2026-03-20")
    page = phone.open("/requests/track/")
    page.fill("#id_number", own.request.number)
    page.fill("#id_code", own.code)
    page.click("main button[type=submit]")
    page.wait_for_selector("#letters")
    phone.picture("requests-letters-phone")
    assert not phone.overflows()
    assert phone.barriers() == []
    with page.expect_download() as told:
        page.locator("button[value=pdf]").last.click()
    assert told.value.suggested_filename.endswith(".pdf")
