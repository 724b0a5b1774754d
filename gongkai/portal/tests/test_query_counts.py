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
        pytest.param("/", 8, id="home"),
        pytest.param("/columns/", 4, id="all columns"),
        pytest.param("/columns/zhengwu-dongtai/", 6, id="list"),
        pytest.param("/columns/quzhengfu-wenjian/", 7, id="papers"),
        pytest.param("/columns/guifanxing-wenjian/", 7, id="policy library"),
        pytest.param("/columns/yingshang-huanjing/", 6, id="topic"),
        pytest.param("/items/{pk}/", 7, id="item"),
        pytest.param("/reports/", 5, id="reports"),
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
    with django_assert_num_queries(queries):
        assert client.get(path.format(pk=policy.pk)).status_code == 200
