"""征求意见 and 报请确定 on the desk: several at once, need to know, what is made of opinions."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.inforequests import actions, events, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.consultations import consultations
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.consultations import EndReason
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.service import Method
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.inforequests.tests.reading import pdf_text
from gongkai.ledger.queries import stream
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

APPLICANT, COMPANY, STREET = "欧阳测试", "测试第三方公司", "某路8号"
CASEWORK = {Role.INTAKE, Role.HANDLER}


@pytest.fixture
def row(filed, clerk):
    """In process since 3 March 2026."""
    row = filed("2026-03-02", name=APPLICANT)
    for deed in (actions.assign, actions.hand_over):
        deed(request=row, by=clerk, at=moment("2026-03-03"))
    return row


@pytest.fixture
def asked(row, handler):
    """One third party, served on 5 March."""

    def ask(name=COMPANY, kind=Party.THIRD_PARTY):
        deed = {"request": row, "kind": kind, "name": name, "question": "拟公开合同全文。"}
        return actions.consult(
            **deed, by=handler, served_on=moment("2026-03-05").date(), at=moment("2026-03-05")
        )

    return ask


@pytest.fixture
def objecting(row, asked, handler):
    party = asked()
    said = {"party": party.label, "opinion": Opinion.OBJECTS, "reason": "含有客户名单。"}
    actions.answer_consultation(request=row, **said, by=handler, at=moment("2026-03-10"))
    return party


def page(name, row, *args):
    return reverse(f"inforequests_desk:{name}", args=[row.number, *args])


def whom(*names, **changed):
    """The form of 征求意见 for these."""
    rows = {
        f"whom-{place}-{field}": value
        for place, name in enumerate(names)
        for field, value in {"name": name, "address": STREET}.items()
    }
    managed = {"whom-TOTAL_FORMS": "4", "whom-INITIAL_FORMS": "0"}
    told = {"on": "2026-03-04", "kind": "third_party", "question": "拟公开合同全文。"}
    return told | managed | rows | changed


def panel(browser, row, anchor="consultation"):
    told = browser.get(page("detail", row))
    assert told.status_code == 200
    found = next((each for each in told.context["panels"] if each.anchor == anchor), None)
    return found.context if found else None, told.content.decode()


class TestAsking:
    def test_several_at_once_and_the_applicant_once(self, as_, bureau, row, lawyer):
        browser = as_(bureau, Role.HANDLER)
        told = browser.post(page("consult", row), whom("甲公司", "乙公司", "丙公司"), follow=True)
        assert "已向 3 方征求意见" in told.content.decode()
        kinds = [letter.kind for letter in row.letters.order_by("pk")]
        assert sorted(kinds) == ["L09", "L09", "L09", "L11"]
        row.refresh_from_db()
        assert row.state == State.CONSULTING
        browser.post(page("consult", row), whom("丁公司"))
        assert row.letters.filter(kind="L11").count() == 1  # the same day, one letter
        assert row.parties.count() == 4

    def test_no_letter_names_the_applicant_and_no_row_the_party(self, as_, bureau, row):
        as_(bureau, Role.HANDLER).post(page("consult", row), whom(COMPANY))
        intake = as_(bureau, Role.INTAKE)
        for letter in row.letters.exclude(kind="L11"):
            file = intake.get(page("letter", row, letter.key, "pdf"))
            assert APPLICANT not in pdf_text(b"".join(file))
        party = row.parties.get()
        for sealed in (party.sealed_name, party.sealed_contact):
            assert COMPANY.encode() not in bytes(sealed)
            assert STREET.encode() not in bytes(sealed)

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            pytest.param(whom(), "请至少写一方", id="nobody"),
            pytest.param(whom(COMPANY, on=""), "日期", id="no day"),
            pytest.param(whom(COMPANY, question=" "), "拟公开的内容", id="no question"),
            pytest.param(whom("甲公司", " 甲 公司"), "不能重复扣除", id="the same twice"),
            pytest.param(whom("某局", kind="co_maker"), "是不是牵头机关", id="who leads"),
            pytest.param(whom("某局", kind="agency", on="2099-01-01"), "还没有到", id="to come"),
        ],
    )
    def test_what_does_not_do_is_said_and_nothing_happens(self, as_, bureau, row, typed, words):
        told = as_(bureau, Role.HANDLER).post(page("consult", row), typed)
        assert told.status_code == 422
        assert words in told.content.decode()
        assert STREET in told.content.decode() or not typed.get("whom-0-name")
        assert not row.letters.exists()

    def test_who_does_not_lead_is_shown_the_way(self, as_, bureau, row):
        typed = whom("某局", kind="co_maker", is_lead="no")
        told = as_(bureau, Role.HANDLER).post(page("consult", row), typed)
        assert "不属于本机关负责公开" in told.content.decode()
        assert page("reply", row) in told.content.decode()
        assert not row.parties.exists()

    def test_a_party_that_is_gone_is_succeeded(self, as_, bureau, row, asked, handler):
        party = asked()
        browser = as_(bureau, Role.HANDLER)
        ending = {"on": "2026-03-09", "party": party.label, "reason": "merged", "note": "查询结果"}
        browser.post(page("step", row, "end-consultation"), ending)
        typed = whom(COMPANY, succeeds=str(party.pk), on="2026-03-09")
        browser.post(page("consult", row), typed)
        party.refresh_from_db()
        assert party.replaced_by == row.parties.last()
        context, text = panel(browser, row)
        assert "已经合并、分立" in text
        assert "查询结果" in text
        assert context["lines"][0].asked.suspension.days == 2
        assert context["days"] > 2


def test_what_is_served_is_not_offered_to_be_served_again(as_, bureau, row, handler):
    asked = {"request": row, "kind": Party.THIRD_PARTY, "question": "拟公开合同全文。"}
    party = actions.consult(**asked, name=COMPANY, by=handler, at=moment("2026-03-05"))
    browser = as_(bureau, Role.HANDLER)
    step = page("step", row, "consultation-served")
    assert step in browser.get(page("detail", row)).content.decode()
    browser.post(step, {"on": "2026-03-05", "party": party.label})
    assert step not in browser.get(page("detail", row)).content.decode()


class TestNeedToKnow:
    @pytest.mark.parametrize("role", Role)
    def test_who_looks_at_a_party(self, as_, bureau, row, objecting, role):
        told = as_(bureau, role).post(page("party", row, objecting.pk), {"reason": "写判断"})
        opens = role in {Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER}
        text = told.content.decode()
        assert (COMPANY in text, "含有客户名单" in text) == (opens, opens)
        looks = [entry.data for entry in stream(row.stream).filter(event=events.PARTY_VIEWED)]
        expected = {"party": objecting.label, "reason": "写判断"}
        assert looks == ([expected] if opens else [])

    def test_the_contact_is_for_whoever_writes_to_it(self, as_, bureau, row):
        as_(bureau, Role.HANDLER).post(page("consult", row), whom(COMPANY))
        where = page("party", row, row.parties.get().pk)
        seen = {
            role: STREET in as_(bureau, role).post(where, {"reason": "送达"}).content.decode()
            for role in (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER)
        }
        assert {role for role, shown in seen.items() if shown} == CASEWORK

    @pytest.mark.parametrize("role", [Role.INTAKE, Role.AUDITOR])
    def test_the_case_page_covers_it(self, as_, bureau, row, objecting, role):
        _context, text = panel(as_(bureau, role), row)
        assert COMPANY not in text
        assert "含有客户名单" not in text
        assert "不同意公开" in text

    @pytest.mark.parametrize("role", Role)
    @pytest.mark.parametrize(
        ("deed", "roles"),
        [
            ("assess", {Role.INTAKE, Role.HANDLER, Role.SIGNER}),
            ("disclose", {Role.SIGNER}),
            ("amend", CASEWORK),
        ],
    )
    def test_who_may_do_what(self, as_, bureau, row, objecting, role, deed, roles):
        told = as_(bureau, role).get(page("party_deed", row, objecting.pk, deed))
        assert (told.status_code == 200) == (role in roles)

    def test_another_organ_finds_nothing(self, as_, other_bureau, row, objecting):
        browser = as_(other_bureau, Role.HANDLER)
        for where in (
            page("consult", row),
            page("party", row, objecting.pk),
            page("party_deed", row, objecting.pk, "assess"),
        ):
            assert browser.get(where).status_code == 404

    def test_a_party_of_another_case_is_not_there(self, as_, bureau, filed, objecting):
        other = filed("2026-03-02")
        browser = as_(bureau, Role.HANDLER)
        assert browser.get(page("party", other, objecting.pk)).status_code == 404
        assert browser.get(page("party_deed", other, objecting.pk, "assess")).status_code == 404


class TestOpinions:
    def test_its_answer_is_kept_sealed_with_its_file(self, as_, bureau, row, asked):
        party = asked()
        file = SimpleUploadedFile("甲公司的答复.txt", "不同意，含有客户名单。".encode())
        typed = {"on": "2026-03-10", "party": party.label, "opinion": "objects", "file": file}
        browser = as_(bureau, Role.HANDLER)
        browser.post(page("step", row, "opinion"), typed | {"reason": "含有客户名单"})
        kept = party.opinions.get()
        assert (kept.opinion, kept.reason, kept.file.name) == (
            "objects",
            "含有客户名单",
            "甲公司的答复.txt",
        )
        where = page("file", row, kept.file.key)
        opened = {
            role: as_(bureau, role).post(where, {"reason": "看"}).status_code == 200
            for role in (Role.HANDLER, Role.LAWYER, Role.AUDITOR, Role.ARCHIVIST)
        }
        assert {role for role, open_ in opened.items() if open_} == {Role.HANDLER, Role.LAWYER}

    def test_a_file_that_is_no_file_is_refused_and_nothing_recorded(self, as_, bureau, row, asked):
        party = asked()
        file = SimpleUploadedFile("答复.pdf", b"MZ\x90\x00")
        typed = {"on": "2026-03-10", "party": party.label, "opinion": "objects", "file": file}
        told = as_(bureau, Role.HANDLER).post(page("step", row, "opinion"), typed)
        assert told.status_code == 422
        assert not party.opinions.exists()
        assert queries.case_of(row).state is State.CONSULTING

    def test_an_objection_not_followed_needs_its_reason(self, as_, bureau, row, objecting):
        browser, where = as_(bureau, Role.HANDLER), page("party_deed", row, objecting.pk, "assess")
        bare = {"on": "2026-03-11", "accepted": "no", "assessment": ""}
        assert "请写明判断" in browser.post(where, bare).content.decode()
        browser.post(where, bare | {"assessment": "名单早已公开。"})
        objecting.refresh_from_db()
        assert objecting.reason_accepted is False
        _context, text = panel(browser, row)
        assert "理由不成立，不采纳" in text
        assert "名单早已公开。" in text

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.ARCHIVIST, Role.REPORTER])
    def test_what_is_written_about_a_party_is_for_who_may_know_it(
        self, as_, bureau, row, objecting, handler, role
    ):
        deed = {"request": row, "party": objecting.label, "by": handler, "at": moment("2026-03-11")}
        actions.assess_opinion(**deed, accepted=True, assessment=f"{COMPANY}的名单不能公开。")
        assert COMPANY in panel(as_(bureau, Role.LAWYER), row)[1]
        _context, text = panel(as_(bureau, role), row)
        assert "理由成立" in text
        assert "名单" not in text

    def test_silence_means_what_the_law_says(self, as_, bureau, row, asked, handler):
        parties = [asked(), asked("某某局", Party.CO_MAKER), asked("另一局", Party.AGENCY)]
        for party in parties:
            actions.close_consultation(
                request=row, party=party.label, by=handler, at=moment("2026-04-01")
            )
        context, text = panel(as_(bureau, Role.HANDLER), row)
        for words in ("由本机关依照条例决定", "视为同意公开", "请继续协商"):
            assert words in text
        told = {
            line.asked.known.kind: [deed.slug for deed in line.deeds] for line in context["lines"]
        }
        assert told == {
            Party.THIRD_PARTY: ["assess", "amend"],
            Party.CO_MAKER: ["amend"],
            Party.AGENCY: ["assess", "amend"],
        }

    def test_what_two_organs_agreed_on_is_kept(self, as_, bureau, row, asked, handler):
        party = asked("另一局", Party.AGENCY)
        answer = {"party": party.label, "opinion": Opinion.AGREES}
        actions.answer_consultation(request=row, **answer, by=handler, at=moment("2026-03-10"))
        where = page("party_deed", row, party.pk, "assess")
        typed = {"on": "2026-03-11", "assessment": "数字以年鉴为准。"}
        as_(bureau, Role.HANDLER).post(where, typed)
        _context, text = panel(as_(bureau, Role.LAWYER), row)
        assert "协商一致的结果" in text
        assert "数字以年鉴为准。" in text

    def test_a_word_after_the_reply_is_told_apart(
        self, as_, bureau, row, objecting, replied, handler
    ):
        replied(row, on="2026-03-20", outcome=Outcome.THIRD_PARTY_RIGHTS)
        typed = {"on": "2026-04-01", "opinion": "agrees", "reason": "现在同意。"}
        browser = as_(bureau, Role.HANDLER)
        browser.post(page("party_deed", row, objecting.pk, "amend"), typed)
        _context, text = panel(browser, row)
        assert "不改变已经作出的答复" in text
        assert "可以重新评估" in text
        row.refresh_from_db()
        assert (row.outcome, row.on_time) == ("D4", True)

    def test_a_word_before_the_reply_is_judged_anew(self, row, objecting, handler):
        judged = {"request": row, "party": objecting.label, "by": handler}
        actions.assess_opinion(**judged, accepted=True, at=moment("2026-03-11"))
        actions.amend_opinion(**judged, opinion=Opinion.OBJECTS, at=moment("2026-03-12"))
        (known,) = queries.dossier(row, moment("2026-03-13").date()).parties
        assert (known.reason_accepted, known.is_assessed) == (None, False)


class TestPublicInterest:
    def test_the_head_decides_and_the_third_party_is_told(
        self, as_, bureau, row, objecting, filled, clerk
    ):
        where = page("party_deed", row, objecting.pk, "disclose")
        typed = {"on": "2026-03-12", "reason": "不公开会严重影响饮水安全，拟公开检测结果。"}
        as_(bureau, Role.SIGNER).post(where, typed)
        letter = row.letters.get(kind="L10")
        assert letter.party == objecting
        text = pdf_text(
            b"".join(as_(bureau, Role.INTAKE).get(page("letter", row, letter.key, "pdf")))
        )
        assert "饮水安全" in text
        assert "行政复议" in text
        assert APPLICANT not in text
        handler = as_(bureau, Role.HANDLER)
        assert "答复先不能签发" in panel(handler, row)[1]
        actions.send(letter=letter, method=Method.DIRECT, by=clerk, at=moment("2026-03-13"))
        (known,) = queries.dossier(row, moment("2026-03-13").date()).parties
        assert known.overruled
        assert known.told_on == known.may_disclose_from == moment("2026-03-13").date()
        _context, shown = panel(handler, row)
        assert "起可以公开" in shown
        assert "未核实" in shown

    def test_nobody_is_overruled_twice_or_without_a_reason(
        self, as_, bureau, row, objecting, filled
    ):
        signer, where = as_(bureau, Role.SIGNER), page("party_deed", row, objecting.pk, "disclose")
        assert signer.post(where, {"on": "2026-03-12", "reason": " "}).status_code == 422
        for _each in range(2):
            signer.post(where, {"on": "2026-03-12", "reason": "影响饮水安全。"})
        assert row.letters.filter(kind="L10").count() == 1


def test_the_applicant_is_told_without_a_name(client, own, clerk, handler):
    row = own.request
    for deed in (actions.assign, actions.hand_over):
        deed(request=row, by=clerk, at=moment("2026-03-03"))
    actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name=COMPANY,
        question="合同",
        by=handler,
        at=moment("2026-03-04"),
    )
    track = {"number": row.number, "code": own.code}
    text = client.post("/requests/track/", track, follow=True).content.decode()
    assert "政府信息公开征求意见情况告知书" in text
    assert COMPANY not in text
    assert "征求第三方意见书" not in text


def test_a_referral_for_secrecy_from_the_desk(as_, bureau, row):
    browser = as_(bureau, Role.HANDLER)
    referral = {"body": "某市保密局", "letter_number": "某请〔2026〕1号", "question": "可否公开"}
    browser.post(page("step", row, "refer-secrecy"), referral | {"on": "2026-03-04"})
    row.refresh_from_db()
    assert (row.state, row.due_on.isoformat()) == (State.REFERRED_FOR_SECRECY, "2026-03-30")
    found = {
        "may_disclose": "no",
        "determination": "不宜公开",
        "document_number": "某保〔2026〕2号",
    }
    browser.post(page("step", row, "determination"), found | {"on": "2026-03-09"})
    row.refresh_from_db()
    assert row.state == State.IN_PROCESS
    _context, text = panel(browser, row, "secrecy")
    assert "不可以公开" in text
    assert "某保〔2026〕2号" in text
    known = queries.dossier(row, moment("2026-03-10").date()).determination
    assert (known.may_disclose, known.document) == (False, "某保〔2026〕2号")


def test_the_panel_costs_the_same_for_many(
    as_, bureau, row, asked, handler, django_assert_max_num_queries
):
    for party in [asked(f"公司{place}") for place in range(6)]:
        said = {"party": party.label, "opinion": Opinion.OBJECTS}
        actions.answer_consultation(request=row, **said, by=handler, at=moment("2026-03-10"))
    kept = InformationRequest.objects.select_related("organ").get(pk=row.pk)
    with django_assert_max_num_queries(7):
        found = consultations(kept)
    assert len(found.parties) == 6
    assert found.days == 3  # the same days six times


def test_a_returned_letter_ends_a_consultation(row, asked, handler):
    party = asked()
    ending = {"request": row, "party": party.label, "note": "信封退回"}
    kept = actions.end_consultation(
        **ending, reason=EndReason.UNREACHABLE, by=handler, at=moment("2026-03-09")
    )
    assert kept.words["ended"] == "信封退回"
    assert ID_NUMBER not in str(kept.words)
    again = actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name=COMPANY,
        question="按新地址再次征求。",
        by=handler,
        at=moment("2026-03-10"),
    )
    assert again.label == "third_party-2"
