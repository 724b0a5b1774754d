"""Letters of real cases as files: what they say, who may open them, what they cost."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.inforequests import actions
from gongkai.inforequests.letterfiles import export
from gongkai.inforequests.models import InformationRequest, Letter, Letterhead
from gongkai.inforequests.queries import RECEIPT_KEY, CaseLetters, Offices
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.letter_text import missing
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Proof
from gongkai.inforequests.tests.conftest import FOUNDED, intake, moment
from gongkai.ledger.queries import stream
from gongkai.organs import actions as organs
from gongkai.organs.access import NotYours
from gongkai.organs.models import Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

OK, NO, AWAY = 200, 302, 404  # Wagtail sends those without permission back to its first page
FILE = "/requests/letter/"
TRACK = "/requests/track/"


def pdf_text(content):
    pages = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def docx_text(content):
    return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)


def docx_head(content):
    header = docx.Document(io.BytesIO(content)).sections[0].header
    return "\n".join(each.text for each in header.paragraphs)


READERS = {"pdf": pdf_text, "docx": docx_text}


def url(row, key=RECEIPT_KEY, form="pdf"):
    return reverse("inforequests_desk:letter", args=[row.number, key, form])


def on_file(row, kind):
    return Letter.objects.get(request=row, kind=kind)


def composed(letter):
    row = InformationRequest.objects.select_related("organ", "applicant").get(pk=letter.request_id)
    return CaseLetters(row).facts(letter, actions.addressee_of(letter))


@pytest.fixture
def filled(bureau):
    """The bureau has filled in what its letters say about it."""
    return Letterhead.objects.create(
        organ=bureau,
        contact="办公室，电话 0000-0000000",
        review_at="某路1号，网上渠道 https://review.example.org",
        court="某某人民法院",
        department_above="测试市民政局",
    )


@pytest.fixture
def answered(registered, signer, handler, filled):
    """A request answered with this outcome."""

    def answer(outcome, on="2026-03-20", **changed):
        row = registered("2026-03-02")
        actions.assign(request=row, by=handler, at=moment("2026-03-02"))
        values = {"basis": "《某某法》第一条", "enclosures": "某某规划（36页）", "items": ()}
        reply = actions.Reply(
            outcome, "经查，情况如上。", Dispatch.POST, frozenset(Proof), **values | changed
        )
        return actions.answer(request=row, reply=reply, by=signer, at=moment(on))

    return answer


# N4 and U3 need a step before them; O1 follows from silence, O2 has no action yet.
DIRECT = [o for o in Outcome if o.value not in ("N4", "U3", "O1", "O2")]


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("outcome", DIRECT)
def test_every_reply_is_a_complete_letter(as_, bureau, answered, outcome, form):
    letter = answered(outcome)
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
    letter = answered(Outcome.PARTLY_GRANTED, items=(Outcome.GRANTED, Outcome.NOT_FOUND))
    assert composed(letter).items == (Outcome.GRANTED, Outcome.NOT_FOUND)


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
    actions.notify_correction(request=row, points="年度", by=clerk, at=moment("2026-03-04"))
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


@pytest.fixture
def consulted(registered, clerk, handler):
    """A request about which a third party and a co-making organ were asked."""
    row = registered("2026-03-02")
    actions.assign(request=row, by=handler, at=moment("2026-03-03"))
    actions.hand_over(request=row, by=handler, at=moment("2026-03-03"))
    for kind, name in (
        (Party.THIRD_PARTY, "测试第三方公司"),
        (Party.CO_MAKER, "测试区某某局"),
        (Party.AGENCY, "测试区另一局"),
    ):
        actions.consult(
            request=row, kind=kind, name=name, question="合同", by=clerk, at=moment("2026-03-04")
        )
    return row


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


class TestLetterheadPage:
    """文书信息 on the desk."""

    PAGE = "/desk/requests/letterheads/minzheng/"
    TYPED = {"contact": "电话 0000-0000000", "court": "某某人民法院"}

    def test_what_is_entered_is_kept_and_recorded(self, as_, bureau):
        browser = as_(bureau, Role.INTAKE)
        assert browser.post(self.PAGE, self.TYPED).status_code == 302
        assert Letterhead.objects.get(organ=bureau).court == "某某人民法院"
        entry = stream("inforequests:letterhead:minzheng").get()
        assert entry.event == "letterhead:facts:changed"
        assert "电话" not in str(entry.data)

    def test_too_long_is_said(self, as_, bureau):
        found = as_(bureau, Role.INTAKE).post(self.PAGE, {"court": "长" * 101})
        assert found.status_code == 422
        assert not Letterhead.objects.exists()

    def test_an_unknown_organ_is_not_there(self, as_, bureau):
        found = as_(bureau, Role.INTAKE).get("/desk/requests/letterheads/nothing/")
        assert found.status_code == AWAY

    def test_others_keep_their_own(self, as_, bureau, other_bureau, handler):
        assert as_(other_bureau, Role.INTAKE).post(self.PAGE, self.TYPED).status_code == NO
        with pytest.raises(NotYours):
            actions.keep_letterhead(organ=bureau, by=handler, **self.TYPED)


class TestDeskDownloads:
    """Opening a letter is a look at an identity."""

    def test_every_opening_is_recorded_without_a_name(self, as_, bureau, filed):
        row = filed()
        browser = as_(bureau, Role.INTAKE)
        assert browser.get(url(row)).status_code == OK
        assert browser.get(url(row, form="docx")).status_code == OK
        looks = stream(row.stream).filter(event="request:letter:opened")
        assert [entry.actor for entry in looks] == ["minzheng-intake"] * 2
        assert "测试甲" not in str([entry.data for entry in looks])

    def test_a_refused_opening_is_not(self, as_, bureau, filed):
        row = filed()
        assert as_(bureau, Role.AUDITOR).get(url(row)).status_code == NO
        assert not stream(row.stream).filter(event="request:letter:opened").exists()

    @pytest.mark.parametrize(
        ("key", "form"),
        [
            *(("receipt", "exe"), ("receipt", "xlsx"), ("nothing", "pdf")),
            ("00000000-0000-0000-0000-000000000000", "pdf"),
        ],
    )
    def test_what_is_not_there_is_not_there(self, as_, bureau, filed, key, form):
        assert as_(bureau, Role.INTAKE).get(url(filed(), key, form)).status_code == AWAY

    def test_a_letter_belongs_to_its_case(self, as_, bureau, filed, replied):
        letter, other = replied(filed()), filed()
        assert as_(bureau, Role.INTAKE).get(url(other, letter.key)).status_code == AWAY

    def test_the_name_of_the_file_is_that_of_the_letter(self, as_, bureau, filed):
        found = as_(bureau, Role.INTAKE).get(url(filed()))
        assert found["Content-Type"] == "application/pdf"
        assert "attachment" in found["Content-Disposition"]

    def test_the_case_page_lists_letters_and_says_what_is_lacking(
        self,
        as_,
        bureau,
        filed,
        replied,
    ):
        row = filed()
        letter = replied(row)
        text = as_(bureau, Role.INTAKE).get(f"/desk/requests/{row.number}/").content.decode()
        assert url(row, letter.key, "docx") in text
        assert url(row) in text
        assert "还缺：附件清单、救济告知、联系方式" in text
        seen = as_(bureau, Role.LAWYER).get(f"/desk/requests/{row.number}/").content.decode()
        assert url(row) not in seen

    def test_more_letters_cost_no_more_queries(self, as_, bureau, consulted, clerk):
        browser = as_(bureau, Role.INTAKE)
        page = f"/desk/requests/{consulted.number}/"
        browser.get(page)
        costs = []
        for number in range(2):
            with CaptureQueriesContext(connection) as seen:
                browser.get(page)
            costs.append(len(seen))
            actions.consult(
                request=consulted,
                kind=Party.AGENCY,
                name=f"又一局{number}",
                question="又一问",
                by=clerk,
                at=moment("2026-03-05"),
            )
        assert costs[0] == costs[1]

    def test_a_file_costs_few_queries(self, as_, bureau, consulted):
        browser = as_(bureau, Role.INTAKE)
        keys = [RECEIPT_KEY, on_file(consulted, "L09").key]
        browser.get(url(consulted))
        costs = []
        for key in keys:
            with CaptureQueriesContext(connection) as seen:
                browser.get(url(consulted, key))
            costs.append(len(seen))
        assert max(costs) <= 20


@pytest.fixture
def own(bureau, clerk):
    """A request with its query code, filed online."""
    return actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))


def asked(filed, key=RECEIPT_KEY, form="pdf", **changed):
    known = {"number": filed.request.number, "code": filed.code, "letter": str(key), "form": form}
    return Client().post(FILE, known | changed)


class TestOwnDownloads:
    """The applicant's letters, by number and query code."""

    @pytest.mark.parametrize("form", READERS)
    def test_the_receipt_is_always_there(self, own, form):
        text = READERS[form](asked(own, form=form).content)
        assert "政府信息公开申请登记回执" in text
        assert "测试甲：" in text
        assert "期限届满日为2026年3月30日" in text

    def test_the_reply_is_there_once_it_is_sent(self, own, replied):
        page = Client().post(TRACK, {"number": own.request.number, "code": own.code})
        assert [letter.title for letter in page.context["letters"]] == ["政府信息公开申请登记回执"]
        letter = replied(own.request)
        page = Client().post(TRACK, {"number": own.request.number, "code": own.code})
        assert str(letter.key) in page.content.decode()
        assert "政府信息公开告知书" in pdf_text(asked(own, letter.key).content)

    def test_the_receipt_page_offers_it(self, client, bureau, clerk, own):
        session = client.session
        session["inforequests_receipt"] = {"number": own.request.number, "code": own.code}
        session.save()
        text = client.get("/requests/receipt/").content.decode()
        assert f'action="{FILE}"' in text
        assert 'value="receipt"' in text

    @pytest.mark.parametrize(
        "changed",
        [
            {"code": "AAAAAAAAAA"},
            {"number": "MINZHENG-2026-9999"},
            {"letter": "00000000-0000-0000-0000-000000000000"},
            {"letter": ""},
            {"form": "exe"},
            {"form": ""},
        ],
    )
    def test_whatever_does_not_fit_is_not_there(self, own, changed):
        assert asked(own, **changed).status_code == AWAY

    def test_nobody_gets_the_letter_of_another(self, own, filed, replied):
        other = replied(filed())
        assert asked(own, other.key).status_code == AWAY

    def test_letters_to_consulted_parties_stay_inside(self, own, clerk, handler):
        actions.assign(request=own.request, by=handler, at=moment("2026-03-03"))
        actions.hand_over(request=own.request, by=handler, at=moment("2026-03-03"))
        actions.consult(
            request=own.request,
            kind=Party.THIRD_PARTY,
            name="测试第三方公司",
            question="合同",
            by=clerk,
            at=moment("2026-03-04"),
        )
        letter = on_file(own.request, "L09")
        assert asked(own, letter.key).status_code == AWAY
        page = Client().post(TRACK, {"number": own.request.number, "code": own.code})
        assert letter.number not in page.content.decode()

    def test_code_and_number_never_travel_in_an_address(self, own):
        assert Client().get(FILE, {"number": own.request.number}).status_code == 405

    def test_guessing_is_slowed_down(self, own, settings):
        for _ in range(20):
            asked(own, code="AAAAAAAAAA")
        assert asked(own).status_code == 429


