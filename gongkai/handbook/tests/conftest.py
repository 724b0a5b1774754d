"""An officer of one post, signed in to the desk."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from gongkai.organs import actions as organs
from gongkai.organs.models import OrganKind
from gongkai.organs.roles import Role

FOUNDED = dt.date(2000, 8, 20)


@pytest.fixture
def clerk(db) -> Client:
    bureau = organs.establish(
        code="ceshiju",
        name="测试局",
        short_name="测试局",
        kind=OrganKind.DEPARTMENT,
        on=FOUNDED,
        by=None,
    )
    officer = organs.enrol(username="intake", full_name="受理员", by=None)
    post = organs.open_post(organ=bureau, name="依申请受理岗", role=Role.INTAKE, by=None)
    organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
    client = Client()
    client.force_login(officer)
    return client
