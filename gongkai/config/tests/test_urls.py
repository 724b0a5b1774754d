"""The address plan."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.organs.models import Officer


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_passes_the_second_factor_by_the_sign_in_of_the_cms(
    client: Client, method: str
) -> None:
    Officer.objects.create_user(username="someone", password="a-long-password")
    typed = {"username": "someone", "password": "a-long-password"}
    answer = getattr(client, method)(
        "/desk/login/?next=/desk/", typed if method == "post" else None
    )
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session
