"""The workbench: whose turn, what is due, search, pages, many at once, and what is taken along."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gongkai.inforequests import access, actions, queries
from gongkai.inforequests.models import Handling, InformationRequest
from gongkai.inforequests.queries import Order, Tab, Wanted, Workbench
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.rules.turns import DONE
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.ledger.models import Entry
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Post
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

LIST = "inforequests_desk:list"
TODAY = dt.date(2026, 3, 27)  # a friday; what came on the 2nd is due on the 30th


@pytest.fixture
def bench(bureau, officer):
    """The workbench of a role in the bureau."""

    def of(role, today=TODAY, organ=bureau):
        return Workbench(viewer_of(officer(organ, role)), today)

    return of


def found(bench, **wanted):
    return set(bench.rows(Wanted(**wanted)))


def in_state(row, state, **changed):
    """The row with a projection as if the case had come so far."""
    values = {"state": state} | changed
    InformationRequest.objects.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


class TestTabs:
    @pytest.mark.parametrize("state", set(State) - {State.ARRIVED})
    @pytest.mark.parametrize("is_given", [True, False], ids=["given", "free"])
    def test_what_waits_is_what_the_rule_says(
        self, bench, bureau, officer, filed, handler_post, state, is_given
    ):
        row = in_state(filed(), state, **_closed(state))
        row.handler = handler_post if is_given else None
        row.save()
        for role in Role:
            viewer = viewer_of(officer(bureau, role))
            waits = row in found(bench(role), tab=Tab.WAITING)
            assert waits == access.has_turn(viewer, row), role

    @pytest.mark.parametrize(
        ("state", "role"),
        [
            (State.REGISTERED, Role.INTAKE),
            (State.LEGAL_CHECK, Role.LAWYER),
            (State.APPROVAL, Role.SIGNER),
            (State.CLOSED, Role.ARCHIVIST),
        ],
    )
    def test_each_state_waits_for_one_role(self, bench, filed, state, role):
        row = in_state(filed(), state, **_closed(state))
        waiting = {each for each in Role if row in found(bench(each), tab=Tab.WAITING)}
        assert waiting == {role}

    def test_mine_is_what_my_post_was_given(self, bench, filed, clerk, handler_post):
        row, _other = filed(), filed()
        actions.assign(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
        assert found(bench(Role.HANDLER), tab=Tab.MINE) == {row}
        assert found(bench(Role.INTAKE), tab=Tab.MINE) == set()

    def test_a_part_asked_of_my_post_is_mine_and_waits_until_answered(
        self, bench, district, bureau, officer, filed, handler, handler_post
    ):
        row, clerk = filed(organ=district), officer(district, Role.INTAKE)
        officer(district, Role.HANDLER)
        lead = Post.objects.get(organ=district, role=Role.HANDLER)
        actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
        actions.hand_over(
            request=row, lead=lead, posts=[handler_post], by=clerk, at=moment("2026-03-03")
        )
        tabs = {tab: found(bench(Role.HANDLER), tab=tab) for tab in Tab}
        assert [tab for tab in Tab if row in tabs[tab]] == [Tab.WAITING, Tab.MINE]
        part = Handling.objects.get(post=handler_post)
        actions.answer_handling(handling=part, opinion="有", by=handler)
        assert found(bench(Role.HANDLER), tab=Tab.WAITING) == set()
        assert found(bench(Role.HANDLER), tab=Tab.MINE) == {row}

    @pytest.mark.parametrize(
        ("today", "soon", "late"),
        [
            ("2026-03-20", False, False),
            ("2026-03-23", True, False),
            ("2026-03-30", True, False),
            ("2026-03-31", False, True),
        ],
    )
    def test_soon_and_late_by_working_days(self, bench, filed, today, soon, late):
        row = filed()
        of_day = bench(Role.INTAKE, dt.date.fromisoformat(today))
        told = [row in found(of_day, tab=tab) for tab in (Tab.SOON, Tab.LATE)]
        assert told == [soon, late]

    def test_done_is_what_is_no_longer_owed(self, bench, filed, replied):
        row, _open = filed(), filed()
        replied(row)
        assert found(bench(Role.INTAKE), tab=Tab.DONE) == {row}

    def test_counts_stop_where_they_are_shown_as_more(self, bench, filed, monkeypatch):
        monkeypatch.setattr("gongkai.inforequests.queries.workbench.COUNTED_MOST", 1)
        for _ in range(3):
            filed()
        assert bench(Role.INTAKE).counts(within=5)[Tab.ORGAN] == 2

    def test_open_cases_by_state(self, bench, filed, replied, clerk):
        replied(filed()), filed()
        actions.assign(request=filed(), by=clerk, at=moment("2026-03-03"))
        states = bench(Role.INTAKE).open_by_state()
        assert states == {State.REGISTERED: 1, State.UNDER_REVIEW: 1}


def _closed(state):
    closed = {"closed_on": dt.date(2026, 3, 20), "outcome": "G2", "due_on": None}
    return closed if state in DONE else {}


class TestNarrowing:
    @pytest.mark.parametrize(
        ("asked", "names"),
        [
            ({}, {"open", "closed"}),
            ({"state": "registered"}, {"open"}),
            ({"channel": "online"}, {"open", "closed"}),
            ({"channel": "fax"}, set()),
            ({"kind": "natural"}, {"open", "closed"}),
            ({"outcome": "G2"}, {"closed"}),
            ({"case_type": "record_correction"}, set()),
            ({"organ": "minzheng"}, {"open", "closed"}),
            ({"organ": "nongye"}, set()),
            ({"received_from": dt.date(2026, 3, 3)}, {"closed"}),
            ({"received_to": dt.date(2026, 3, 2)}, {"open"}),
            ({"due_by": dt.date(2026, 3, 30)}, {"open"}),
            ({"due_by": dt.date(2026, 3, 29)}, set()),
            ({"late": True}, set()),
            ({"order": Order.DUE}, {"open"}),
            ({"words": "另一件"}, {"closed"}),
            ({"words": "另一件 规划"}, set()),
            ({"words": "MINZHENG"}, {"open", "closed"}),
            ({"words": "minzheng-2026-0001"}, {"open"}),
            ({"words": "100%"}, set()),
        ],
        ids=lambda each: str(sorted(each) if isinstance(each, set) else each),
    )
    def test_filters(self, bench, filed, replied, asked, names):
        rows = {"open": filed(), "closed": filed("2026-03-03", subject="另一件事")}
        replied(rows["closed"])
        shown = found(bench(Role.INTAKE), **asked)
        assert {name for name, row in rows.items() if row in shown} == names

    def test_by_handler(self, bench, filed, clerk, handler_post):
        row, _other = filed(), filed()
        actions.assign(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
        assert found(bench(Role.INTAKE), handler=handler_post.pk) == {row}

    def test_late_is_overdue_or_answered_late(self, bench, filed, replied):
        overdue, late, _in_time = filed(), filed(), filed("2026-04-01")
        replied(late, on="2026-04-02")
        asked = bench(Role.INTAKE, dt.date(2026, 4, 10))
        assert found(asked, late=True) == {overdue, late}

    @pytest.mark.parametrize(
        "asked",
        [
            {"state": "nonsense"},
            {"received_from": "2026-02-30"},
            {"after": "nonsense"},
            {"after": "2026-03-02~９"},
            {"before": "2026-03-02~" + "9" * 40},
            {"tab": "nonsense"},
            {"handler": "x"},
            {"size": "9999999"},
        ],
        ids=str,
    )
    def test_an_address_that_was_tampered_with_is_still_a_page(self, as_, bureau, filed, asked):
        row = filed()
        told = as_(bureau, Role.INTAKE).get(reverse(LIST), {"tab": "organ"} | asked)
        assert told.status_code == 200
        assert row in told.context["rows"] or "before" in asked

    def test_only_the_own_organ(self, bench, other_bureau, filed):
        own, _other = filed(), filed(organ=other_bureau)
        assert found(bench(Role.INTAKE)) == {own}

    def test_whoever_guides_the_district_has_all(self, bench, district, other_bureau, filed):
        rows = {filed(), filed(organ=other_bureau)}
        assert found(bench(Role.SUPERVISOR, organ=district)) == rows


class TestPages:
    def page(self, bench, order=Order.NEWEST, **place):
        asked = {"after": "", "before": "", "size": 2} | place
        return bench.page(Wanted(order=order), **asked)

    @pytest.mark.parametrize("order", Order)
    def test_there_and_back_again_without_gap(self, bench, filed, order):
        days = ("2026-03-02", "2026-03-03", "2026-03-03", "2026-03-04", "2026-03-05")
        rows = [filed(day) for day in days]
        expected = rows[::-1] if order is Order.NEWEST else rows
        of = bench(Role.INTAKE)
        first = self.page(of, order)
        second = self.page(of, order, after=first.on)
        third = self.page(of, order, after=second.on)
        assert [*first.rows, *second.rows, *third.rows] == expected
        assert (first.back, third.on) == ("", "")
        back = self.page(of, order, before=third.back)
        assert back.rows == second.rows
        assert self.page(of, order, before=back.back).rows == first.rows

    def test_the_address_keeps_what_was_asked(self, as_, bureau, filed):
        for _ in range(26):
            filed()
        asked = {"tab": "organ", "size": "25", "state": "registered", "words": "规划"}
        told = as_(bureau, Role.INTAKE).get(reverse(LIST), asked)
        assert len(told.context["rows"]) == 25
        text = told.content.decode()
        assert f"after={told.context['on']}" in text
        assert "size=25" in text
        assert "state=registered" in text

    def test_who_has_work_begins_with_it(self, as_, bureau):
        tabs = {
            role: as_(bureau, role).get(reverse(LIST)).context["tab"]
            for role in (Role.SIGNER, Role.AUDITOR)
        }
        assert tabs == {Role.SIGNER: Tab.WAITING, Role.AUDITOR: Tab.ORGAN}

    @pytest.mark.parametrize("tab", Tab)
    def test_an_empty_tab_says_so(self, as_, bureau, tab):
        told = as_(bureau, Role.INTAKE).get(reverse(LIST), {"tab": tab.value})
        assert "desk-empty" in told.content.decode()

    @pytest.mark.parametrize("tab", Tab)
    def test_it_costs_the_same_for_one_case_and_for_many(self, as_, bureau, filed, tab):
        browser, where = as_(bureau, Role.INTAKE), reverse(LIST)
        filed(timezone.localdate().isoformat())
        browser.get(where, {"tab": tab.value})
        costs = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as seen:
                browser.get(where, {"tab": tab.value})
            costs.append(len(seen))
            for _ in range(3):
                filed(timezone.localdate().isoformat())
        assert costs[0] == costs[1]


class TestBulk:
    def send(self, browser, post, *rows):
        typed = {"post": post.pk, "cases": [row.pk for row in rows]}
        return browser.post(reverse("inforequests_desk:assign"), typed)

    def test_each_for_itself_with_what_became_of_it(self, as_, bureau, filed, clerk, handler_post):
        fresh, other, moved_on = filed(), filed(), filed()
        actions.assign(request=moved_on, by=clerk, at=moment("2026-03-03"))
        told = self.send(as_(bureau, Role.INTAKE), handler_post, fresh, other, moved_on)
        told_of = dict(told.context["results"])
        assert [bool(told_of[row]) for row in (fresh, other, moved_on)] == [False, False, True]
        assert told_of[moved_on] == "现在是“审查中”；只有“已登记”的可以分派。"
        for row in (fresh, other):
            row.refresh_from_db()
            assert (row.state, row.handler) == (State.UNDER_REVIEW, handler_post)

    def test_a_second_sending_changes_nothing(self, as_, bureau, filed, handler_post):
        row, browser = filed(), as_(bureau, Role.INTAKE)
        self.send(browser, handler_post, row)
        before = Entry.objects.count()
        self.send(browser, handler_post, row)
        assert Entry.objects.count() == before

    def test_a_case_of_others_is_not_touched(self, as_, bureau, other_bureau, filed, handler_post):
        row = filed(organ=other_bureau)
        told = self.send(as_(bureau, Role.INTAKE), handler_post, row)
        assert told.context["results"] == []
        row.refresh_from_db()
        assert row.state == State.REGISTERED

    def test_a_post_of_others_is_refused(self, as_, bureau, other_bureau, officer, filed):
        officer(other_bureau, Role.HANDLER)
        row, post = filed(), Post.objects.get(organ=other_bureau)
        assert self.send(as_(bureau, Role.INTAKE), post, row).status_code == 302
        row.refresh_from_db()
        assert row.state == State.REGISTERED

    def test_nothing_ticked_is_said(self, as_, bureau, handler_post):
        browser = as_(bureau, Role.INTAKE)
        typed = {"post": handler_post.pk}
        told = browser.post(reverse("inforequests_desk:assign"), typed, follow=True)
        assert "请先勾选" in told.content.decode()


class TestFinding:
    def find(self, browser, words):
        typed = {"words": words, "reason": "申请人来电"}
        return browser.post(reverse("inforequests_desk:find"), typed)

    @pytest.mark.parametrize(
        ("words", "is_found"),
        [
            ("欧阳测试", True),
            (" 欧阳测试 ", True),
            (ID_NUMBER, True),
            (ID_NUMBER.lower(), True),
            ("欧阳", False),
            ("测试甲", False),
        ],
    )
    def test_only_whole(self, as_, bureau, filed, words, is_found):
        row = filed(name="欧阳测试")
        rows = self.find(as_(bureau, Role.INTAKE), words).context["rows"]
        assert (row in rows) == is_found

    def test_the_look_is_recorded_without_the_words(self, as_, bureau, filed):
        row = filed(name="欧阳测试")
        self.find(as_(bureau, Role.INTAKE), "欧阳测试")
        entry = Entry.objects.get(event="request:applicant:sought")
        assert entry.data == {"reason": "申请人来电", "found": [row.number]}

    def test_the_applicant_stays_covered(self, as_, bureau, filed):
        filed(name="欧阳测试")
        text = self.find(as_(bureau, Role.INTAKE), ID_NUMBER).content.decode()
        assert "欧***" in text
        assert "欧阳" not in text

    def test_not_in_the_organs_of_others(self, as_, bureau, other_bureau, filed):
        filed(organ=other_bureau, name="欧阳测试")
        assert self.find(as_(bureau, Role.INTAKE), "欧阳测试").context["rows"] == []

    def test_without_a_reason_nothing_is_looked_up(self, as_, bureau, filed):
        filed(name="欧阳测试")
        typed = {"words": "欧阳测试", "reason": ""}
        told = as_(bureau, Role.INTAKE).post(reverse("inforequests_desk:find"), typed)
        assert told.status_code == 422
        assert not Entry.objects.filter(event="request:applicant:sought").exists()


class TestExport:
    def where(self, form, asked="?tab=organ"):
        return reverse("inforequests_desk:export", args=[form]) + asked

    def rows_of(self, told):
        text = b"".join(told.streaming_content).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text)))

    def test_csv_has_what_the_list_has_with_the_applicant_covered(self, as_, bureau, filed):
        row = filed(name="欧阳测试", subject="=1+1，某某规划")
        head, line = self.rows_of(as_(bureau, Role.INTAKE).post(self.where("csv")))
        told = dict(zip(head, line, strict=True))
        assert told["编号"] == row.number
        assert told["申请人"] == "欧***"
        assert told["申请内容"] == "'=1+1，某某规划"
        assert told["答复期限届满日"] == "2026-03-30"

    def test_xlsx_has_days_as_days(self, as_, bureau, filed):
        row = filed(subject="=1+1")
        told = as_(bureau, Role.INTAKE).post(self.where("xlsx"))
        book = load_workbook(io.BytesIO(b"".join(told.streaming_content)))
        head, line = list(book.active.iter_rows(values_only=True))
        told = dict(zip(head, line, strict=True))
        assert (told["编号"], told["申请内容"]) == (row.number, "=1+1")
        assert told["收到申请之日"].date() == row.received_on

    def test_what_the_list_leaves_out_is_left_out(self, as_, bureau, filed):
        filed(), filed(subject="另一件事")
        told = as_(bureau, Role.INTAKE).post(self.where("csv", "?tab=organ&words=另一件"))
        assert len(self.rows_of(told)) == 2

    def test_the_deed_is_recorded_without_the_words_looked_for(self, as_, bureau, filed):
        as_(bureau, Role.INTAKE).post(
            self.where("csv", "?tab=organ&state=closed&words=张三&who=张三&organ=张三")
        )
        entry = Entry.objects.get(event="request:list:exported")
        assert entry.data == {"form": "csv", "asked": {"tab": "organ", "state": "closed"}}
        assert entry.organ == "minzheng"

    def test_only_what_one_may_take_along(
        self, as_, district, bureau, officer, filed, handler_post
    ):
        row, clerk = filed(organ=district), officer(district, Role.INTAKE)
        officer(bureau, Role.INTAKE)
        actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
        actions.hand_over(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
        told = as_(bureau, Role.INTAKE).post(self.where("csv", "?tab=mine"))
        assert len(self.rows_of(told)) == 1

    def test_another_form_is_no_page(self, as_, bureau):
        assert as_(bureau, Role.INTAKE).post(self.where("exe")).status_code == 404


class TestCasePage:
    def page(self, browser, row):
        return browser.get(reverse("inforequests_desk:detail", args=[row.number]))

    def test_at_a_glance(self, as_, bureau, filed, clerk, handler_post):
        row = filed(timezone.localdate().isoformat())
        actions.assign(request=row, post=handler_post, by=clerk)
        glance = self.page(as_(bureau, Role.HANDLER), row).context["glance"]
        assert (glance.state, glance.left) == ("审查中", 20)
        assert (glance.holder, glance.whose) == (str(handler_post), handler_post.name)
        assert glance.is_turn
        assert "转办" in glance.following

    def test_late_by_working_days(self, as_, bureau, filed):
        glance = self.page(as_(bureau, Role.INTAKE), filed("2026-03-02")).context["glance"]
        assert glance.late > 100

    def test_the_next_step_is_in_front_and_the_others_behind(self, as_, bureau, filed):
        told = self.page(as_(bureau, Role.INTAKE), filed())
        assert told.context["following"].slug == "assign"
        assert "withdraw" in [step.slug for step in told.context["steps"]]

    def test_next_leads_to_it(self, as_, bureau, filed):
        row, browser = filed(), as_(bureau, Role.INTAKE)
        where = reverse("inforequests_desk:next", args=[row.number])
        step = reverse("inforequests_desk:step", args=[row.number, "assign"])
        assert browser.get(where).url == step
        detail = reverse("inforequests_desk:detail", args=[row.number])
        assert as_(bureau, Role.LAWYER).get(where).url == detail

    def test_what_blocks_is_said(self, as_, bureau, filed, clerk):
        row = filed()
        actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
        actions.hand_over(request=row, by=clerk, at=moment("2026-03-03"))
        assert self.page(as_(bureau, Role.INTAKE), row).context["blocks"]

    def test_what_happened_is_told_with_names(self, as_, bureau, filed, clerk, handler_post):
        row = filed()
        actions.assign(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
        told = self.page(as_(bureau, Role.INTAKE), row)
        panel = next(each for each in told.context["panels"] if each.anchor == "course")
        line = panel.context["lines"][0]
        assert (line.what, line.more) == ("分派审查", str(handler_post))
        assert line.who == f"测试员 · {Role.INTAKE.label}"
        assert (line.on, line.late_by_days > 0) == (dt.date(2026, 3, 3), True)

    def test_a_letter_is_told_by_its_title_and_number(self, as_, bureau, filed, clerk):
        row = filed()
        actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
        points = "请写明所需文件的名称、文号或者年份。"
        actions.notify_correction(
            request=row, points=points, days=10, by=clerk, at=moment("2026-03-04")
        )
        told = self.page(as_(bureau, Role.INTAKE), row)
        panel = next(each for each in told.context["panels"] if each.anchor == "course")
        letter = row.letters.get()
        said = {line.what: line.more for line in panel.context["lines"]}
        assert said["制发文书"] == f"政府信息公开申请补正告知书 {letter.number}"

    def test_every_panel_has_its_place_on_the_page(self, as_, bureau, filed):
        told = self.page(as_(bureau, Role.INTAKE), filed())
        text = told.content.decode()
        for shown in told.context["panels"]:
            assert f'id="{shown.anchor}"' in text
            assert f'href="#{shown.anchor}"' in text

    def test_it_costs_the_same_however_much_has_happened(
        self, as_, bureau, filed, clerk, handler_post
    ):
        browser, row = as_(bureau, Role.INTAKE), filed()
        actions.assign(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
        actions.hand_over(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
        actions.remark(request=row, text="一", by=clerk)
        self.page(browser, row)
        costs = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as seen:
                self.page(browser, row)
            costs.append(len(seen))
            for text in "二三四":
                actions.remark(request=row, text=text, by=clerk)
            filed(), filed()
        assert costs[0] == costs[1]


def test_the_agenda_leads_to_the_step_that_waits_for_me(bureau, officer, filed):
    row = filed()
    (due,) = queries.due_for(viewer_of(officer(bureau, Role.INTAKE)), TODAY)
    assert (due.is_turn, due.step) == (True, "分派审查")
    assert due.url == reverse("inforequests_desk:next", args=[row.number])