HOSTILE = ['#panic("x")', "<script>alert(1)</script>", "$x$ *y* _z_ @a \\n", "=cmd()", "\x01\x1b公"]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("form", READERS)
def test_typed_words_are_printed_not_run(bureau, signer, typed, form):
    own = actions.file_online(
        organ=bureau, intake=intake(subject=typed, name=typed), at=moment("2026-03-02")
    )
    reply = actions.Reply(
        Outcome.GRANTED, typed, Dispatch.POST, frozenset(Proof), basis=typed, enclosures=typed
    )
    letter = actions.answer(request=own.request, reply=reply, by=signer, at=moment("2026-03-20"))
    found = asked(own, letter.key, form)
    assert found.status_code == OK
    shown = typed.replace("\x01", "").replace("\x1b", "")
    assert shown.replace(" ", "") in READERS[form](found.content).replace(" ", "")


@pytest.mark.parametrize("form", READERS)
def test_a_megabyte_of_text_is_printed(own, replied, form):
    letter = replied(own.request)
    letter.body = "长" * 350_000
    letter.save()
    assert asked(own, letter.key, form).status_code == OK


def test_the_desk_takes_no_letter_of_a_megabyte(as_, bureau, registered):
    row = registered("2026-03-02")
    browser = as_(bureau, Role.SIGNER)
    typed = {"outcome": "G2", "body": "长" * 350_000, "dispatch": "post", "on": "2026-03-20"}
    found = browser.post(f"/desk/requests/{row.number}/answer/", typed)
    assert found.status_code == 422
    assert "body" in found.context["form"].errors


@pytest.mark.parametrize("is_demonstration", [True, False])
@pytest.mark.parametrize("form", READERS)
def test_a_demonstration_says_so(own, bureau, is_demonstration, form):
    Organ.objects.filter(pk=bureau.pk).update(demonstration=is_demonstration)
    content = asked(own, form=form).content
    head = pdf_text(content) if form == "pdf" else docx_head(content)
    assert ("演示文书" in head) is is_demonstration


def test_letters_of_2020_cite_no_law_of_2023(registered, signer, filled):
    row = registered("2020-03-02")
    reply = actions.Reply(Outcome.DELIBERATION, "讨论记录。", Dispatch.POST, frozenset(Proof))
    letter = actions.answer(request=row, reply=reply, by=signer, at=moment("2020-03-20"))
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
