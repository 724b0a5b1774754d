"""A late answer before 复议机关: defended, put right, answered anew, counted."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q
from django.utils import timezone
from playwright.sync_api import expect

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests import replies
from gongkai.remedies import queries
from gongkai.remedies.models import Remedy
from gongkai.workdays.queries import calendar

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DAY = dt.timedelta(days=1)


def days_ago(number):
    return timezone.localdate() - number * DAY


@pytest.fixture
def answered_late(registered, replied):
    """A request of this year that was answered after its period."""
    row = registered(days_ago(90).isoformat(), name="欧阳测试")
    replied(row, on=days_ago(30).isoformat(), outcome=Outcome.NOT_FOUND)
    return row


def done(window, words):
    window.page.get_by_text(words).first.wait_for()


def open_case(window, row):
    window.open(f"/desk/requests/{row.number}/")
    return window.page.locator("#remedies")


def sound(window, name):
    window.page.reload()  # without the message of what was just done, which fades in
    window.picture(f"remedies-{name}")
    assert [each for each in window.barriers() if "w-" not in each] == [], name


def test_from_a_late_answer_to_a_new_one(
    window, phone, answered_late, bureau, clerk, lawyer, signer
):
    page, row = window.page, answered_late
    window.enter_as(lawyer.username)
    open_case(window, row).get_by_role("link", name="登记复议、诉讼").click()
    done(window, "未经复议直接起诉的说明")
    sound(window, "new")
    page.get_by_label("途径").select_option("review")
    page.get_by_label("受理日期").fill(days_ago(20).isoformat())
    page.get_by_label("收到副本日期").fill(days_ago(14).isoformat())
    page.get_by_label("复议程序").select_option("ordinary")
    page.get_by_label("案号").fill("测府复〔2026〕8号")
    page.get_by_role("button", name="登记复议、诉讼").click()
    done(window, "应诉材料")
    sound(window, "detail")

    page.get_by_role("link", name="编制证据目录").click()
    page.get_by_role("button", name="从案卷生成").click()
    done(window, "份证据")
    sound(window, "evidence")
    page.get_by_role("link", name="返回").click()
    page.get_by_role("link", name="拟写答复书、答辩状").click()
    page.get_by_label("对申请人（原告）主张的意见").fill("本机关已经说明检索的范围和方法。")
    page.get_by_role("button", name="保存新的一版").click()
    done(window, "已保存第1版")
    sound(window, "defence")

    remedy = Remedy.objects.get()
    phone.enter_as(signer.username)
    phone.open(f"/desk/remedies/{remedy.pk}/defence/")
    phone.page.get_by_role("button", name="签发第1版").click()
    done(phone, "已签发")
    assert not phone.overflows()
    phone.picture("remedies-detail-phone")

    window.open(f"/desk/remedies/{remedy.pk}/sent/")
    page.get_by_label("提交日期").fill(days_ago(10).isoformat())
    page.get_by_label("提交凭据").fill("当面提交，有回执")
    page.get_by_role("button", name="登记提交").click()
    page.get_by_role("link", name="登记结果").click()
    page.get_by_label("结果", exact=True).select_option("unlawful")
    page.get_by_label("审结日期").fill(days_ago(6).isoformat())
    page.get_by_label("收到日期").fill(days_ago(5).isoformat())
    page.get_by_label("责令重新答复").check()
    page.get_by_label("几个工作日内重新答复").fill("15")
    page.get_by_role("button", name="登记结果").click()
    due = calendar().add(days_ago(5), 15).result.isoformat()
    expect(page.locator("dl", has_text="重新答复")).to_contain_text(due)
    sound(window, "concluded")

    _answer_anew(row, clerk, lawyer, signer)
    panel = open_case(window, row)
    expect(panel).to_contain_text("结果纠正")
    expect(panel).to_contain_text("15个工作日内重新答复")
    expect(page.locator("#letters")).to_contain_text("重新答复告知书")
    sound(window, "case")
    window.open("/desk/remedies/?result=corrected")
    expect(page.locator("table.desk-table")).to_contain_text(row.number)
    sound(window, "list")
    year = timezone.localdate().year
    counted = queries.table_four(Q(organ=bureau), dt.date(year, 1, 1), dt.date(year, 12, 31))
    assert {cell for cell, count in counted.items() if count} == {
        "t4.review.corrected",
        "t4.review.total",
    }


def _answer_anew(row, clerk, lawyer, signer):
    """The new reply, decided otherwise than the old one."""
    row = InformationRequest.objects.get(pk=row.pk)
    at = timezone.now()
    replies.file_records(row, [Outcome.GRANTED], clerk, signer, at)
    told = replies.reply(replies.decision(Outcome.GRANTED))
    replies.bring_to_approval(row, told, clerk, lawyer, at)
    replies.set_aside(row, lawyer, at)
    actions.sign(request=row, by=signer, at=at)
