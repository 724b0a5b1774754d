"""Letters on the pages: who may open them, what is recorded, what strangers get, what it costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai import vault
from gongkai.inforequests import actions
from gongkai.inforequests.models import Letterhead
from gongkai.inforequests.queries import RECEIPT_KEY
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.reading import (
    FILE,
    READERS,
    asked,
    on_file,
    pdf_text,
    tracking,
    url,
)
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

OK, NO, AWAY = 200, 302, 404  # Wagtail sends those without permission back to its first page
TRACK = "/requests/track/"


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
        Letterhead.objects.all().delete()
        text = as_(bureau, Role.INTAKE).get(f"/desk/requests/{row.number}/").content.decode()
        assert url(row, letter.key, "docx") in text
        assert url(row) in text
        assert "还缺：联系方式" in text
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


class TestOwnDownloads:
    """The applicant's letters, by number and query code."""

    @pytest.mark.parametrize("form", READERS)
    def test_the_receipt_is_always_there(self, own, form):
        text = READERS[form](asked(own, form=form).content)
        assert "政府信息公开申请登记回执" in text
        assert "测试甲：" in text
        assert "期限届满日为2026年3月30日" in text

    def test_the_reply_is_there_once_it_is_sent(self, own, replied):
        _, page = tracking(own)
        assert [letter.title for letter in page.context["letters"]] == ["政府信息公开申请登记回执"]
        letter = replied(own.request)
        _, page = tracking(own)
        assert str(letter.key) in page.content.decode()
        assert "政府信息公开告知书" in pdf_text(asked(own, letter.key).content)

    def test_the_receipt_page_offers_it(self, client, bureau, clerk, own):
        session = client.session
        facts = {"number": own.request.number, "code": own.code}
        session["inforequests_receipt"] = vault.write_note("inforequests_receipt", facts)
        session.save()
        text = client.get("/requests/receipt/").content.decode()
        assert f'action="{FILE}"' in text
        assert 'value="receipt"' in text

    @pytest.mark.parametrize("changed", [{"code": "AAAAAAAAAA"}, {"number": "MINZHENG-2026-9999"}])
    def test_without_the_right_pair_there_is_no_letter(self, own, changed):
        assert "没有查到" in tracking(own, **changed)[1].content.decode()
        assert asked(own, **changed).url == TRACK

    @pytest.mark.parametrize(
        "changed",
        [
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
        _, page = tracking(own)
        assert letter.number not in page.content.decode()

    def test_code_and_number_never_travel_in_an_address(self, own):
        assert Client().get(FILE, {"number": own.request.number}).url == "/requests/mine/"

    def test_guessing_is_slowed_down(self, own, settings):
        for _ in range(20):
            asked(own, code="AAAAAAAAAA")
        assert asked(own).status_code == 429


HOSTILE = [
    '#panic("x")',
    "<script>alert(1)</script>",
    "$x$ *y* _z_ @a \\n",
    "=cmd()",
    "\x01\x1b公\ufffe",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("form", READERS)
def test_typed_words_are_printed_not_run(bureau, replied, typed, form):
    own = actions.file_online(
        organ=bureau, intake=intake(subject=typed, name=typed), at=moment("2026-03-02")
    )
    letter = replied(own.request, reason=typed, basis=typed)
    found = asked(own, letter.key, form)
    assert found.status_code == OK
    shown = typed.translate(dict.fromkeys(map(ord, "\x01\x1b\ufffe")))
    assert shown.replace(" ", "") in READERS[form](found.content).replace(" ", "")


@pytest.mark.parametrize("form", READERS)
def test_a_megabyte_of_text_is_printed(own, replied, form):
    letter = replied(own.request)
    letter.body = "长" * 350_000
    letter.save()
    assert asked(own, letter.key, form).status_code == OK
