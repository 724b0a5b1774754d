"""Two consultations in a real browser: a third party and a co-maker that never answer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.test_lives import Life, enclose, search, secrecy
from gongkai.organs.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROLES = (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER)


@pytest.fixture
def life(window, bureau, officer, filed, filled, sealed_folder):
    """With the department for forty days, long enough for a party's period to be over."""
    Site.objects.update(site_name="测试区人民政府")
    office = {role: officer(bureau, role) for role in ROLES}
    row = filed(days_ago(42), subject="某某项目合同和报价明细")
    for deed in (actions.assign, actions.hand_over):
        deed(request=row, by=office[Role.INTAKE], at=moment(days_ago(41)))
    return Life(window, office, row)


def days_ago(days):
    return (timezone.localdate() - dt.timedelta(days)).isoformat()


def silent(life, kind, name, **more):
    """Asked forty days ago, served the day after, and heard of no more."""
    life.step(
        "consult",
        Role.HANDLER,
        on=days_ago(40),
        kind=kind,
        question="拟公开合同全文和报价明细。",
        **{"whom-0-name": name, "whom-0-phone": "0000-0000000"},
        **more,
    )
    label = life.row.parties.get().label
    life.step("consultation-served", Role.HANDLER, on=days_ago(39), party=label)
    life.step("silence", Role.HANDLER, party=label)


def panel(life, words):
    section = life.as_(Role.HANDLER).open().locator("#consultation")
    expect(section).to_contain_text(words)
    return section


def drafted(life, page, enclosures):
    page.fill("[name=enclosures]", enclosures)
    page.select_option("[name=dispatch]", "post")
    life.press(page, "submit")
    life.sign()


def test_a_silent_third_party_then_a_partial_grant(life):
    silent(life, "third_party", "测试第三方公司")
    section = panel(life, "由本机关依照条例决定")
    expect(section).not_to_contain_text("测试第三方公司")
    life.window.picture("consultation-silent")
    assert [each for each in life.window.barriers() if "w-" not in each] == []
    section.get_by_role("link", name="判断意见").click()
    page = life.window.page
    page.get_by_label("本机关的判断").fill("报价明细没有对外公开过，不公开；其余公开。")
    life.send(page, ".desk-form button[type=submit]")
    panel(life, "第三方没有答复，由本机关决定")
    search(life, found=True)
    secrecy(life)
    enclose(life)
    page = life.reply(Role.HANDLER)
    life.press(page, "part:1")
    life.decide(page, 1, Outcome.GRANTED, "合同正文予以公开。")
    life.decide(
        page,
        2,
        Outcome.THIRD_PARTY_RIGHTS,
        "报价明细属于第三方的商业秘密。",
        opinion_assessment="报价明细没有对外公开过，属于商业秘密",
        public_interest="不公开不会对公共利益造成重大影响",
        subtype="trade_secret",
    )
    drafted(life, page, "合同正文（1页）")
    assert life.row.outcome == "P0"


def test_a_silent_co_maker_consents(life, phone):
    silent(life, "co_maker", "测试区某某局", is_lead="yes")
    panel(life, "视为同意公开")
    phone.enter_as(life.office[Role.HANDLER].username)
    page = phone.open(f"/desk/requests/{life.row.number}/")
    expect(page.locator("#consultation")).to_contain_text("不计入 ")
    phone.picture("consultation-phone")
    assert not phone.overflows()
    search(life, found=True)
    secrecy(life)
    enclose(life)
    page = life.reply(Role.HANDLER)
    life.decide(page, 1, Outcome.GRANTED, "共同制作机关逾期没有提出意见，视为同意公开。")
    drafted(life, page, "合同和报价明细（1页）")
    assert life.row.outcome == "G2"
