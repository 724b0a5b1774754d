"""信息处理费 on the desk, on the applicant's page and for everybody."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.inforequests import actions
from gongkai.inforequests.models import FeeNotice, FeePayment, NamesakeJudgement
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.reading import tracking
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
CALCULATOR = "/requests/fees/"


def at(row, name="fee"):
    return reverse(f"inforequests_desk:{name}", args=[row.number])


@pytest.fixture
def twelfth(bureau, registered, handler, filled):
    """The twelfth request of the month, filed online, with its query code."""
    for n in range(11):
        registered("2026-03-02", subject=f"第{n}份文件")
    filed = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
    actions.assign(request=filed.request, by=handler, at=moment("2026-03-03"))
    return filed


@pytest.fixture
def asked(twelfth, clerk, signer):
    actions.propose_fee(
        request=twelfth.request,
        tariff=Tariff.BY_CASE,
        reason="当月申请超过十件。",
        by=clerk,
        at=moment("2026-03-05"),
    )
    actions.decide_fee(request=twelfth.request, by=signer, at=moment("2026-03-10"))
    return twelfth


class TestDesk:
    @time_machine.travel(moment("2026-03-05"), tick=False)
    def test_from_proposal_to_notice(self, as_, bureau, twelfth):
        row, clerk, signer = twelfth.request, as_(bureau, Role.INTAKE), as_(bureau, Role.SIGNER)
        told = clerk.get(at(row)).content.decode()
        assert "第 <strong>12</strong> 件" in told and "未核实" in told
        typed = {"tariff": "by_case", "reason": "当月申请超过十件。"}
        assert clerk.post(at(row, "fee_propose"), typed).status_code == 302
        assert "等签发人决定" in clerk.get(at(row, "detail")).content.decode()
        assert signer.get(at(row)).context["decide"] is not None
        assert signer.post(at(row, "fee_decide"), {"on": "2026-03-05"}).status_code == 302
        assert FeeNotice.objects.get().letter.kind == "L08"
        assert "应缴 100 元" in signer.get(at(row, "detail")).content.decode()

    def test_by_page_without_pages_is_asked_back(self, as_, bureau, twelfth):
        typed = {"tariff": "by_page", "reason": "文件很多"}
        told = as_(bureau, Role.INTAKE).post(at(twelfth.request, "fee_propose"), typed)
        assert told.status_code == 422
        assert "请填写页数" in told.content.decode() and "文件很多" in told.content.decode()

    def test_what_the_checks_refuse_is_said(self, as_, bureau, twelfth):
        typed = {"tariff": "by_page", "pages": "30", "reason": "x"}
        told = as_(bureau, Role.INTAKE).post(at(twelfth.request, "fee_propose"), typed)
        assert told.status_code == 422
        assert "没有超过免费的30页" in told.content.decode()

    def test_whoever_proposed_it_is_not_offered_the_decision(self, as_, bureau, asked):
        assert as_(bureau, Role.HANDLER).get(at(asked.request)).context["decide"] is None

    def test_money_comes_in_and_goes_back(self, as_, bureau, asked):
        row, clerk = asked.request, as_(bureau, Role.INTAKE)
        for amount in ("40.50", "80"):
            typed = {"on": "2026-03-20", "amount": amount, "receipt": f"票{amount}"}
            assert clerk.post(at(row, "fee_pay"), typed).status_code == 302
        told = clerk.get(at(row, "detail")).content.decode()
        assert "2026-03-20 缴清" in told and "应退 20.50 元" in told
        typed = {"on": "2026-03-25", "amount": "20.50"}
        assert clerk.post(at(row, "fee_refund"), typed).status_code == 302
        assert "应退" not in clerk.get(at(row, "detail")).content.decode()

    @pytest.mark.parametrize("amount", ["", "abc", "-5", "0", "1.005", "NaN", "1e9", "９９"])
    def test_a_sum_that_is_none_never_breaks(self, as_, bureau, asked, amount):
        typed = {"on": "2026-03-20", "amount": amount}
        told = as_(bureau, Role.INTAKE).post(at(asked.request, "fee_pay"), typed)
        assert told.status_code == (302 if amount == "９９" else 422)
        assert FeePayment.objects.count() == (1 if amount == "９９" else 0)

    def test_a_namesake_is_judged_on_the_page(self, as_, bureau, registered, twelfth):
        other = registered("2026-03-02", document_number="P1234567", document="other")
        row, clerk = twelfth.request, as_(bureau, Role.INTAKE)
        assert "校验 K35" in clerk.get(at(row)).content.decode()
        typed = {"other": other.number, "is_same": "0", "reason": "证件不同"}
        assert clerk.post(at(row, "fee_namesake"), typed).status_code == 302
        assert not NamesakeJudgement.objects.get().is_same
        told = clerk.get(at(row)).content.decode()
        assert "校验 K35" not in told and "不是同一人" in told

    def test_a_namesake_that_is_not_there(self, as_, bureau, twelfth):
        typed = {"other": "MINZHENG-2026-9999", "is_same": "1", "reason": "x"}
        told = as_(bureau, Role.INTAKE).post(at(twelfth.request, "fee_namesake"), typed)
        assert told.status_code == 404

    def test_the_page_costs_the_same_for_many(
        self, as_, bureau, twelfth, registered, django_assert_num_queries
    ):
        clerk = as_(bureau, Role.INTAKE)
        clerk.get(at(twelfth.request))
        with CaptureQueriesContext(connection) as before:
            clerk.get(at(twelfth.request))
        for n in range(3):
            registered("2026-03-02", document_number=f"P12345{n}", document="other")
            registered("2026-02-27")
        with django_assert_num_queries(len(before)):
            clerk.get(at(twelfth.request))


class TestApplicant:
    def test_sees_amount_way_and_day(self, asked, clerk):
        _, told = tracking(asked)
        page = told.content.decode()
        assert "应缴 100 元" in page
        assert "到测试区政务服务中心非税收入窗口缴纳。" in page
        assert "从您收到通知的第二天起 20 个工作日内" in page
        actions.serve_fee(request=asked.request, by=clerk, on=dt.date(2026, 3, 24))
        assert "最晚到 2026年4月22日" in tracking(asked)[1].content.decode()

    def test_sees_what_has_come(self, asked, clerk):
        deed = {"request": asked.request, "by": clerk, "receipt": "票0001"}
        actions.record_payment(amount=Decimal(40), on=dt.date(2026, 3, 12), **deed)
        page = tracking(asked)[1].content.decode()
        assert "收到 40.00 元" in page and "还差 60.00 元" in page
        assert "票0001" not in page

    def test_sees_that_it_was_withdrawn(self, asked, signer):
        actions.waive_fee(
            request=asked.request, by=signer, reason="内部讨论", on=dt.date(2026, 3, 12)
        )
        page = tracking(asked)[1].content.decode()
        assert "您不用缴费" in page and "内部讨论" not in page

    def test_nothing_of_a_proposal(self, twelfth, clerk):
        actions.propose_fee(
            request=twelfth.request,
            tariff=Tariff.BY_CASE,
            reason="x",
            by=clerk,
            at=moment("2026-03-05"),
        )
        assert "应缴" not in tracking(twelfth)[1].content.decode()


class TestCalculator:
    def test_line_by_line(self, client):
        told = client.get(CALCULATOR, {"cases": "35", "pages": "68"})
        assert [table.quote.amount for table in told.context["quotes"]] == [3000, 380]
        page = told.content.decode()
        assert "35 件，合计 3000 元" in page and "国办函〔2020〕109号" in page and "未核实" in page

    def test_either_alone_and_none_at_all(self, client):
        assert len(client.get(CALCULATOR, {"cases": "0"}).context["quotes"]) == 1
        assert client.get(CALCULATOR).context["quotes"] == []

    @pytest.mark.parametrize("typed", ["-1", "abc", "1001", "99999999999999999999", "1.5", "一"])
    def test_what_is_no_count_is_said(self, client, typed):
        told = client.get(CALCULATOR, {"cases": typed})
        assert told.status_code == 422
        assert told.context["form"].errors

    def test_the_way_there(self, client, bureau, clerk):
        for page in ("/requests/", "/requests/apply/"):
            assert CALCULATOR in client.get(page).content.decode()
