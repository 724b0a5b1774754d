"""The public pages beside the form: entry, receipt, progress."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.tests.conftest import ID_NUMBER
from gongkai.inforequests.tests.sending import send
from gongkai.inforequests.web import limits
from gongkai.ledger.models import Entry

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
    told = client.post("/requests/track/", {"number": row.number.lower(), "code": code.lower()})
    assert "已登记" in told.content.decode()


def test_reloading_the_receipt_sends_nothing_again(client, form):
    send(client, form)
    for _ in range(2):
        assert client.get("/requests/receipt/").status_code == 200
    assert InformationRequest.objects.count() == 1


def test_the_receipt_belongs_to_the_browser_that_sent_it(client, form):
    send(client, form)
    client.cookies.clear()
    assert client.get("/requests/receipt/").url == "/requests/apply/"


def test_the_session_does_not_tell_the_code(client, form):
    code = send(client, form).context["code"]
    assert code not in str(dict(client.session))


@pytest.mark.parametrize(
    "changed", [{"code": "AAAAAAAAAA"}, {"number": "MINZHENG-2026-9999"}, {"code": "密码"}]
)
def test_wrong_and_missing_look_the_same(client, form, changed):
    page = send(client, form)
    right = {"number": InformationRequest.objects.get().number, "code": page.context["code"]}
    told = client.post("/requests/track/", right | changed)
    assert told.context["found"] is None
    assert "没有查到" in told.content.decode()


def test_neither_progress_nor_ledger_tells_who_applied(client, form):
    page = send(client, form)
    number = InformationRequest.objects.get().number
    told = client.post("/requests/track/", {"number": number, "code": page.context["code"]})
    kept = told.content.decode() + str(list(Entry.objects.values_list("data", flat=True)))
    assert not [secret for secret in ("测试甲", ID_NUMBER, "someone@") if secret in kept]


def test_pages_with_forms_answer_head(client):
    assert client.head("/requests/apply/").status_code == 200
    assert client.head("/requests/track/").status_code == 200


def test_whoever_guesses_is_made_to_wait_whatever_the_guess(client, form):
    page = send(client, form)
    right = {"number": InformationRequest.objects.get().number, "code": page.context["code"]}
    wrong, missing = right | {"code": "AAAAAAAAAA"}, right | {"number": "MINZHENG-2026-9999"}
    for guess in [wrong, missing] * (limits.GUESSES.times // 2):
        assert client.post("/requests/track/", guess).status_code == 200
    for guess in (wrong, missing, right):
        told = client.post("/requests/track/", guess)
        assert told.status_code == 429
        assert "十五分钟" in told.content.decode()
    elsewhere = client.post("/requests/track/", right, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.context["found"] is not None


def test_right_questions_are_not_counted(client, form):
    page = send(client, form)
    right = {"number": InformationRequest.objects.get().number, "code": page.context["code"]}
    for _ in range(limits.GUESSES.times + 1):
        assert client.post("/requests/track/", right).status_code == 200
