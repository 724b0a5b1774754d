from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from gongkai.annualreports import actions
from gongkai.annualreports.models import AnnualReport
from gongkai.annualreports.tests.conftest import establish, information_request
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.organs.models import OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

REPORT = ("ceshi", 2020)
PAGES = {
    "workshop": (),
    "report": REPORT,
    "download": (*REPORT, "json"),
    "cell": (*REPORT, "t3.r1.natural"),
    "figure": (*REPORT, "site.published"),
}
DEEDS = {"build": REPORT, "publish": REPORT}
SEES = dict.fromkeys(PAGES, 200)
# Inside the workshop another organ's report looks like one that does not exist.
NOT_THIS_ORGAN = {"workshop": 200, "report": 404, "download": 404, "cell": 404, "figure": 404}
# Wagtail's admin sends whoever may not enter a page back to its first page.
KEPT_OUT = dict.fromkeys(PAGES, 302)


def signed_in(officer):
    client = Client()
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return client


@pytest.fixture
def desk(reporter):
    return signed_in(reporter)


def test_every_address_is_in_the_tables():
    (resolver,) = [
        pattern
        for found in get_resolver().url_patterns
        for pattern in [found, *getattr(found, "url_patterns", [])]
        if getattr(pattern, "app_name", None) == "annualreports"
    ]
    assert {pattern.name for pattern in resolver.url_patterns} == set(PAGES) | set(DEEDS)


@pytest.mark.parametrize(
    ("organ", "role", "expected"),
    [
        pytest.param("district", Role.REPORTER, SEES, id="report officer"),
        pytest.param("district", Role.SUPERVISOR, SEES, id="disclosure office"),
        pytest.param("district", Role.AUDITOR, SEES, id="auditor"),
        pytest.param("city", Role.SUPERVISOR, SEES, id="disclosure office above"),
        pytest.param("bureau", Role.REPORTER, NOT_THIS_ORGAN, id="report officer below"),
        pytest.param("bureau", Role.SUPERVISOR, NOT_THIS_ORGAN, id="supervisor below"),
        pytest.param("district", Role.HANDLER, KEPT_OUT, id="handler"),
        pytest.param("district", Role.EDITOR, KEPT_OUT, id="editor"),
        pytest.param("district", Role.TECHNICIAN, KEPT_OUT, id="technician"),
    ],
)
def test_who_sees_what(draft, request, appoint, organ, role, expected, reporter):
    place = request.getfixturevalue(organ)
    is_reporter = (organ, role) == ("district", Role.REPORTER)
    client = signed_in(reporter if is_reporter else appoint(place, role))
    found = {
        name: client.get(reverse(f"annualreports:{name}", args=args)).status_code
        for name, args in PAGES.items()
    }
    assert found == expected


@pytest.mark.parametrize(
    ("role", "stands"),
    [(Role.SUPERVISOR, "published"), (Role.AUDITOR, "draft"), (Role.HANDLER, "draft")],
)
def test_who_publishes(draft, district, appoint, role, stands):
    client = signed_in(appoint(district, role))
    client.post(reverse("annualreports:publish", args=REPORT))
    assert AnnualReport.objects.get().standing == stands


def test_nobody_comes_in_without_signing_in(draft):
    for name, args in PAGES.items():
        response = Client().get(reverse(f"annualreports:{name}", args=args))
        assert (response.status_code, "login" in response.url) == (302, True)


def test_every_figure_of_the_page_is_a_link_that_opens(draft, desk):
    page = desk.get(reverse("annualreports:report", args=REPORT)).content.decode()
    assert page.count("/desk/reports/ceshi/2020/cells/t") >= 198
    cell = desk.get("/desk/reports/ceshi/2020/cells/t3.r3_1.natural/").content.decode()
    assert "/desk/requests/" in cell
    assert "测试-001" in cell
    total = desk.get("/desk/reports/ceshi/2020/cells/t3.r1.total/").content.decode()
    assert "/desk/reports/ceshi/2020/cells/t3.r1.natural/" in total


def test_findings_are_shown_with_their_uncertainty(draft, desk):
    page = desk.get(reverse("annualreports:report", args=REPORT)).content.decode()
    assert "“其他处理”1件，占办结3件的比例偏高，须说明情况。" in page
    assert "未核实" in page
    assert "正文还有8处待补充。" in page
    assert "正文缺少：工作考核、社会评议、责任追究。" in page


def test_building_from_the_list(year, district, desk):
    desk.post(reverse("annualreports:build", args=REPORT))
    assert AnnualReport.objects.get().organ == district


def test_a_refusal_is_told_in_words(draft, reporter, desk):
    actions.publish(report=draft, by=reporter)
    response = desk.post(reverse("annualreports:build", args=REPORT), follow=True)
    assert "2020年度报告已经公布，不能重新统计。" in response.content.decode()


def test_an_unknown_year_in_the_address_shows_the_newest(reporter, desk):
    assert desk.get("/desk/reports/?year=1066").status_code == 200


def queries_of(client, url):
    """How many statements a page takes, once the caches of the desk are filled."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_list_asks_the_same_however_many_organs(draft, desk, district):
    url = "/desk/reports/?year=2020"
    before = queries_of(desk, url)
    for number in range(3):
        more = establish(f"more-{number}", f"测试局{number}", OrganKind.DEPARTMENT, district)
        actions.build(organ=more, year=2020, by=None)
    assert queries_of(desk, url) == before


def test_a_records_page_asks_the_same_however_many_records(draft, desk, bureau):
    url = "/desk/reports/ceshi/2020/cells/t3.r3_1.natural/"
    before = queries_of(desk, url)
    for _ in range(3):
        information_request(bureau, "2020-03-02", "2020-03-20", Outcome.GRANTED)
    assert queries_of(desk, url) == before


class TestPublic:
    def test_a_draft_is_nobodys_business(self, draft):
        assert Client().get("/reports/ceshi/2020/").status_code == 404
        assert Client().get("/reports/ceshi/2020/report.json").status_code == 404

    def test_a_published_report_is_everybodys(self, draft, reporter):
        actions.publish(report=draft, by=reporter)
        page = Client().get("/reports/ceshi/2020/")
        assert page.status_code == 200
        assert "测试区2020年政府信息公开工作年度报告" in page.content.decode()
        assert "/desk/" not in page.content.decode()

    @pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx", "json"])
    def test_it_can_be_taken_away_in_every_form(self, draft, reporter, form):
        actions.publish(report=draft, by=reporter)
        file = Client().get(f"/reports/ceshi/2020/report.{form}")
        assert file.status_code == 200
        assert f"ceshi-2020.{form}" in file["Content-Disposition"]
        assert len(file.content) > 1000

    def test_there_are_no_other_forms(self, draft, reporter):
        actions.publish(report=draft, by=reporter)
        assert Client().get("/reports/ceshi/2020/report.exe").status_code == 404
