"""Four whole lives of a request in a real browser, each step by the officer whose step it is.

Granted; refused, by each exemption; partly granted, item by item; supplemented and still unclear.
"""

from __future__ import annotations

import datetime as dt

import pytest
from wagtail.models import Site

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import GKB_2019, GKB_2021, OUTCOME_RULES, Outcome
from gongkai.inforequests.tests.conftest import intake
from gongkai.organs.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THIRD_PARTY = "测试第三方公司"


@pytest.fixture(autouse=True)
def _site(transactional_db, sealed_folder, filled):
    Site.objects.update(site_name="测试区人民政府")


@pytest.fixture
def office(bureau, officer):
    """Everybody a request passes through, by role."""
    roles = (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER, Role.ARCHIVIST)
    return {role: officer(bureau, role) for role in roles}


class Life:
    """One request on the desk, driven by several officers in one window."""

    def __init__(self, window, office, row):
        self.window, self.office, self.row = window, office, row

    def as_(self, role):
        self.window.enter_as(self.office[role].username)
        return self

    def open(self, page=""):
        return self.window.open(f"/desk/requests/{self.row.number}/{page}")

    def step(self, slug, role, **fields):
        """A step form of the case, filled in and sent."""
        page = self.as_(role).open(f"{slug}/")
        for name, value in fields.items():
            fill(page, f"[name={name}]", value)
        self.send(page, ".desk-form button[type=submit]")

    def reply(self, role):
        return self.as_(role).open("reply/")

    def press(self, page, what):
        self.send(page, f"button[name=do][value='{what}']")

    def send(self, page, button):
        """Press, and see what the next page says: a click may return before that page is there."""
        with page.expect_navigation():
            page.click(button)
        faults = page.locator(".desk-notice-bad")
        assert faults.count() == 0, faults.first.inner_text()
        self.row.refresh_from_db()

    def decide(self, page, place, outcome, reason, **particulars):
        """Choose a decision for an item, and fill in what it asks for."""
        page.select_option(f"[name=item-{place}-outcome]", outcome.value)
        page.wait_for_selector(f"#item-{place}:not(:disabled):has-text('依据：')")
        page.wait_for_load_state("networkidle")
        page.fill(f"[name=item-{place}-reason]", reason)
        for name, value in particulars.items():
            key = name if name in ("subtype", "basis", "text") else f"p_{name}"
            fill(page, f"[name=item-{place}-{key}]", value)

    def sign(self):
        """Checked and compared by the lawyer, signed by the signatory."""
        page = self.reply(Role.LAWYER)
        self.press(page, "compare")
        self.press(page, "check")
        page = self.reply(Role.SIGNER)
        while page.locator("button[value^='override:']").count():
            page.locator("details:has(button[value^='override:'])").first.evaluate(
                "each => each.open = true"
            )
            form = page.locator("form:has(button[value^='override:'])").first
            form.locator("textarea").fill("已经当面核实，可以放行。")
            self.send(page, "form:has(button[value^='override:']) >> nth=0 >> button")
        self.press(page, "sign")
        assert self.row.state == "dispatched"

    def end(self):
        """Handed over, signed for, closed, archived."""
        self.step("serve", Role.INTAKE, method="direct")
        self.step("serve", Role.INTAKE, result="signed", receiver="测试甲")
        self.step("archive", Role.ARCHIVIST)
        assert self.row.state == "archived"


def fill(page, where, value):
    field = page.locator(where).first
    if field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(value)
    elif field.get_attribute("type") == "radio":
        page.check(f"{where}[value={value}]")
    elif field.get_attribute("type") == "checkbox":
        field.check()
    else:
        field.fill(value)


@pytest.fixture
def life(window, bureau, office):
    """A request filed today, with the department."""
    row = actions.file_online(organ=bureau, intake=intake()).request
    found = Life(window, office, row)
    found.step("assign", Role.INTAKE)
    found.step("hand-over", Role.INTAKE)
    return found


def search(life, *, found):
    page = life.reply(Role.HANDLER)
    page.locator("summary", has_text="登记一次检索").click()
    told = {
        "systems": "公文系统、业务系统",
        "keywords": "某某规划；规划全文；总体规划",
        "paper": "2019年综合类文书档案",
        "asked": "规划股",
        "result": "找到一件。" if found else "没有找到。",
        "found": "yes" if found else "no",
    }
    for name, value in told.items():
        fill(page, f"[name=search-{name}]", value)
    life.press(page, "search")


def secrecy(life):
    page = life.reply(Role.LAWYER)
    page.locator("summary", has_text="登记保密审查").click()
    fill(page, "[name=secrecy-may_disclose]", "yes")
    fill(page, "[name=secrecy-opinion]", "不涉及国家秘密，可以公开。")
    page.check("[name=secrecy-deidentified]")
    life.press(page, "secrecy")


def enclose(life):
    actions.add_file(
        request=life.row,
        kind=FileKind.DISCLOSED,
        content="某某规划全文。".encode(),
        name="某某规划.txt",
        by=life.office[Role.INTAKE],
    )


def cells(row):
    """The rows of table three in both layouts."""
    rule = OUTCOME_RULES[Outcome(row.outcome)]
    return rule.row(GKB_2019), rule.row(GKB_2021)


