"""查询进度: without an account, for whoever has number and query code, and for nobody else."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.actions.disputes import close_dispute, open_dispute
from gongkai.inforequests.models import InformationRequest, Supplement
from gongkai.inforequests.rules.acts import Party, RemedyTrack
from gongkai.inforequests.rules.errors import NothingSent, NotYetAnswered, RequestOver
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.reply_errors import DraftLocked
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import ID_NUMBER, intake, moment
from gongkai.inforequests.tests.reading import TRACK, tracking
from gongkai.inforequests.web import limits
from gongkai.inforequests.web.held_uploads import FILES_MOST
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

MINE = "/requests/mine/"


@pytest.fixture
def corrected(own, clerk, handler):
    """A request whose applicant has been asked to supplement it."""
    actions.assign(request=own.request, by=handler, at=moment("2026-03-03"))
    actions.notify_correction(
        request=own.request, points="请写明年度。", days=20, by=clerk, at=moment("2026-03-04")
    )
    return own


class TestTheWayIn:
    @pytest.mark.parametrize(
        "changed", [{"code": "AAAAAAAAAA"}, {"number": "MINZHENG-2026-9999"}, {"code": "密码"}]
    )
    def test_wrong_and_missing_look_the_same(self, own, changed):
        _, told = tracking(own, **changed)
        assert "没有查到" in told.content.decode()
        assert told.redirect_chain == []

    def test_letters_may_be_small_and_spaces_may_be_there(self, own):
        number, code = f" {own.request.number.lower()} ", f" {own.code.lower()} "
        _, told = tracking(own, number=number, code=code)
        assert told.redirect_chain == [(MINE, 302)]

    def test_whoever_guesses_is_made_to_wait_whatever_the_guess(self, own):
        wrong, missing = {"code": "AAAAAAAAAA"}, {"number": "MINZHENG-2026-9999"}
        for guess in [wrong, missing] * (limits.GUESSES.times // 2):
            assert tracking(own, **guess)[1].status_code == 200
        for guess in (wrong, missing, {}):
            _, told = tracking(own, **guess)
            assert told.status_code == 429
            assert "十五分钟" in told.content.decode()
        right = {"number": own.request.number, "code": own.code}
        elsewhere = Client().post(TRACK, right, REMOTE_ADDR="192.0.2.7")
        assert elsewhere.url == MINE

    def test_right_questions_are_not_counted(self, own):
        for _ in range(limits.GUESSES.times + 1):
            assert tracking(own)[1].redirect_chain == [(MINE, 302)]

    def test_the_session_tells_neither_number_nor_code(self, own):
        browser, _ = tracking(own)
        kept = str(dict(browser.session))
        assert own.request.number not in kept and own.code not in kept

    def test_after_half_an_hour_one_asks_again(self, own):
        browser, _ = tracking(own)
        with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=31)):
            assert browser.get(MINE).url == TRACK

    def test_leaving_closes_it(self, own):
        browser, _ = tracking(own)
        browser.post(f"{MINE}leave/")
        assert browser.get(MINE).url == TRACK

    @pytest.mark.parametrize("path", ["", "supplement/", "withdraw/", "judge/", "letter/"])
    def test_nothing_is_open_to_another_browser(self, own, path):
        ask = Client().get if path == "" else Client().post
        assert ask(f"{MINE}{path}").url == TRACK

    @pytest.mark.parametrize("path", ["supplement/", "withdraw/", "judge/", "letter/", "file/"])
    def test_an_address_of_a_deed_asked_for_by_itself_leads_to_the_page(self, own, path):
        browser, _ = tracking(own)
        assert browser.get(f"{MINE}{path}").url == MINE
        assert browser.get(f"{MINE}leave/").url == TRACK
        assert browser.get(MINE).status_code == 200


class TestSeveralWindows:
    @pytest.fixture
    def second(self, bureau):
        return actions.file_online(organ=bureau, intake=intake(subject="另一件事"))

    @pytest.fixture
    def browser(self, own, second):
        """One browser that opened the first request, then the second."""
        browser, _ = tracking(own)
        browser.post(TRACK, {"number": second.request.number, "code": second.code})
        return browser

    def test_each_form_acts_on_the_request_it_was_shown_for(self, browser, own, second):
        told = browser.post(
            f"{MINE}withdraw/", {"sure": "on", "request": own.request.number}, follow=True
        )
        assert own.request.number in told.content.decode()
        states = dict(InformationRequest.objects.values_list("pk", "state"))
        assert states == {own.request.pk: "withdrawn", second.request.pk: "registered"}

    def test_the_page_names_its_request_in_every_form(self, browser, second):
        text = browser.get(MINE).content.decode()
        forms = text.count(f'action="{MINE}') - text.count(f'action="{MINE}leave/"')
        assert text.count(f'name="request" value="{second.request.number}"') == forms > 0

    def test_a_request_that_is_not_open_is_not_reached_by_its_number(self, own, second):
        browser, _ = tracking(own)
        form = {"sure": "on", "request": second.request.number}
        assert browser.post(f"{MINE}withdraw/", form).url == TRACK
        assert not InformationRequest.objects.filter(state="withdrawn").exists()

    def test_leaving_closes_all(self, browser, own):
        browser.post(f"{MINE}leave/")
        assert browser.post(f"{MINE}withdraw/", {"request": own.request.number}).url == TRACK


class TestThePage:
    def test_it_tells_where_the_request_stands(self, own):
        _, told = tracking(own)
        text = told.content.decode()
        assert own.request.number in text
        assert "申请已经登记，机关正在安排审核。" in text
        assert "2026年3月30日" in text

    def test_every_state_has_its_words(self):
        assert set(phrases.NOW) == set(State)

    def test_neither_page_nor_ledger_tells_who_applied(self, own):
        _, told = tracking(own)
        kept = told.content.decode() + str(list(Entry.objects.values_list("data", flat=True)))
        assert not [secret for secret in ("测试甲", ID_NUMBER, "someone@") if secret in kept]

    def test_what_is_internal_stays_inside(self, own, clerk, handler):
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
        text = tracking(own)[1].content.decode()
        assert "征求意见" in text
        assert not [inside for inside in ("测试第三方公司", "分派", "转业务科室") if inside in text]

    def test_each_day_is_explained(self, own):
        text = tracking(own)[1].content.decode()
        assert "第19日" in text and "届满" in text and "收到申请，次日起算" in text

    def test_remedies_are_told_once_there_is_a_reply(self, own, replied):
        with time_machine.travel(moment("2026-03-10")):
            assert "不同意怎么办" not in tracking(own)[1].content.decode()
        replied(own.request)
        assert "不同意怎么办" in tracking(own)[1].content.decode()

    def test_an_overdue_request_says_what_can_be_done(self, own):
        with time_machine.travel(moment("2026-04-15")):
            assert "答复期限已经过了" in tracking(own)[1].content.decode()

    def test_a_split_request_shows_its_offspring(self, own, clerk, handler):
        actions.assign(request=own.request, by=handler, at=moment("2026-03-03"))
        (made,) = actions.split(request=own.request, parts=["甲", "乙"], reason="两件", by=clerk)
        assert made.number in tracking(own)[1].content.decode()


class TestSupplement:
    def test_the_page_says_what_to_correct_and_how_long(self, corrected):
        text = tracking(corrected)[1].content.decode()
        assert "请写明年度。" in text and "20 个工作日内补正" in text

    def test_a_correction_begins_the_period_anew(self, corrected):
        with time_machine.travel(moment("2026-03-10")):
            browser, _ = tracking(corrected)
            browser.post(f"{MINE}supplement/", {"text": "2019年度", "submission_key": uuid.uuid4()})
        row = InformationRequest.objects.get(pk=corrected.request.pk)
        assert (row.state, row.counts_from) == ("under_review", dt.date(2026, 3, 10))
        assert row.supplements.get().is_correction
        entry = stream(row.stream).get(event="request:correction:received")
        assert entry.actor == ""

    def test_anything_else_leaves_the_clock_alone(self, own):
        due_on = own.request.due_on
        actions.supplement(request=own.request, text="另附一份材料。")
        row = InformationRequest.objects.get(pk=own.request.pk)
        assert (row.due_on, row.supplements.get().is_correction) == (due_on, False)

    def test_the_same_form_twice_is_one_supplement(self, corrected):
        browser, _ = tracking(corrected)
        form = {"text": "2019年度", "submission_key": str(uuid.uuid4())}
        for _ in range(2):
            browser.post(f"{MINE}supplement/", form)
        assert Supplement.objects.count() == 1

    def test_files_come_along(self, corrected):
        browser, _ = tracking(corrected)
        file = SimpleUploadedFile("说明.txt", "补正的内容".encode())
        form = {"text": "", "files": file, "submission_key": uuid.uuid4()}
        browser.post(f"{MINE}supplement/", form)
        assert [each.name for each in corrected.request.files.all()] == ["说明.txt"]

    def test_a_hostile_file_is_refused_and_the_words_stay(self, corrected):
        browser, _ = tracking(corrected)
        file = SimpleUploadedFile("说明.txt", b"MZ\x90\x00\x03")
        form = {"text": "补正的内容", "files": file, "submission_key": uuid.uuid4()}
        answer = browser.post(f"{MINE}supplement/", form)
        assert answer.status_code == 422
        assert "补正的内容" in answer.content.decode()
        assert Supplement.objects.count() == 0
        assert InformationRequest.objects.get().state == "correction_pending"

    def test_files_chosen_before_a_mistake_are_kept(self, corrected):
        browser, _ = tracking(corrected)
        files = [SimpleUploadedFile("一.txt", b"one"), SimpleUploadedFile("二.txt", b"MZ\x90\x00")]
        form = {"text": "补正的内容", "submission_key": uuid.uuid4()}
        page = browser.post(f"{MINE}supplement/", form | {"files": files})
        assert "“二.txt”没有收下" in page.content.decode()
        held = page.context["held_note"]
        told = browser.post(f"{MINE}supplement/", form | {"held": held}, follow=True)
        assert [each.name for each in corrected.request.files.all()] == ["一.txt"]
        assert "已经收到的附件：一.txt" in told.content.decode()

    def test_too_many_files_are_said_and_none_is_left_out_in_silence(self, corrected):
        browser, _ = tracking(corrected)
        files = [
            SimpleUploadedFile(f"{n}.txt", f"text {n}".encode()) for n in range(FILES_MOST + 1)
        ]
        form = {"text": "", "files": files, "submission_key": uuid.uuid4()}
        page = browser.post(f"{MINE}supplement/", form)
        assert f"附件最多 {FILES_MOST} 个" in page.content.decode()
        assert Supplement.objects.count() == 0

    def test_files_that_cannot_be_told_any_more_are_asked_for_again(self, corrected):
        browser, _ = tracking(corrected)
        form = {"text": "补正的内容", "held": "spoilt", "submission_key": uuid.uuid4()}
        page = browser.post(f"{MINE}supplement/", form)
        assert "附件放置太久" in page.content.decode()
        assert Supplement.objects.count() == 0

    def test_what_was_written_too_slowly_comes_back(self, corrected):
        browser, _ = tracking(corrected)
        form = {
            "text": "写了很久的<补正>",
            "submission_key": uuid.uuid4(),
            "request": corrected.request.number,
        }
        with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=31)):
            asked = browser.post(f"{MINE}supplement/", form).content.decode()
            assert "您写的内容会带回去" in asked and corrected.request.number in asked
            known = {"number": corrected.request.number, "code": corrected.code}
            wrong = browser.post(TRACK, known | {"code": "A" * 10, "text": form["text"]})
            assert wrong.context["text"] == form["text"]
            page = browser.post(TRACK, known | {"text": form["text"]})
        assert page.context["supplement"]["text"].value() == form["text"]
        assert Supplement.objects.count() == 0

    def test_nothing_in_it(self, corrected):
        with pytest.raises(NothingSent):
            actions.supplement(request=corrected.request, text="  ")

    def test_not_after_the_reply(self, own, replied):
        replied(own.request)
        with pytest.raises(RequestOver):
            actions.supplement(request=own.request, text="还有一句。")


class TestWithdrawing:
    def test_it_is_asked_back(self, own):
        browser, _ = tracking(own)
        answer = browser.post(f"{MINE}withdraw/")
        assert answer.status_code == 422
        assert "撤回以后不能恢复" in answer.content.decode()
        assert InformationRequest.objects.get().state == "registered"

    def test_withdrawn_and_confirmed_by_a_letter(self, own):
        browser, _ = tracking(own)
        browser.post(f"{MINE}withdraw/", {"sure": "on"})
        row = InformationRequest.objects.get()
        assert (row.state, row.outcome) == ("withdrawn", "O3")
        assert row.letters.get().kind == "L28"

    def test_a_second_click_does_no_harm(self, own):
        browser, _ = tracking(own)
        for _ in range(2):
            answer = browser.post(f"{MINE}withdraw/", {"sure": "on"})
        assert answer.status_code == 422
        assert InformationRequest.objects.get().letters.count() == 1


class TestJudging:
    def test_once_after_the_reply(self, own, replied):
        with pytest.raises(NotYetAnswered):
            actions.judge_service(request=own.request, score=5)
        replied(own.request)
        browser, _ = tracking(own)
        browser.post(f"{MINE}judge/", {"score": "4", "remark": "很快"})
        browser.post(f"{MINE}judge/", {"score": "1"})
        row = InformationRequest.objects.get()
        assert (row.satisfaction.score, row.satisfaction.remark) == (4, "很快")

    @pytest.mark.parametrize("score", ["", "0", "6", "x"])
    def test_a_score_that_does_not_exist(self, own, replied, score):
        replied(own.request)
        browser, _ = tracking(own)
        assert browser.post(f"{MINE}judge/", {"score": score}).status_code == 422

    def test_the_remark_stays_out_of_the_ledger(self, own, replied):
        replied(own.request)
        actions.judge_service(request=own.request, score=3, remark="张三说的")
        assert "张三" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_the_page_asks_a_fixed_number_of_questions(own, django_assert_max_num_queries):
    browser, _ = tracking(own)
    with django_assert_max_num_queries(30):
        browser.get(MINE)
    assert queries.told_to_applicant(own.request).stage == "registered"


class TestWhatIsGiven:
    @pytest.fixture
    def given(self, own, clerk, replied):
        actions.add_file(
            request=own.request,
            kind=FileKind.DISCLOSED,
            content="规划全文".encode(),
            name="规划.txt",
            by=clerk,
        )
        return lambda: replied(own.request)

    def test_it_can_be_fetched_once_the_reply_is_out(self, own, given):
        browser, told = tracking(own)
        assert "规划.txt" not in told.content.decode()
        given()
        text = browser.get(MINE).content.decode()
        assert "规划.txt" in text
        file = own.request.files.get()
        answer = browser.post(f"{MINE}file/", {"file": str(file.key)})
        assert answer.content.decode() == "规划全文"
        assert stream(own.request.stream).filter(event="request:file:fetched").count() == 1

    def test_not_before_by_guessing_its_key(self, own, given):
        browser, _ = tracking(own)
        file = own.request.files.get()
        assert browser.post(f"{MINE}file/", {"file": str(file.key)}).status_code == 404

    def test_nothing_is_slipped_in_afterwards(self, own, given, clerk):
        given()
        with pytest.raises(DraftLocked):
            actions.add_file(
                request=own.request,
                kind=FileKind.DISCLOSED,
                content=b"more",
                name="more.txt",
                by=clerk,
            )
        with pytest.raises(DraftLocked):
            actions.remove_file(file=own.request.files.get(), reason="换", by=clerk)

    def test_other_files_are_not_theirs_to_fetch(self, own, given, clerk):
        given()
        inside = actions.add_file(
            request=own.request,
            kind=FileKind.EVIDENCE,
            content=b"search",
            name="search.txt",
            by=clerk,
        )
        browser, _ = tracking(own)
        assert browser.post(f"{MINE}file/", {"file": str(inside.key)}).status_code == 404


def test_officers_read_what_was_sent_and_how_it_was_judged(own, as_, bureau, replied):
    actions.supplement(request=own.request, text="另附一份材料。")
    replied(own.request)
    actions.judge_service(request=own.request, score=4, remark="办得快")
    text = as_(bureau, Role.HANDLER).get(f"/desk/requests/{own.request.number}/").content.decode()
    assert "另附一份材料。" in text and "办得快" in text


def test_a_joined_request_shows_its_own_letter(bureau, own, clerk, replied):
    second = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
    actions.join(
        request=second.request,
        lead=own.request,
        reason="同一件事。",
        by=clerk,
        at=moment("2026-03-03"),
    )
    assert "政府信息公开告知书" not in tracking(second)[1].content.decode()
    lead_letter = replied(own.request)
    letter = second.request.letters.get(kind=lead_letter.kind)
    browser, told = tracking(second)
    assert letter.number in told.content.decode()
    assert lead_letter.number not in told.content.decode()
    asked = {"request": second.request.number, "letter": str(letter.key), "form": "pdf"}
    assert browser.post(f"{MINE}letter/", asked).status_code == 200


@time_machine.travel("2026-05-07 09:00+08:00", tick=False)
def test_a_decision_set_aside_names_no_way_to_complain_of_it(own, replied, clerk):
    row = own.request
    replied(row, on="2026-03-20")
    _, told = tracking(own)
    assert "不同意怎么办" in told.content.decode()
    day = dt.date(2026, 4, 1)
    open_dispute(request=row, track=RemedyTrack.RECONSIDERATION, on=day, by=clerk)
    close_dispute(request=row, on=dt.date(2026, 5, 6), redo=True, redo_days=10, by=clerk)
    shown = tracking(own)[1].content.decode()
    assert "原来的处理决定" in shown
    assert "不同意怎么办" not in shown
