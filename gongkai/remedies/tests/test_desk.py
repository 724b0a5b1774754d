"""The desk of remedies: lists, forms that keep what was typed, and the panel of the case."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.ledger.models import Entry
from gongkai.organs.roles import Role
from gongkai.remedies import actions, queries
from gongkai.remedies.models import Complaint, Remedy
from gongkai.remedies.rules.rulings import Ruling
from gongkai.remedies.rules.table_four import Track
from gongkai.remedies.tests.conftest import day

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"remedies_desk:{name}", args=args)


@pytest.fixture
def browser(as_, bureau):
    return as_(bureau, Role.LAWYER)


def shown(told):
    return [line.remedy for line in told.context["lines"]]


class TestRegister:
    @pytest.fixture
    def known(self, under_review, lawyer):
        remedy, other = under_review(), under_review()
        suit = actions.register(
            request=other.request, track=Track.DIRECT, accepted_on=day("2026-05-06"), by=lawyer
        )
        actions.conclude(remedy=remedy, ruling=Ruling.UPHELD, on=day("2026-06-04"), by=lawyer)
        return remedy, other, suit

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({}, [2, 1, 0]),
            ({"track": "direct"}, [2]),
            ({"result": "upheld"}, [0]),
            ({"result": "pending", "order": "oldest"}, [1, 2]),
            ({"accepted_from": "2026-05-01"}, [2]),
            ({"accepted_to": "2026-05-01", "order": "oldest"}, [0, 1]),
            ({"undefended": "on"}, [2, 1]),
            ({"words": "测府复"}, [1, 0]),
            ({"words": "没有这样的"}, []),
            ({"doubtful": "on"}, []),
        ],
    )
    def test_is_narrowed_and_ordered(self, browser, known, asked, found):
        told = browser.get(address("list"), asked)
        assert shown(told) == [known[place] for place in found]

    @pytest.mark.parametrize("bad", [{"track": "x"}, {"accepted_from": "0"}, {"page": "x"}])
    def test_what_cannot_be_read_narrows_nothing(self, browser, known, bad):
        told = browser.get(address("list"), bad)
        assert (told.status_code, len(shown(told))) == (200, 3)

    def test_many_cost_no_more(self, browser, known, under_review, django_assert_num_queries):
        browser.get(address("list"))
        with CaptureQueriesContext(connection) as few:
            browser.get(address("list"))
        for _ in range(3):
            under_review()
        with django_assert_num_queries(len(few)):
            browser.get(address("list"))

    def test_is_taken_along_covered_and_on_record(self, browser, known):
        told = browser.post(f"{address('export')}?track=review&words=欧阳&q=欧阳&organ=欧阳")
        told = browser.post(f"{address('export')}?track=review")
        sheet = load_workbook(io.BytesIO(b"".join(told))).active
        rows = list(sheet.iter_rows(values_only=True))
        assert len(rows) == 3
        assert "欧***" in rows[1]
        kept = Entry.objects.filter(event="remedies:register:exported")
        assert [entry.data["asked"] for entry in kept] == [{"track": "review"}] * 2


class TestForms:
    VALUES = {
        "track": "review",
        "against": "reply",
        "seeker": "applicant",
        "accepted_on": "2026-04-20",
        "case_number": "测府复〔2026〕8号",
    }

    @pytest.fixture
    def row(self, prepared, replied):
        row = prepared(Outcome.DELIBERATION)
        replied(row, on="2026-03-20", outcome=Outcome.DELIBERATION)
        return row

    def test_a_new_case(self, browser, row):
        where = address("new", row.number)
        page = browser.get(where)
        for words in ("须先复议", "复议机关是测试区人民政府", "法院是某某人民法院"):
            assert words in page.content.decode()
        told = browser.post(where, self.VALUES)
        remedy = Remedy.objects.get()
        assert told["Location"] == address("detail", remedy.pk)
        assert remedy.body == "测试区人民政府"

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"track": "direct"}, "须先复议再起诉"),
            ({"track": "after"}, "没有经过行政复议"),
            ({"accepted_on": ""}, "没有保存"),
            ({"applied_on": "2026-04-21"}, "不能早于"),
            ({"copy_received_on": "2126-01-01"}, "还没有到"),
            ({"preceding": "999"}, "没有保存"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, browser, row, changed, words):
        told = browser.post(address("new", row.number), self.VALUES | changed)
        text = told.content.decode()
        assert told.status_code == 422
        assert words in text
        assert "测府复〔2026〕8号" in text
        assert not Remedy.objects.exists()

    def test_result_and_redo(self, browser, under_review):
        remedy = under_review()
        where = address("conclude", remedy.pk)
        values = {"ruling": "upheld", "on": "2026-06-04", "redo": "on", "redo_days": "15"}
        told = browser.post(where, values)
        assert "不会责令重新答复" in told.content.decode()
        assert browser.post(where, values | {"redo_days": "0"}).status_code == 422
        told = browser.post(where, values | {"ruling": "revoked"})
        assert told.status_code == 302
        page = browser.get(address("detail", remedy.pk)).content.decode()
        assert "2026-06-26" in page  # fifteen working days, 06-19 is off
        assert browser.post(where, values | {"ruling": "revoked"}).status_code == 422

    def test_put_right_and_sent(self, browser, under_review):
        remedy = under_review(copy_received_on=None)
        sent = {"on": "2026-04-28", "proof": "EMS"}
        assert "收到副本" in browser.post(address("sent", remedy.pk), sent).content.decode()
        values = {k: v for k, v in self.VALUES.items() if k != "track"}
        changed = values | {"copy_received_on": "2026-04-24", "procedure": "ordinary"}
        assert browser.post(address("edit", remedy.pk), changed).status_code == 302
        assert "2026-05-12" in browser.get(address("detail", remedy.pk)).content.decode()
        assert browser.post(address("sent", remedy.pk), sent).status_code == 302


class TestMaterials:
    def lines(self, *rows):
        total = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0}
        cells = {
            f"form-{place}-{name}": value
            for place, row in enumerate(rows)
            for name, value in row.items()
        }
        return total | cells

    def test_evidence_from_the_case_comes_once(self, browser, under_review):
        remedy = under_review()
        for _ in range(2):
            browser.post(address("evidence_propose", remedy.pk))
        titles = [row.title for row in queries.evidence_of(remedy)]
        assert len(titles) == len(set(titles)) == len(queries.proposed_evidence(remedy))

    def test_evidence_is_ordered_by_number_and_taken_out(self, browser, under_review):
        remedy, where = under_review(), "evidence"
        rows = [
            {"title": "甲", "ORDER": "3"},
            {"title": "乙", "ORDER": "1"},
            {"title": "丙", "DELETE": "on"},
            {"title": ""},
        ]
        assert browser.post(address(where, remedy.pk), self.lines(*rows)).status_code == 302
        assert [row.title for row in queries.evidence_of(remedy)] == ["乙", "甲"]

    @pytest.mark.parametrize("bad", [{"title": "", "pages": "3"}, {"title": "长" * 201}])
    def test_a_faulty_line_is_kept_and_marked(self, browser, under_review, bad):
        remedy = under_review()
        told = browser.post(address("evidence", remedy.pk), self.lines(bad))
        assert told.status_code == 422
        assert queries.evidence_of(remedy) == []

    @pytest.mark.parametrize("field", ["letter", "file"])
    def test_nothing_of_another_case_is_listed(self, browser, under_review, field):
        remedy, other = under_review(), under_review()
        strange = other.request.letters.get().pk if field == "letter" else 999
        rows = self.lines({"title": "甲", field: strange})
        assert browser.post(address("evidence", remedy.pk), rows).status_code == 404

    def test_a_form_without_its_count_is_no_fault_of_ours(self, browser, under_review):
        assert browser.post(address("evidence", under_review().pk), {}).status_code == 422

    def test_draft_check_and_signature(self, browser, as_, bureau, under_review):
        remedy = under_review()
        where = address("defence", remedy.pk)
        proposed = browser.get(where).context["form"].initial
        browser.post(where, proposed)
        page = browser.get(where).content.decode()
        assert "证据目录是空的" in page
        signer = as_(bureau, Role.SIGNER)
        told = signer.post(address("defence_sign", remedy.pk), {"seen": 1})
        assert (told.status_code, "不能签发" in told.content.decode()) == (422, True)
        browser.post(address("evidence_propose", remedy.pk))
        assert signer.post(address("defence_sign", remedy.pk), {"seen": 1}).status_code == 302
        assert browser.post(where, proposed | {"seen": 1}).status_code == 422
        made = browser.get(address("defence_file", remedy.pk, "pdf"))
        assert made["Content-Type"] == "application/pdf"
        assert browser.get(address("defence_file", remedy.pk, "exe")).status_code == 404

    def test_two_who_write_at_once(self, browser, under_review):
        remedy = under_review()
        where = address("defence", remedy.pk)
        proposed = browser.get(where).context["form"].initial
        browser.post(where, proposed)
        told = browser.post(where, proposed | {"answer": "另一个人写的"})
        assert told.status_code == 422
        assert "另一个人写的" in told.content.decode()


class TestCasePage:
    def panel(self, browser, row):
        told = browser.get(reverse("inforequests_desk:detail", args=[row.number]))
        return {each.anchor: each for each in told.context["panels"]}, told.content.decode()

    def test_shows_what_is_sought(self, browser, under_review):
        remedy = under_review()
        panels, text = self.panel(browser, remedy.request)
        assert [each.remedy for each in panels["remedies"].context["lines"]] == [remedy]
        assert address("new", remedy.request.number) in text

    def test_is_not_there_for_whoever_does_not_read_the_register(self, as_, bureau, under_review):
        panels, _text = self.panel(as_(bureau, Role.HANDLER), under_review().request)
        assert "remedies" not in panels


class TestComplaints:
    @pytest.fixture
    def above(self, as_, district):
        return as_(district, Role.SUPERVISOR)

    def values(self, bureau, **changed):
        known = {
            "organ": bureau.pk,
            "article": "51",
            "way": "phone",
            "received_on": "2026-03-02",
            "content": "三个月没有答复",
            "name": "欧阳测试",
        }
        return known | changed

    def test_from_the_telephone_to_the_answer(self, above, bureau, filed):
        told = above.post(
            address("complaint_new"), self.values(bureau, request_number=filed().number.lower())
        )
        row = Complaint.objects.get()
        assert told["Location"] == address("complaint", row.pk)
        values = {"finding": "true", "found": "属实", "measure": "none", "on": "2026-03-20"}
        refused = above.post(address("complaint_decide", row.pk), values)
        assert "督促整改或者通报批评" in refused.content.decode()
        above.post(address("complaint_decide", row.pk), values | {"measure": "both"})
        above.post(address("complaint_reply", row.pk), {"on": "2026-03-23", "way": "书面"})
        page = above.get(address("complaints"), {"finding": "true"}).content.decode()
        assert "督促整改并通报批评" in page
        assert "已答复" in page
        assert "欧阳测试" in above.post(address("complainant", row.pk)).content.decode()

    @pytest.mark.parametrize(
        "changed",
        [
            {"request_number": "没有"},
            {"content": ""},
            {"organ": "0"},
            {"received_on": "2126-01-01"},
        ],
    )
    def test_bad_input(self, above, bureau, changed):
        told = above.post(address("complaint_new"), self.values(bureau, **changed))
        assert (told.status_code, Complaint.objects.exists()) == (422, False)

    def test_taken_along(self, above, bureau):
        above.post(address("complaint_new"), self.values(bureau))
        told = above.post(address("complaints_export"))
        rows = list(load_workbook(io.BytesIO(b"".join(told))).active.iter_rows(values_only=True))
        assert rows[1][4] == "欧***"
