"""审查、拆分、并案、说明理由: what happens to the case, its clock and its letters."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.errors import (
    JoinRefused,
    MoveNotAllowed,
    NoSuchAnswer,
    ReviewOver,
    SplitIntoNothing,
)
from gongkai.inforequests.rules.review import Question
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(filed, handler):
    """A request under review."""

    def review(on="2026-03-02", **changed):
        row = filed(on, **changed)
        return actions.assign(request=row, by=handler, at=moment("2026-03-03"))

    return review


class TestReview:
    def test_an_answer_is_kept_and_recorded_without_its_words(self, reviewed, handler):
        row = reviewed()
        actions.answer_review(
            request=row, question=Question.PETITION, answer="no", note="甲某的情况", by=handler
        )
        assert queries.review_answers(row) == {Question.PETITION: "no"}
        entry = stream(row.stream).filter(event="request:review:answered").get()
        assert entry.data == {"question": "petition", "answer": "no"}

    def test_a_later_answer_takes_its_place_and_the_ledger_keeps_both(self, reviewed, handler):
        row = reviewed()
        for answer in ("no", "yes"):
            actions.answer_review(
                request=row, question=Question.REPEATED, answer=answer, by=handler
            )
        assert queries.review_answers(row) == {Question.REPEATED: "yes"}
        assert stream(row.stream).filter(event="request:review:answered").count() == 2

    def test_an_answer_that_does_not_exist(self, reviewed, handler):
        with pytest.raises(NoSuchAnswer):
            actions.answer_review(
                request=reviewed(), question=Question.HELD, answer="maybe", by=handler
            )

    def test_not_after_the_end(self, reviewed, handler, clerk):
        row = reviewed()
        actions.withdraw(request=row, by=clerk, at=moment("2026-03-05"))
        with pytest.raises(ReviewOver):
            actions.answer_review(request=row, question=Question.HELD, answer="yes", by=handler)

    def test_nobody_else(self, reviewed, officer, other_bureau):
        with pytest.raises(NotYours):
            actions.answer_review(
                request=reviewed(),
                question=Question.HELD,
                answer="yes",
                by=officer(other_bureau, Role.HANDLER),
            )


class TestSplit:
    def test_each_part_keeps_the_day_of_receipt_and_the_due_date(self, reviewed, clerk):
        row = reviewed()
        (made,) = actions.split(
            request=row,
            parts=["甲规划全文", "乙合同"],
            reason="两件互不相干的信息。",
            by=clerk,
            at=moment("2026-03-04"),
        )
        row.refresh_from_db()
        assert (row.subject, made.subject) == ("甲规划全文", "乙合同")
        assert made.received_on == row.received_on
        assert made.due_on == row.due_on
        assert made.origin == row and made.number != row.number
        assert made.applicant.fingerprint == row.applicant.fingerprint
        assert (row.state, made.state) == ("registered", "under_review")
        assert queries.case_of(made).due_on == made.due_on

    def test_the_applicant_is_told_every_number(self, reviewed, clerk):
        row = reviewed()
        made = actions.split(request=row, parts=["甲", "乙", "丙"], reason="三件事。", by=clerk)
        letter = row.letters.get(kind="L07")
        assert all(each.number in letter.body for each in (row, *made))
        assert letter.facts["subject"] == "2019年度某某规划全文"

    def test_a_corrected_request_passes_its_new_start_on(self, reviewed, clerk):
        row = reviewed()
        actions.notify_correction(
            request=row, points="请写明年度。", by=clerk, at=moment("2026-03-04")
        )
        actions.receive_correction(request=row, by=clerk, at=moment("2026-03-10"))
        (made,) = actions.split(
            request=row, parts=["甲", "乙"], reason="两件事。", by=clerk, at=moment("2026-03-11")
        )
        assert made.counts_from == dt.date(2026, 3, 10)

    @pytest.mark.parametrize("parts", [[], ["甲"], ["甲", "  "]])
    def test_one_part_is_no_split(self, reviewed, clerk, parts):
        row = reviewed()
        with pytest.raises(SplitIntoNothing):
            actions.split(request=row, parts=parts, reason="", by=clerk)
        assert InformationRequest.objects.count() == 1

    def test_not_once_it_is_with_the_department(self, reviewed, clerk):
        row = reviewed()
        actions.hand_over(request=row, by=clerk, at=moment("2026-03-04"))
        with pytest.raises(MoveNotAllowed):
            actions.split(request=row, parts=["甲", "乙"], reason="两件。", by=clerk)

    def test_each_is_counted_by_the_annual_report(self, reviewed, clerk):
        row = reviewed()
        actions.split(request=row, parts=["甲", "乙"], reason="两件。", by=clerk)
        year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
        assert queries.newly_received(Q(organ=row.organ), *year).count() == 2


class TestJoin:
    def test_joined_requests_keep_their_own_clocks(self, reviewed, clerk):
        first, second = reviewed("2026-03-02"), reviewed("2026-03-03")
        joined = actions.join(request=second, lead=first, reason="同一件事。", by=clerk)
        assert joined.lead == first
        assert joined.due_on != first.due_on
        assert joined.letters.filter(kind="L07").exists()

    def test_parting_undoes_it(self, reviewed, clerk):
        first, second = reviewed("2026-03-02"), reviewed("2026-03-03")
        actions.join(request=second, lead=first, reason="同一件事。", by=clerk)
        assert actions.part(request=second, by=clerk).lead is None
        with pytest.raises(JoinRefused):
            actions.part(request=second, by=clerk)

    def test_other_applicants_are_not_joined_unless_they_ask_for_the_same(self, reviewed, clerk):
        other = {"document": "other", "document_number": "护照E00000001"}
        first = reviewed("2026-03-02")
        second = reviewed("2026-03-03", subject="2020年度某某规划全文", **other)
        with pytest.raises(JoinRefused) as refused:
            actions.join(request=second, lead=first, reason="同一件事。", by=clerk)
        assert refused.value.why == "other_applicant"

    def test_who_asks_for_the_same_is_not_told_of_the_other(self, reviewed, clerk):
        other = {"document": "other", "document_number": "护照E00000001"}
        first = reviewed("2026-03-02")
        third = reviewed("2026-03-03", subject="请提供 2019年度某某规划 的全文！", **other)
        assert actions.join(request=third, lead=first, reason="同一信息。", by=clerk).lead == first
        assert not third.letters.filter(kind="L07").exists()

    def test_no_chains(self, reviewed, clerk):
        first, second, third = (reviewed(f"2026-03-0{day}") for day in (2, 2, 2))
        actions.join(request=second, lead=first, reason="同一件事。", by=clerk)
        for request, lead, why in (
            (third, second, "follows_another"),
            (first, third, "leads_others"),
        ):
            with pytest.raises(JoinRefused) as refused:
                actions.join(request=request, lead=lead, reason="同一件事。", by=clerk)
            assert refused.value.why == why


class TestReasons:
    @pytest.fixture
    def asked(self, reviewed, clerk):
        row = reviewed()
        return actions.ask_reasons(
            request=row, question="本月已经收到四十件。", days=5, by=clerk, at=moment("2026-03-04")
        )

    def test_the_clock_runs_on(self, reviewed, asked, clerk):
        due_on = InformationRequest.objects.get(pk=asked.pk).due_on
        row = actions.receive_reasons(
            request=asked, text="研究需要。", by=clerk, at=moment("2026-03-09")
        )
        assert row.state == "reason_pending"
        assert row.due_on == due_on
        assert row.remarks.get().text == "研究需要。"

    def test_the_letter_names_the_days(self, asked):
        assert asked.letters.get(kind="L05").facts["days"] == 5

    def test_only_a_head_finds_the_reasons_wanting(self, asked, clerk, signer):
        with pytest.raises(NotYours):
            actions.reject_reasons(request=asked, why="没有说明。", by=clerk)
        row = actions.reject_reasons(
            request=asked, why="没有说明。", by=signer, at=moment("2026-03-12")
        )
        assert row.state == "drafting"

    def test_a_deferred_reply_is_due_on_the_day_told(self, asked, signer):
        row = actions.defer_reply(
            request=asked,
            answer_by=dt.date(2026, 6, 30),
            reason="材料很多。",
            by=signer,
            at=moment("2026-03-12"),
        )
        assert (row.state, row.due_on) == ("in_process", dt.date(2026, 6, 30))
        assert row.letters.filter(kind="L06b").exists()


class TestPages:
    def test_the_review_sheet_keeps_what_was_answered(self, reviewed, as_, bureau):
        row, browser = reviewed(), as_(bureau, Role.HANDLER)
        url = f"/desk/requests/{row.number}/review/"
        answer = browser.post(url, {"petition": "no", "petition_note": "看过了"}, follow=True)
        assert "已审 1 项，共 15 项" in answer.content.decode()
        assert "看过了" in browser.get(url).content.decode()

    def test_an_answer_out_of_the_list_is_told_and_nothing_is_lost(self, reviewed, as_, bureau):
        row, browser = reviewed(), as_(bureau, Role.HANDLER)
        url = f"/desk/requests/{row.number}/review/"
        answer = browser.post(url, {"petition": "perhaps", "held_note": "查了两遍"})
        assert answer.status_code == 422
        assert "查了两遍" in answer.content.decode()

    def test_splitting_on_the_desk(self, reviewed, as_, bureau):
        row, browser = reviewed(), as_(bureau, Role.INTAKE)
        url = f"/desk/requests/{row.number}/split/"
        more = browser.post(url, {"part_1": "甲", "part_2": "乙", "shown": "4", "more": "1"})
        assert "part_6" in more.content.decode() and "甲" in more.content.decode()
        done = browser.post(url, {"part_1": "甲", "part_2": "乙", "reason": "两件", "shown": "4"})
        assert done.status_code == 302
        assert row.offspring.count() == 1

    @pytest.mark.parametrize("shown", ["", "x", "-1", "99999999999", "٣", "3"])
    def test_a_strange_number_of_parts(self, reviewed, as_, bureau, shown):
        row, browser = reviewed(), as_(bureau, Role.INTAKE)
        answer = browser.post(f"/desk/requests/{row.number}/split/", {"shown": shown})
        assert answer.status_code == 422

    def test_joining_on_the_desk(self, reviewed, as_, bureau):
        first, second = reviewed("2026-03-02"), reviewed("2026-03-03")
        browser = as_(bureau, Role.INTAKE)
        url = f"/desk/requests/{second.number}/join/"
        assert first.number in browser.get(url).content.decode()
        browser.post(url, {"lead": first.pk, "reason": "同一件事"})
        second.refresh_from_db()
        assert second.lead == first
        browser.post(url, {"part": "1"})
        second.refresh_from_db()
        assert second.lead is None

    @pytest.mark.parametrize("page", ["review", "split", "join"])
    def test_not_for_those_who_only_read(self, reviewed, as_, bureau, page):
        row = reviewed()
        answer = as_(bureau, Role.AUDITOR).get(f"/desk/requests/{row.number}/{page}/")
        assert (answer.status_code, answer.url) == (302, "/desk/")
