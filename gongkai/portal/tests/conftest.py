"""A small portal: the policy branch, a topic, a link and a column of news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from gongkai.columns.actions import lay_out, open_portal
from gongkai.columns.models import ColumnPage
from gongkai.columns.rules.catalogue import official
from gongkai.disclosures.actions.publish import Manuscript, publish
from gongkai.disclosures.models import Item
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role
from gongkai.portal.models import SiteFacts

FOUNDED = dt.date(2000, 8, 20)
COLUMNS = (
    *("zhengwu-dongtai", "zhengwu-yaowen", "gonggao-gongshi"),
    *("zhengce", "zhengce-wenjian", "quzhengfu-wenjian", "guifanxing-wenjian"),
    *("zhengce-jiedu", "wenzi-jiedu"),
    *("wugongkai", "juece-gongkai", "juece-jiedu"),
    *("yingshang-huanjing", "ys-zhengce", "ys-jucuo"),
    *("xinxi-gongkai", "gongkai-nianbao", "quzhengfu-nianbao"),
    *("fading-gongkai", "jigou-zhineng", "jigou-shezhi"),
)


@pytest.fixture
def district() -> Organ:
    return organs.establish(
        code="ceshiqu",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=FOUNDED,
        by=None,
    )


@pytest.fixture
def publisher(district: Organ) -> Officer:
    officer = organs.enrol(username="publisher", full_name="签发员", by=None)
    post = organs.open_post(organ=district, name="信息签发岗", role=Role.PUBLISHER, by=None)
    organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
    return officer


@pytest.fixture
def columns(district: Organ, publisher: Officer) -> dict[str, ColumnPage]:
    root = open_portal(organ=district, title="测试区人民政府", host="localhost", port=80, by=None)
    wanted = [spec for spec in official() if spec.code in COLUMNS]
    assert len(wanted) == len(COLUMNS)
    lay_out(root=root, specs=wanted, by=None)
    return {page.code: page for page in ColumnPage.objects.all()}


@pytest.fixture
def facts(columns: dict[str, ColumnPage]) -> SiteFacts:
    from wagtail.models import Site

    return SiteFacts.objects.create(
        site=Site.objects.get(),
        name="测试区人民政府门户网站",
        domain="www.ceshi.gov.cn",
        id_code="0000000000",
        sponsor="测试区人民政府办公室",
        demonstration=True,
    )


Publish = Callable[..., Item]


@pytest.fixture
def publish_one(columns: dict[str, ColumnPage], district: Organ, publisher: Officer) -> Publish:
    """Publish one item under a column; later calls are published later."""
    made = 0

    def _publish(code: str, title: str = "关于测试的通知", **changes: object) -> Item:
        nonlocal made
        made += 1
        day = dt.date(2020, 3, 2) + dt.timedelta(days=made)
        manuscript = Manuscript(
            column=columns[code],
            title=title,
            body=str(changes.pop("body", "<p>测试正文。</p>")),
            formed_on=day,
            at=timezone.make_aware(dt.datetime.combine(day, dt.time(9, 30))),
            **changes,
        )
        return publish(manuscripts=[manuscript], organ=district, by=publisher)[0]

    return _publish
