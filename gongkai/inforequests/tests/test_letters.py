"""Letters of real cases as files: what they say, who may open them, what they cost."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.letterfiles import export
from gongkai.inforequests.models import InformationRequest, Letterhead
from gongkai.inforequests.queries import CaseLetters, Offices
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.letters.text import missing, remedy
from gongkai.inforequests.rules.outcomes import COUNTED, OUTCOME_RULES, Outcome, Remedy
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import FOUNDED, moment
from gongkai.inforequests.tests.reading import READERS, asked, docx_head, on_file, pdf_text, url
from gongkai.organs import actions as organs
from gongkai.organs.models import Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

OK, NO, AWAY = 200, 302, 404  # Wagtail sends those without permission back to its first page
FILE = "/requests/letter/"
TRACK = "/requests/track/"


def composed(letter):
    row = InformationRequest.objects.select_related("organ", "applicant").get(pk=letter.request_id)
    return CaseLetters(row).facts(letter, actions.addressee_of(letter))


@pytest.fixture
def answered(registered, clerk, signer, lawyer, handler, filled):
    """A request answered in this way, item by item where there are several."""

    def answer(*outcomes, on="2026-03-20", **changed):
        row = registered("2026-03-02")
        actions.assign(request=row, by=handler, at=moment("2026-03-02"))
        replies.file_records(row, outcomes, clerk, signer, moment(on))
        items = [
            replies.decision(
                outcome, place, f"某某规划第{place}册" if len(outcomes) > 1 else "", **changed
            )
            for place, outcome in enumerate(outcomes, 1)
        ]
        return actions.answer(
            request=row,
            reply=replies.reply(*items),
            drafted_by=handler,
            checked_by=lawyer,
            by=signer,
            at=moment(on),
        )

    return answer


# N2, N4 and U3 presuppose a step before them (test_reply_outcomes); O1 and O2 follow from silence.
DIRECT = [o for o in COUNTED if o.value not in ("N2", "N4", "U3", "O1", "O2")]


PARTS = {Outcome.PARTLY_GRANTED: (Outcome.GRANTED, Outcome.INTERNAL_AFFAIRS)}


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("outcome", DIRECT)
def test_every_reply_is_a_complete_letter(as_, bureau, answered, outcome, form):
    letter = answered(*PARTS.get(outcome, (outcome,)))
    assert missing(composed(letter)) == ()
    found = as_(bureau, Role.INTAKE).get(url(letter.request, letter.key, form))
    text = READERS[form](found.content)
    rule = OUTCOME_RULES[outcome]
    assert letter.kind == rule.letter
    for words in (
        *("测试区民政局", letter.number, "测试甲：", "2019年度某某规划全文", "经查，情况如上。"),
        *("向测试区人民政府（某路1号", "第二十四条", "2026年3月20日", "电话 0000-0000000"),
    ):
        assert words in text
    assert "〔待填" not in text
    assert ("6个月内" in text) is (rule.remedy != "PRE")


def test_items_decide_the_remedy(answered):
    letter = answered(Outcome.GRANTED, Outcome.NOT_FOUND)
    facts = composed(letter)
    assert [item.outcome for item in facts.items] == [Outcome.GRANTED, Outcome.NOT_FOUND]
    assert remedy(facts) is Remedy.EITHER  # given and not there: nothing to be reviewed first


def test_the_correction_notice_and_what_follows_from_silence(registered, clerk, handler, filled):
    row = registered("2026-03-02", subject="原来的内容")
    actions.assign(request=row, by=handler, at=moment("2026-03-03"))
    actions.notify_correction(
        request=row, points="请写明年度。", days=10, by=clerk, at=moment("2026-03-04")
    )
    notice = composed(on_file(row, "L03"))
    assert (notice.days, notice.body) == (10, "请写明年度。")
    actions.serve_correction(request=row, by=clerk, at=moment("2026-03-05"))
    actions.abandon(request=row, by=clerk, at=moment("2026-03-20"))
    ended = composed(on_file(row, "L25"))
    assert (ended.earlier, ended.due_on) == (notice.number, dt.date(2026, 3, 19))
    assert missing(notice) == missing(ended) == ()


def test_a_letter_keeps_what_was_asked_when_it_was_written(registered, clerk, handler, filled):
    row = registered("2026-03-02", subject="原来的内容")
    actions.assign(request=row, by=handler, at=moment("2026-03-03"))
    actions.notify_correction(request=row, points="请写明年度。", by=clerk, at=moment("2026-03-04"))
    actions.receive_correction(
        request=row, subject="补正后的内容", by=clerk, at=moment("2026-03-09")
    )
    assert composed(on_file(row, "L03")).subject == "原来的内容"


def test_the_extension_tells_the_new_due_date(registered, clerk, signer, filled):
    row = registered("2026-03-02")
    actions.extend(
        request=row, days=20, reason="材料多", approved_by=signer, by=clerk, at=moment("2026-03-20")
    )
    told = composed(on_file(row, "L06"))
    assert (told.days, told.due_on) == (20, InformationRequest.objects.get().due_on)
    assert missing(told) == ()


def test_a_withdrawal_is_confirmed(registered, clerk, filled):
    row = registered("2026-03-02")
    actions.withdraw(request=row, by=clerk, at=moment("2026-03-09"))
    assert missing(composed(on_file(row, "L28"))) == ()


@pytest.mark.parametrize(
    ("kind", "name", "days"),
    [("L09", "测试第三方公司", 15), ("L12", "测试区某某局", 15), ("L13", "测试区另一局", 15)],
)
def test_each_party_gets_its_own_letter(as_, bureau, consulted, kind, name, days):
    letter = on_file(consulted, kind)
    assert composed(letter).days == days
    browser = as_(bureau, Role.INTAKE)
    for form, read in READERS.items():
        text = read(browser.get(url(consulted, letter.key, form)).content)
        assert f"{name}：" in text
        assert "测试甲" not in text
        assert "规划" not in text


def test_a_letter_from_before_parties_were_kept_says_what_is_missing(consulted):
    letter = on_file(consulted, "L09")
    letter.party = None
    letter.facts = {}
    letter.save()
    assert "b" in missing(composed(letter))


def test_receipts_of_the_unconfirmed_name_no_due_date(as_, bureau, registered):
    row = registered(channel="ordinary_mail")
    text = pdf_text(as_(bureau, Role.INTAKE).get(url(row)).content)
    assert "待双方确认" in text
    assert "届满日为" not in text


class TestOffices:
    """机关: named by the rule of the day, filled in by the office, never guessed."""

    def test_a_department_is_reviewed_by_its_government(self, bureau):
        office = Offices.of(bureau).on(dt.date(2026, 1, 1))
        assert (office.reviewers, office.court) == (("测试区人民政府",), "")

    def test_before_2024_the_department_above_has_to_be_filled_in(self, bureau):
        assert Offices.of(bureau).on(dt.date(2020, 1, 1)).reviewers == ("测试区人民政府", "")

    @pytest.mark.parametrize(
        ("kind", "vertical", "reviewers"),
        [
            (OrganKind.TOWNSHIP, False, ("测试区人民政府",)),
            (OrganKind.STREET, False, ("测试区人民政府",)),
            (OrganKind.INSTITUTION, False, ("测试区人民政府",)),
            (OrganKind.OFFICE, False, ("测试区人民政府",)),
            (OrganKind.VERTICAL, True, ("",)),
            (OrganKind.DEPARTMENT, True, ("",)),
        ],
    )
    def test_by_kind_of_organ(self, district, kind, vertical, reviewers):
        organ = organs.establish(
            code="moumou",
            name="某某",
            short_name="某某",
            kind=kind,
            on=FOUNDED,
            parent=district,
            vertical=vertical,
            by=None,
        )
        assert Offices.of(organ).on(dt.date(2026, 1, 1)).reviewers == reviewers

    def test_the_topmost_government_has_nobody_above(self, district):
        assert Offices.of(district).on(dt.date(2026, 1, 1)).reviewers == ("",)

    def test_what_the_office_entered_goes_first(self, bureau):
        Letterhead.objects.create(organ=bureau, review_body="某某委员会")
        assert Offices.of(bureau).on(dt.date(2026, 1, 1)).reviewers == ("某某委员会",)

    def test_a_letter_keeps_its_court_and_fills_only_blanks(self, registered, clerk, bureau):
        head = Letterhead.objects.create(organ=bureau, court="原来的法院")
        row = registered("2026-03-02")
        actions.withdraw(request=row, by=clerk, at=moment("2026-03-09"))
        head.court, head.contact = "后来的法院", "后来的电话"
        head.save()
        office = composed(on_file(row, "L28")).office
        assert (office.court, office.contact) == ("原来的法院", "后来的电话")


@pytest.mark.parametrize("is_demonstration", [True, False])
@pytest.mark.parametrize("form", READERS)
def test_a_demonstration_says_so(own, bureau, is_demonstration, form):
    Organ.objects.filter(pk=bureau.pk).update(demonstration=is_demonstration)
    content = asked(own, form=form).content
    head = pdf_text(content) if form == "pdf" else docx_head(content)
    assert ("演示文书" in head) is is_demonstration


def test_letters_of_2020_cite_no_law_of_2023(registered, replied):
    letter = replied(registered("2020-03-02"), "2020-03-20", Outcome.DELIBERATION)
    text = pdf_text(export(composed(letter), "pdf", demonstration=False).content)
    assert "向测试区人民政府或者测试市民政局（" in text
    assert "向某某人民法院提起行政诉讼" in text
    assert "行政复议法》" not in text


def test_an_answer_to_an_opinion_leaves_the_letter_as_it_was(consulted, clerk):
    before = composed(on_file(consulted, "L09"))
    party = consulted.parties.get(kind=Party.THIRD_PARTY).label
    actions.answer_consultation(
        request=consulted,
        party=party,
        opinion=Opinion.OBJECTS,
        by=clerk,
        at=moment("2026-03-10"),
    )
    assert composed(on_file(consulted, "L09")) == before
