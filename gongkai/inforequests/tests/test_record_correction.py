"""更正自身记录 from the public form to the reply: a matter of its own all the way (条例第41条)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q

from gongkai.inforequests import actions, queries
from gongkai.inforequests.letterfiles import export
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.letters.text import compose
from gongkai.inforequests.rules.outcomes import RECORD_OUTCOMES, Outcome
from gongkai.inforequests.rules.reply_errors import NotAnItemOutcome
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.sending import answer_to, draft_in
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

CORRECT = "/requests/correct/"
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
LETTERS = {
    Outcome.RECORD_CORRECTED: "L29",
    Outcome.RECORD_REFERRED: "L30",
    Outcome.RECORD_KEPT: "L29-R3",
}


@pytest.fixture(autouse=True)
def _monday(sealed_folder):
    cache.clear()
    with time_machine.travel(moment("2026-03-02"), tick=False):
        yield


@pytest.fixture
def wish(application):
    """What a person types into the form."""
    typed = {key: value for key, value in application.items() if key not in ("subject",)}
    return typed | {
        "record": "2019年低保审批表",
        "wrong": "家庭人口登记为3人",
        "right": "4人",
    }


def check(client, typed, **more):
    return client.post(CORRECT, {**typed, **more, "step": "check"})


def send(client, typed, **more):
    draft = draft_in(check(client, typed, **more))
    told = {"step": "send", "draft": draft, "answer": answer_to(draft)}
    return client.post(CORRECT, told, follow=True)


def test_the_form_asks_for_the_three_parts_and_no_way_of_getting_it(client, bureau, clerk):
    fields = client.get(CORRECT).context["form"].fields.keys()
    assert {"record", "wrong", "right", "other_files"} <= fields
    assert not {"subject", "wanted_form"} & fields


@pytest.mark.parametrize("lacking", ["record", "wrong", "right", "document_number"])
def test_nothing_of_it_may_be_left_out(client, wish, lacking):
    told = check(client, wish, **{lacking: " "})
    assert told.status_code == 422
    assert lacking in told.context["form"].errors


def test_it_is_filed_with_its_evidence(client, wish):
    page = send(client, wish, other_files=SimpleUploadedFile("户口簿.txt", "四人".encode()))
    row = InformationRequest.objects.get()
    assert row.number in page.content.decode()
    assert (row.case_type, row.channel) == (CaseType.RECORD_CORRECTION, "online")
    assert row.subject == (
        "哪一份记录：2019年低保审批表\n不准确的地方：家庭人口登记为3人\n应当更正为：4人"
    )
    assert CaseFile.objects.get().request == row


def test_the_way_back_keeps_what_was_typed(client, wish):
    draft = draft_in(check(client, wish))
    page = client.post(CORRECT, {"step": "edit", "draft": draft})
    assert page.context["form"]["wrong"].value() == "家庭人口登记为3人"


def test_a_draft_of_the_other_form_is_not_sent_here(client, wish):
    draft = draft_in(check(client, wish))
    told = {"step": "send", "draft": draft, "answer": answer_to(draft)}
    assert client.post("/requests/apply/", told).status_code == 422
    assert not InformationRequest.objects.exists()


@pytest.fixture
def correction(bureau):
    """Filed on a monday."""
    asked = intake(case_type=CaseType.RECORD_CORRECTION, wanted_form="")
    return actions.file_online(organ=bureau, intake=asked)


class TestWholeLife:
    @pytest.mark.parametrize("outcome", RECORD_OUTCOMES, ids=str)
    def test_by_each_decision(self, client, wish, as_, bureau, replied, outcome):
        send(client, wish)
        row = InformationRequest.objects.get()
        as_(bureau, Role.INTAKE).post(f"/desk/requests/{row.number}/assign/", {"post": ""})
        with time_machine.travel(moment("2026-03-20"), tick=False):
            replied(row, outcome=outcome)
            row.refresh_from_db()
            assert (row.state, row.outcome) == ("dispatched", outcome)
            assert row.letters.get().kind == LETTERS[outcome]
            page = as_(bureau, Role.INTAKE).get(f"/desk/requests/{row.number}/")
            assert "更正与自身相关的政府信息记录" in page.content.decode()

    @pytest.mark.parametrize("outcome", RECORD_OUTCOMES, ids=str)
    def test_its_letter_can_be_had(self, correction, replied, outcome):
        with time_machine.travel(moment("2026-03-20"), tick=False):
            replied(correction.request, outcome=outcome)
        known = CaseLetters(InformationRequest.objects.get())
        letter = known.on_file[-1]
        made = export(known.facts(letter, "测试甲"), "docx", demonstration=False)
        assert made.content.startswith(b"PK")

    def test_withdrawn_it_ends_as_other(self, correction, clerk):
        actions.withdraw(request=correction.request, by=clerk)
        assert InformationRequest.objects.get().outcome == Outcome.OTHER

    def test_no_decision_of_the_other_kind_is_taken(self, correction, replied):
        with pytest.raises(NotAnItemOutcome):
            replied(correction.request, on="2026-03-02", outcome=Outcome.GRANTED)

    def test_nor_one_of_its_own_by_a_request_for_information(self, filed, replied):
        with pytest.raises(NotAnItemOutcome):
            replied(filed(), on="2026-03-02", outcome=Outcome.RECORD_CORRECTED)


class TestCounting:
    def test_it_takes_a_number_of_the_same_series(self, correction, filed):
        assert correction.request.number == "MINZHENG-2026-0001"
        assert filed().number == "MINZHENG-2026-0002"

    def test_table_three_never_counts_it(self, correction, filed, replied, bureau):
        filed()
        with time_machine.travel(moment("2026-03-20"), tick=False):
            replied(correction.request, outcome=Outcome.RECORD_CORRECTED)
        of_organ = Q(organ=bureau)
        assert queries.newly_received(of_organ, *YEAR).count() == 1
        assert queries.closed(of_organ, *YEAR).count() == 0

    def test_the_list_finds_it_by_its_type(self, correction, filed, as_, bureau):
        filed()
        page = as_(bureau, Role.INTAKE).get("/desk/requests/?tab=all&case_type=record_correction")
        assert [each.number for each in page.context["rows"]] == [correction.request.number]


class TestTold:
    def test_its_period_is_marked_as_unsettled(self, correction, as_, bureau):
        page = as_(bureau, Role.INTAKE).get(f"/desk/requests/{correction.request.number}/")
        assert "条例没有规定办理期限" in page.content.decode()

    def test_the_applicant_follows_it_by_number_and_code(self, client, correction):
        told = {"number": correction.request.number, "code": correction.code}
        page = client.post("/requests/track/", told, follow=True).content.decode()
        assert correction.request.number in page

    def test_its_receipt_speaks_of_a_correction(self, correction):
        known = CaseLetters(correction.request)
        facts = known.facts(known.get("receipt"), "测试甲")
        text = "".join(passage.text for passage in compose(facts))
        assert "更正" in text
        assert "信息公开申请" not in text
