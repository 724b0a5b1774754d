"""The public pages beside the form: entry, receipt, progress."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from gongkai.documents import to_docx
from gongkai.inforequests.applicationform import oral_record
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.tests.conftest import intake
from gongkai.inforequests.tests.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(application):
    """What a natural person types."""
    return application


def test_the_entry_page_leads_on(client):
    text = client.get("/requests/").content.decode()
    assert reverse("inforequests:apply") in text
    assert reverse("inforequests:track") in text


def test_from_the_receipt_to_the_progress(client, form):
    page = send(client, form)
    row, code = InformationRequest.objects.get(), page.context["code"]
    assert row.number in page.content.decode()
    assert code in page.content.decode()
    told = client.get("/requests/mine/")
    assert "申请已经登记" in told.content.decode()


def test_reloading_the_receipt_sends_nothing_again(client, form):
    send(client, form)
    for _ in range(2):
        assert client.get("/requests/receipt/").status_code == 200
    assert InformationRequest.objects.count() == 1


def test_the_receipt_belongs_to_the_browser_that_sent_it(client, form):
    send(client, form)
    client.cookies.clear()
    assert client.get("/requests/receipt/").url == "/requests/track/"


def test_the_receipt_is_gone_for_the_next_visitor_of_a_shared_computer(client, form):
    assert "/requests/mine/leave/" in send(client, form).content.decode()
    client.post("/requests/mine/leave/")
    assert client.get("/requests/receipt/").url == "/requests/track/"
    assert client.get("/requests/mine/").url == "/requests/track/"


@pytest.mark.parametrize(("minutes", "page"), [(31, "mine"), (121, "receipt")])
def test_it_goes_by_itself(client, form, minutes, page):
    send(client, form)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes)):
        assert client.get(f"/requests/{page}/").url == "/requests/track/"


def test_the_receipt_leads_to_its_own_request_not_to_one_opened_before(client, form, own):
    client.post("/requests/track/", {"number": own.request.number, "code": own.code})
    number = send(client, form).context["found"].number
    assert number in client.get("/requests/mine/").content.decode()


def test_the_session_does_not_tell_the_code(client, form):
    code = send(client, form).context["code"]
    assert code not in str(dict(client.session))


@pytest.mark.parametrize("point", ["\x01\x1b", "\ufffe", "😀", '"><script>', "长" * 5000])
@pytest.mark.parametrize("path", ["form/minzheng.pdf", "form/minzheng.docx", "form/", "apply/"])
def test_a_point_that_is_none_spoils_no_form(client, form, path, point):
    answer = client.get(f"/requests/{path}", {"organ": "minzheng", "point": point})
    assert answer.status_code == 200
    assert b"><script>" not in answer.content


def test_an_oral_record_prints_what_can_be_printed():
    record = oral_record(
        organ="测试区民政局",
        intake=intake(subject="规划\x01\ufffe全文"),
        number="",
        on=dt.date(2026, 3, 2),
        officer="测试乙",
        demonstration=False,
    )
    assert to_docx.render(record)


def test_pages_with_forms_answer_head(client):
    assert client.head("/requests/apply/").status_code == 200
    assert client.head("/requests/track/").status_code == 200
