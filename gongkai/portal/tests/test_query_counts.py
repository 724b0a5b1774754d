"""Every page asks the database equally often however much it shows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.disclosures.actions.publish import NormativeFacts
from gongkai.disclosures.models import NormativeKind
from gongkai.portal.models import SiteFacts
from gongkai.portal.tests.conftest import Publish

pytestmark = pytest.mark.django_db

MADE = dt.date(2020, 3, 3)
# Four of them on every page: the site, its facts, its columns, and which columns are concealed;
# the last is asked again for each list of items.
QUERIES = {
    "/": 11,
    "/columns/": 4,
    "/columns/zhengwu-dongtai/": 7,
    "/columns/quzhengfu-wenjian/": 9,
    "/columns/guifanxing-wenjian/": 9,
    "/columns/yingshang-huanjing/": 7,
    "/columns/jigou-shezhi/": 9,
    "/reports/": 5,
    "item": 9,
}


@pytest.mark.parametrize("count", [1, 3])
def test_queries(client: Client, publish_one: Publish, facts: SiteFacts, count: int) -> None:
    for _ in range(count):
        publish_one("gonggao-gongshi")
        publish_one("ys-zhengce")
        policy = publish_one(
            "quzhengfu-wenjian", normative=NormativeFacts(NormativeKind.NORMDOC, MADE, MADE)
        )
    for _ in range(count):
        publish_one("wenzi-jiedu", interprets=(policy,))
    counted = {}
    for path in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            address = policy.get_absolute_url() if path == "item" else path
            assert client.get(address).status_code == 200
        counted[path] = len(queries)
    assert counted == QUERIES