def test_granted(life):
    search(life, found=True)
    secrecy(life)
    enclose(life)
    page = life.reply(Role.HANDLER)
    life.decide(page, 1, Outcome.GRANTED, "经检索，找到所申请的信息。")
    page.fill("[name=enclosures]", "某某规划（1页）")
    page.select_option("[name=dispatch]", "post")
    life.press(page, "submit")
    life.window.picture("life-granted-waiting")
    life.sign()
    assert (life.row.outcome, cells(life.row)) == ("G2", ("r3_1", "r3_1"))
    assert life.row.letters.get().kind == "L14"
    life.end()
    life.open()
    life.window.picture("life-granted-archived")


LATER = (dt.date.today() + dt.timedelta(days=365)).isoformat()
EXEMPTIONS = {
    Outcome.STATE_SECRET: {
        "secrecy_level": "secret",
        "classifier": "测试市人民政府",
        "classification_basis": "某某工作保密事项范围第1项",
        "classified_on": dt.date.today().isoformat(),
        "classified_until": LATER,
    },
    Outcome.FORBIDDEN_BY_LAW: {"statute": "《中华人民共和国税收征收管理法》第八条第二款"},
    Outcome.SECURITY_AND_STABILITY: {
        "subtype": "public_security",
        "harm_analysis": "公开管线走向会使重点设施容易受到破坏。",
    },
    Outcome.THIRD_PARTY_RIGHTS: {
        "subtype": "trade_secret",
        "opinion_assessment": "第三方不同意公开，理由成立。",
        "public_interest": "不公开不会对公共利益造成重大影响。",
    },
    Outcome.INTERNAL_AFFAIRS: {
        "subtype": "personnel",
        "discretion_reason": "公开会影响正常的人事管理。",
        "disclosure_required_by_rule": "no",
    },
    Outcome.DELIBERATION: {
        "subtype": "draft",
        "decision_made": "no",
        "discretion_reason": "决定尚未作出，公开会妨碍讨论。",
        "disclosure_required_by_rule": "no",
    },
    Outcome.ENFORCEMENT_FILE: {
        "file_number": "测试罚〔2026〕1号",
        "discretion_reason": "案卷含有举报人的情况。",
        "disclosure_required_by_rule": "no",
    },
}


def consult(life):
    """A third party is asked and objects."""
    life.step(
        "consult",
        Role.HANDLER,
        kind="third_party",
        question="拟公开合同全文。",
        served_on=dt.date.today().isoformat(),
        **{"whom-0-name": THIRD_PARTY},
    )
    life.step("opinion", Role.HANDLER, opinion="objects")


@pytest.mark.parametrize("outcome", EXEMPTIONS, ids=lambda each: each.value)
def test_refused_by_each_exemption(life, outcome):
    if outcome is Outcome.THIRD_PARTY_RIGHTS:
        consult(life)
    search(life, found=True)
    page = life.reply(Role.HANDLER)
    life.decide(
        page,
        1,
        outcome,
        "经审查，所申请的信息属于不予公开的情形，理由如上。",
        **EXEMPTIONS[outcome],
        not_severable_reason="全文都属于不予公开的内容，无法区分。",
    )
    page.select_option("[name=dispatch]", "post")
    life.press(page, "submit")
    life.sign()
    number = outcome.value[1]
    assert (life.row.outcome, cells(life.row)) == (outcome.value, (f"r3_3_{number}",) * 2)
    letter = life.row.letters.order_by("-pk").first()
    assert letter.kind == f"L17-D{number}"
    life.end()


def test_partly_granted_item_by_item(life):
    consult(life)
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
        **EXEMPTIONS[Outcome.THIRD_PARTY_RIGHTS],
    )
    page.fill("[name=enclosures]", "合同正文（1页）")
    page.select_option("[name=dispatch]", "post")
    life.window.picture("life-partly-items")
    life.press(page, "submit")
    life.sign()
    assert (life.row.outcome, cells(life.row)) == ("P0", ("r3_2", "r3_2"))
    assert life.row.letters.filter(kind="L16").count() == 1
    assert life.row.items.count() == 2
    life.end()


def test_supplemented_and_still_unclear(window, phone, bureau, office):
    filed = actions.file_online(organ=bureau, intake=intake(subject="有关材料"))
    life = Life(window, office, filed.request)
    life.step("assign", Role.INTAKE)
    life.step("correction", Role.INTAKE, points="请写明信息的名称、年度或者文号。", days="10")
    assert life.row.state == "correction_pending"
    page = phone.open("/requests/track/")
    page.fill("#id_number", filed.request.number)
    page.fill("#id_code", filed.code)
    page.click("main button[type=submit]")
    page.wait_for_url("**/requests/mine/")
    phone.picture("life-unclear-tracking-phone")
    assert phone.barriers() == []
    assert not phone.overflows()
    page.fill("[name=text]", "就是全部有关材料。")
    with page.expect_navigation():
        page.click("section:has(> #supplement) button[type=submit]")
    life.row.refresh_from_db()
    assert life.row.state == "under_review"
    page = life.reply(Role.HANDLER)
    life.decide(
        page,
        1,
        Outcome.STILL_UNCLEAR,
        "补正后仍不能确定所申请的是哪一件信息。",
        before_correction="有关材料",
        after_correction="全部有关材料，没有名称、年度或者文号。",
    )
    page.select_option("[name=dispatch]", "post")
    life.press(page, "submit")
    life.sign()
    assert (life.row.outcome, cells(life.row)) == ("U3", ("r3_4_3", "r3_4_3"))
    assert InformationRequest.objects.count() == 1
    life.end()
