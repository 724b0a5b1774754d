"""Every page asks the database equally often however much it shows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.disclosures.actions.publish import NormativeFacts
from gongkai.disclosures.models import NormativeKind
from gongkai.portal.models import SiteFacts
from gongkai.portal.tests.conftest import Publish

pytestmark = pytest.mark.django_db

MADE = dt.date(2020, 3, 3)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        pytest.param("/", 7, id="home"),
        pytest.param("/columns/", 3, id="all columns"),
        pytest.param("/columns/zhengwu-dongtai/", 5, id="list"),
        pytest.param("/columns/quzhengfu-wenjian/", 6, id="papers"),
        pytest.param("/columns/guifanxing-wenjian/", 6, id="policy library"),
        pytest.param("/columns/yingshang-huanjing/", 5, id="topic"),
        pytest.param("/items/{pk}/", 6, id="item"),
        pytest.param("/reports/", 4, id="reports"),
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_queries(
    client: Client,
    publish_one: Publish,
    facts: SiteFacts,
    django_assert_num_queries: DjangoAssertNumQueries,
    path: str,
    queries: int,
    count: int,
) -> None:
    for _ in range(count):
        publish_one("gonggao-gongshi")
        publish_one("ys-zhengce")
        policy = publish_one(
            "quzhengfu-wenjian", normative=NormativeFacts(NormativeKind.NORMDOC, MADE, MADE)
        )
    for _ in range(count):
        publish_one("wenzi-jiedu", interprets=(policy,))
    client.get("/")  # Wagtail remembers its sites from here on.
    with django_assert_num_queries(queries):
        assert client.get(path.format(pk=policy.pk)).status_code == 200
