"""No address with a NUL reaches a page."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/?q=%00",
        "/requests/apply/?organ=%00",
        "/requests/forms/?organ=a%00b",
        "/columns/a%00b/",
        "/desk/requests/A%00B/",
        "/reports/%00/2025/",
    ],
)
def test_an_address_with_a_nul_is_a_bad_request(address: str) -> None:
    assert Client(raise_request_exception=False).get(address).status_code == 400
