"""What each page shows, what it must not show, and what it answers to nonsense."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from gongkai.columns.models import ColumnPage
from gongkai.disclosures import actions
from gongkai.disclosures.actions.publish import NormativeFacts
from gongkai.disclosures.models import NormativeDocument, NormativeKind
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.portal.models import SiteFacts
from gongkai.portal.tests.conftest import Publish

pytestmark = pytest.mark.django_db

MADE = dt.date(2020, 3, 3)
LIFE = NormativeFacts(NormativeKind.NORMDOC, MADE, MADE)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def marks(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Za-z]+)" content="([^"]*)">', html))


def test_home_shows_what_was_published(client: Client, publish_one: Publish) -> None:
    policy = publish_one("quzhengfu-wenjian", "关于印发测试办法的通知", doc_no="测府发〔2020〕1号")
    publish_one("wenzi-jiedu", "测试办法的解读", interprets=(policy,))
    publish_one("gonggao-gongshi", "关于停水的公告")
    html = text(client, "/")
    for words in ("关于停水的公告", "测府发〔2020〕1号", "测试办法的解读", "营商环境专题"):
        assert words in html


def test_a_policy_and_its_interpretation_lead_to_each_other(
    client: Client, publish_one: Publish
) -> None:
    policy = publish_one("quzhengfu-wenjian", "关于印发测试办法的通知")
    reading = publish_one("wenzi-jiedu", "测试办法的解读", interprets=(policy,))
    assert reading.get_absolute_url() in text(client, policy.get_absolute_url())
    assert policy.get_absolute_url() in text(client, reading.get_absolute_url())


def test_what_was_withdrawn_is_seen_nowhere(
    client: Client, publish_one: Publish, publisher: Officer
) -> None:
    policy = publish_one("quzhengfu-wenjian", "留下的文件")
    reading = publish_one("wenzi-jiedu", "撤下的解读", interprets=(policy,))
    assert "撤下的解读" in text(client, "/")
    actions.withdraw(item=reading, reason="内容有误", by=publisher)
    for path in ("/", "/columns/zhengce/", "/columns/wenzi-jiedu/", policy.get_absolute_url()):
        assert "撤下的解读" not in text(client, path)
    assert client.get(reading.get_absolute_url()).status_code == 404


def test_a_hidden_column_hides_its_items(
    client: Client, publish_one: Publish, columns: dict[str, ColumnPage]
) -> None:
    item = publish_one("ys-zhengce", "营商措施")
    assert "营商措施" in text(client, "/columns/yingshang-huanjing/")
    columns["ys-zhengce"].unpublish()
    assert "营商措施" not in text(client, "/columns/yingshang-huanjing/")
    assert client.get("/columns/ys-zhengce/").status_code == 404
    assert client.get(item.get_absolute_url()).status_code == 404


def test_the_policy_library_gathers_what_other_columns_hold(
    client: Client, publish_one: Publish
) -> None:
    publish_one("quzhengfu-wenjian", "测试区某办法", normative=LIFE)
    publish_one("quzhengfu-wenjian", "不是规范性文件")
    html = text(client, "/columns/guifanxing-wenjian/")
    assert "测试区某办法" in html
    assert "不是规范性文件" not in html


@pytest.mark.parametrize(
    ("dates", "label", "warned"),
    [
        pytest.param({}, "有效", False, id="in force"),
        pytest.param({"expires_on": dt.date(2021, 1, 1)}, "已失效", True, id="expired"),
        pytest.param(
            {"repealed_on": dt.date(2021, 1, 1), "repealed_by": "测府发〔2021〕1号"},
            *("已废止", True),
            id="repealed",
        ),
        pytest.param({"effective_on": dt.date(2019, 1, 1)}, "待核实", False, id="contradiction"),
    ],
)
def test_validity_is_said_on_list_and_page(
    client: Client, publish_one: Publish, dates: dict[str, object], label: str, warned: bool
) -> None:
    item = publish_one("quzhengfu-wenjian", "测试区某办法", normative=LIFE)
    NormativeDocument.objects.filter(item=item).update(**dates)
    assert label in text(client, "/columns/quzhengfu-wenjian/")
    page = text(client, item.get_absolute_url())
    assert label in page
    assert ("本文件效力已有变化" in page) is warned


def test_pages_of_a_list_lead_on_and_back(client: Client, publish_one: Publish) -> None:
    for number in range(23):
        publish_one("gonggao-gongshi", f"第{number:02}号公告")
    first = text(client, "/columns/gonggao-gongshi/")
    assert "第22号公告" in first
    assert "第02号公告" not in first
    older = re.search(r'rel="next" href="(\?before=[^"]+)"', first)[1]
    second = text(client, f"/columns/gonggao-gongshi/{older}")
    assert "第02号公告" in second
    newer = re.search(r'rel="prev" href="(\?after=[^"]+)"', second)[1]
    assert "第22号公告" in text(client, f"/columns/gonggao-gongshi/{newer}")


@pytest.mark.parametrize(
    "path",
    [
        "/columns/nothing/",
        "/items/0/",
        "/items/99999999999999999999999999/",
        "/columns/zhengce/?before=",
        "/columns/zhengce/?before=nonsense",
        "/columns/zhengce/?after=00000000000000000000-1",
        "/columns/zhengce/?after=99999999999999999999-99999999999999999999",
        "/columns/zhengce/?before=2020010100000000000%F0-1",
    ],
)
def test_nonsense_is_answered_kindly(
    client: Client, columns: dict[str, ColumnPage], path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "没有找到这个页面" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/columns/zhengce/?after=99991231235959999999-1", "/columns/ys-jucuo/"]
)
def test_an_empty_list_says_so(client: Client, columns: dict[str, ColumnPage], path: str) -> None:
    assert "这里暂时没有已公开的信息" in text(client, path)


def test_a_link_leads_to_its_target(client: Client, columns: dict[str, ColumnPage]) -> None:
    response = client.get("/columns/juece-jiedu/")
    assert (response.status_code, response["Location"]) == (302, "/columns/wenzi-jiedu/")


def test_columns_of_reports_lead_to_the_list(
    client: Client, columns: dict[str, ColumnPage]
) -> None:
    assert client.get("/columns/quzhengfu-nianbao/")["Location"] == "/reports/"


def test_the_directory_lists_the_organs_of_today(
    client: Client, columns: dict[str, ColumnPage], district: Organ
) -> None:
    made = {"kind": OrganKind.DEPARTMENT, "on": dt.date(2000, 8, 20), "by": None}
    for code, name in (("jiaoyu", "测试区教育局"), ("liangshi", "测试区粮食局")):
        organs.establish(code=code, name=name, short_name=name, parent=district, **made)
    Organ.objects.filter(code="liangshi").update(abolished_on=dt.date(2019, 1, 1))
    Organ.objects.create(
        code="linqu",
        name="邻区教育局",
        short_name="邻区教育局",
        kind=OrganKind.DEPARTMENT,
        path="linqu/",
        established_on=dt.date(2000, 8, 20),
    )
    html = text(client, "/columns/jigou-shezhi/")
    assert "测试区教育局" in html
    assert "测试区粮食局" not in html
    assert "邻区教育局" not in html


def test_reading_needs_no_session_and_writing_is_refused(
    client: Client, columns: dict[str, ColumnPage]
) -> None:
    assert client.head("/").status_code == 200
    assert client.post("/").status_code == 405
    assert client.cookies == {}


def test_required_marks(client: Client, publish_one: Publish, facts: SiteFacts) -> None:
    item = publish_one(
        "quzhengfu-wenjian", "关于“引号”与<尖括号>的通知", doc_no="测府发〔2020〕1号"
    )
    site = {
        "SiteName": "测试区人民政府门户网站",
        "SiteDomain": "www.ceshi.gov.cn",
        "SiteIDCode": "0000000000",
    }
    column_marks = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
    home = marks(text(client, "/"))
    column = marks(text(client, "/columns/quzhengfu-wenjian/"))
    page = marks(text(client, item.get_absolute_url()))
    assert site.items() <= home.items()
    assert site.items() <= column.items()
    assert site.items() <= page.items()
    assert column_marks <= column.keys()
    assert column_marks <= page.keys()
    assert all(column.values())
    assert column["ColumnName"] == "区政府文件" != column["ColumnDescription"]
    assert page["ArticleTitle"] == "关于“引号”与&lt;尖括号&gt;的通知"
    assert page["PubDate"] == "2020-03-03 09:30"
    assert page["ContentSource"] == "测试区人民政府"


def test_numbers_nobody_gave_are_not_made_up(
    client: Client, columns: dict[str, ColumnPage]
) -> None:
    html = text(client, "/")
    assert "SiteIDCode" not in html
    assert "网站标识码：（未登记）" in html


def test_a_demonstration_says_so_on_every_page(
    client: Client, publish_one: Publish, facts: SiteFacts
) -> None:
    item = publish_one("gonggao-gongshi")
    for path in ("/", "/columns/", "/columns/zhengce/", item.get_absolute_url(), "/styleguide/"):
        assert "演示数据：" in text(client, path)
    facts.demonstration = False
    facts.save()
    assert "演示数据：" not in text(client, "/")


EVERY_TEMPLATE = (
    *("/", "/columns/", "/columns/zhengce/", "/columns/quzhengfu-wenjian/", "/reports/"),
    *(
        "/columns/yingshang-huanjing/",
        "/columns/jigou-shezhi/",
        "/styleguide/",
        "/accounts/login/",
        "/nothing/",
    ),
)


def test_pages_keep_to_the_strict_policy(
    client: Client, publish_one: Publish, facts: SiteFacts
) -> None:
    """One h1, Chinese, and neither inline scripts nor inline styles, which the policy blocks."""
    item = publish_one("quzhengfu-wenjian")
    for path in (*EVERY_TEMPLATE, item.get_absolute_url()):
        response = client.get(path)
        html = response.content.decode()
        assert "unsafe-inline" not in response["Content-Security-Policy"], path
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        assert '<html lang="zh-CN">' in html, path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html), path
        assert not re.search(r'(?:src|href)="(?:https?:)?//', html), path
