"""Requests in a real browser: the public pages, a case at a desk, letters on a phone."""

from __future__ import annotations

import pytest
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a-password-for-this-test-only"


@pytest.fixture(autouse=True)
def _site(transactional_db):
    Site.objects.update(site_name="测试区人民政府")


def sign_in(window, officer):
    officer.set_password(PASSWORD)
    officer.save()
    window.sign_in(officer.username, PASSWORD)


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


def test_what_is_wrong_with_a_supplement_is_announced_on_a_phone(phone, own):
    page = phone.open("/requests/track/")
    page.fill("#id_number", own.request.number)
    page.fill("#id_code", "AAAAAAAAAA")
    page.click("main button[type=submit]")
    page.get_by_text("没有查到").wait_for()
    phone.wait_focused(".error-summary")
    assert phone.barriers() == []
    page.fill("#id_code", own.code)
    page.click("main button[type=submit]")
    page.click("[aria-labelledby=supplement] button[type=submit]")
    phone.wait_focused(".error-summary")
    assert page.locator(".error-summary").count() == 1
    assert phone.barriers() == []
    assert not phone.overflows()


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
