"""What cannot be read is answered by a page, never by a failure."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
TOO_LONG = b"subject=" + b"x" * 3_000_000


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(b"a=1", f"{FORM}; charset=utf-16", id="not UTF-8"),
        pytest.param(TOO_LONG, FORM, id="too long"),
        pytest.param(b"x", "multipart/form-data; boundary=" + "b" * 300, id="no such boundary"),
        pytest.param(b"x", "multipart/form-data", id="no boundary"),
    ],
)
@pytest.mark.parametrize("checks", [True, False], ids=["with CSRF check", "without"])
def test_an_unreadable_form_is_a_bad_request(body: bytes, content_type: str, checks: bool) -> None:
    client = Client(enforce_csrf_checks=checks, raise_request_exception=False)
    client.get("/accounts/login/")
    answer = client.post("/accounts/login/", data=body, content_type=content_type)
    assert answer.status_code in (400, 403)
    assert "<!DOCTYPE html>" in answer.content.decode()


def test_a_form_too_long_says_what_to_do() -> None:
    client = Client(raise_request_exception=False)
    answer = client.post("/accounts/login/", data=TOO_LONG, content_type=FORM)
    assert answer.status_code == 400
    assert "缩短内容或者减少附件后再试" in answer.content.decode()
