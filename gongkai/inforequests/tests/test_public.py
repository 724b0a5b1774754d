"""The public pages beside the form: entry, receipt, progress."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai.inforequests.models import InformationRequest
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
    assert client.get("/requests/receipt/").url == "/requests/apply/"


def test_the_session_does_not_tell_the_code(client, form):
    code = send(client, form).context["code"]
    assert code not in str(dict(client.session))


def test_pages_with_forms_answer_head(client):
    assert client.head("/requests/apply/").status_code == 200
    assert client.head("/requests/track/").status_code == 200
