"""转办 to several departments under one lead, their opinions, and remarks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Handling, Remark
from gongkai.inforequests.queries.people import Officeholders
from gongkai.inforequests.rules.errors import (
    HandlingDuePast,
    HandlingOver,
    LeadNeeded,
    MoveNotAllowed,
    PostUnfit,
)
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.ledger.queries import stream
from gongkai.organs import actions as organs
from gongkai.organs.access import NotYours
from gongkai.organs.models import Appointment, OrganKind, Post
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

AT = moment("2026-03-03")


@pytest.fixture
def reviewed(filed, clerk):
    row = filed()
    return actions.assign(request=row, by=clerk, at=AT)


@pytest.fixture
def second_post(bureau):
    return organs.open_post(organ=bureau, name="规划科", role=Role.HANDLER, by=None)


@pytest.fixture
def shared(reviewed, clerk, handler_post, second_post):
    """A case with a lead and another department."""
    return actions.hand_over(
        request=reviewed,
        lead=handler_post,
        posts=[second_post],
        task="查找规划文本",
        due_on=dt.date(2026, 3, 10),
        by=clerk,
        at=AT,
    )


@pytest.fixture
def parts(shared):
    return {part.is_lead: part for part in shared.handlings.select_related("post__organ")}


class TestHandOver:
    def test_the_lead_is_the_handler_and_everybody_has_a_part(self, shared, handler_post):
        assert (shared.state, shared.handler) == (State.IN_PROCESS, handler_post)
        parts = shared.handlings.values_list("is_lead", "task", "due_on")
        due_on = dt.date(2026, 3, 10)
        assert list(parts) == [(True, "查找规划文本", due_on), (False, "查找规划文本", due_on)]

    def test_one_post_alone_leads_itself(self, reviewed, clerk, handler_post):
        row = actions.hand_over(request=reviewed, post=handler_post, by=clerk, at=AT)
        assert row.handler == handler_post
        assert row.handlings.get().is_lead

    def test_without_a_post_whoever_had_the_case_keeps_it(self, reviewed, clerk):
        row = actions.hand_over(request=reviewed, by=clerk, at=AT)
        assert (row.state, row.handler) == (State.IN_PROCESS, None)
        assert not row.handlings.exists()

    def test_several_need_a_lead(self, reviewed, clerk, second_post):
        with pytest.raises(LeadNeeded):
            actions.hand_over(request=reviewed, posts=[second_post], by=clerk, at=AT)

    def test_departments_of_organs_below_may_be_asked(
        self, district, bureau, officer, filed, handler_post
    ):
        clerk = officer(district, Role.INTAKE)
        row = filed(organ=district)
        actions.assign(request=row, by=clerk, at=AT)
        row = actions.hand_over(request=row, post=handler_post, by=clerk, at=AT)
        assert row.handler.organ == bureau

    @pytest.mark.parametrize(
        ("where", "role"),
        [("district", Role.HANDLER), ("other_bureau", Role.HANDLER), ("bureau", Role.SIGNER)],
        ids=["organ above", "organ beside", "post of another role"],
    )
    def test_nobody_else_can(self, request, reviewed, clerk, officer, where, role):
        organ = request.getfixturevalue(where)
        officer(organ, role)
        with pytest.raises(PostUnfit):
            actions.hand_over(
                request=reviewed,
                post=Post.objects.get(organ=organ, role=role),
                by=clerk,
                at=AT,
            )

    def test_nor_a_post_that_is_closed(self, reviewed, clerk, second_post):
        second_post.closed_on = dt.date(2026, 3, 3)
        second_post.save()
        with pytest.raises(PostUnfit):
            actions.hand_over(request=reviewed, post=second_post, by=clerk, at=AT)

    def test_the_day_asked_for_is_not_past(self, reviewed, clerk, handler_post):
        with pytest.raises(HandlingDuePast):
            actions.hand_over(
                request=reviewed,
                post=handler_post,
                due_on=dt.date(2026, 3, 2),
                by=clerk,
                at=AT,
            )

    def test_the_signer_hands_over_nothing(self, reviewed, signer, handler_post):
        with pytest.raises(NotYours):
            actions.hand_over(request=reviewed, post=handler_post, by=signer, at=AT)

    def test_the_ledger_says_who_was_asked_and_not_what(self, shared):
        entries = stream(shared.stream).filter(event="request:handling:asked")
        assert [set(entry.data) for entry in entries] == [{"post"}]


class TestDepartments:
    def test_one_more_is_asked(self, shared, bureau, clerk):
        post = organs.open_post(organ=bureau, name="档案科", role=Role.HANDLER, by=None)
        part = actions.add_department(request=shared, post=post, task="查档", by=clerk, at=AT)
        assert (part.is_lead, shared.handlings.count()) == (False, 3)

    def test_but_not_twice(self, shared, second_post, clerk):
        with pytest.raises(HandlingOver):
            actions.add_department(request=shared, post=second_post, by=clerk, at=AT)

    def test_nor_before_the_case_is_handled(self, reviewed, second_post, clerk):
        with pytest.raises(HandlingOver):
            actions.add_department(request=reviewed, post=second_post, by=clerk, at=AT)

    def test_recalled_it_answers_no_more(self, parts, clerk, officer, bureau):
        part = actions.recall_department(handling=parts[False], by=clerk)
        assert part.ended_at
        with pytest.raises(HandlingOver):
            actions.recall_department(handling=part, by=clerk)

    def test_the_lead_is_recalled_only_after_another_leads(self, shared, parts, clerk):
        with pytest.raises(LeadNeeded):
            actions.recall_department(handling=parts[True], by=clerk)
        actions.let_lead(handling=parts[False], by=clerk)
        actions.recall_department(handling=parts[True], by=clerk)
        shared.refresh_from_db()
        assert shared.handler == parts[False].post

    def test_the_holder_of_the_post_answers(self, parts, handler):
        part = actions.answer_handling(handling=parts[True], opinion=" 可以公开 ", by=handler)
        assert (part.opinion, part.answered_by) == ("可以公开", handler)

    def test_nobody_answers_for_another(self, parts, clerk):
        with pytest.raises(NotYours):
            actions.answer_handling(handling=parts[True], opinion="x", by=clerk)

    def test_an_opinion_can_be_put_better(self, parts, handler):
        for opinion in ("可以", "可以公开"):
            part = actions.answer_handling(handling=parts[True], opinion=opinion, by=handler)
        assert part.opinion == "可以公开"
        assert stream(part.request.stream).filter(event="request:handling:answered").count() == 2

    def test_until_the_case_has_gone_on(self, shared, parts, handler, clerk):
        actions.withdraw(request=shared, by=clerk, at=moment("2026-03-04"))
        with pytest.raises(HandlingOver):
            actions.answer_handling(handling=parts[True], opinion="x", by=handler)

    def test_handing_over_twice_is_no_move(self, shared, handler_post, clerk):
        with pytest.raises(MoveNotAllowed):
            actions.hand_over(request=shared, post=handler_post, by=clerk, at=AT)


class TestPages:
    def where(self, name, row, *keys):
        return reverse(f"inforequests_desk:{name}", args=[row.number, *keys])

    def test_hand_over_answer_and_back(self, as_, bureau, reviewed, handler_post, second_post):
        office, department = as_(bureau, Role.INTAKE), as_(bureau, Role.HANDLER)
        typed = {"post": handler_post.pk, "others": [second_post.pk], "task": "查找", "due_on": ""}
        told = office.post(self.where("step", reviewed, "hand-over"), typed)
        assert told.status_code == 302, told.context["form"].errors
        part = Handling.objects.get(request=reviewed, post=handler_post)
        where = self.where("handling_answer", reviewed, part.pk)
        told = department.post(where, {"opinion": "有这份文件"}, follow=True)
        assert told.redirect_chain == [(self.where("detail", reviewed) + "#handling", 302)]
        assert "有这份文件" in told.content.decode()

    def test_an_empty_opinion_is_asked_again(self, as_, bureau, shared, handler_post):
        part = Handling.objects.get(request=shared, post=handler_post)
        told = as_(bureau, Role.HANDLER).post(
            self.where("handling_answer", shared, part.pk), {"opinion": " "}
        )
        assert told.status_code == 422

    def test_several_without_a_lead_are_refused_in_plain_words(
        self, as_, bureau, reviewed, second_post
    ):
        told = as_(bureau, Role.INTAKE).post(
            self.where("step", reviewed, "hand-over"), {"post": "", "others": [second_post.pk]}
        )
        assert told.status_code == 422
        assert "牵头" in told.content.decode()

    def test_recall_and_lead_from_the_page(self, as_, bureau, shared, parts):
        office = as_(bureau, Role.INTAKE)
        office.post(self.where("handling_lead", shared, parts[False].pk))
        office.post(self.where("handling_recall", shared, parts[True].pk))
        left = Handling.objects.get(request=shared, ended_at__isnull=True)
        assert (left.pk, left.is_lead) == (parts[False].pk, True)

    def test_what_has_changed_meanwhile_is_said(self, as_, bureau, shared, parts, clerk):
        actions.recall_department(handling=parts[False], by=clerk)
        told = as_(bureau, Role.INTAKE).post(self.where("handling_recall", shared, parts[False].pk))
        assert told.status_code == 422
        assert "刷新页面" in told.content.decode()


class TestRemarks:
    def test_the_newest_comes_last_with_who_and_post(self, as_, bureau, filed, clerk, signer):
        row = filed()
        actions.remark(request=row, text="先看档案", by=clerk, at=moment("2026-03-03"))
        actions.remark(request=row, text="已看过", by=signer, at=moment("2026-03-04"))
        told = as_(bureau, Role.INTAKE).get(reverse("inforequests_desk:detail", args=[row.number]))
        panel = next(each for each in told.context["panels"] if each.anchor == "remarks")
        lines = panel.context["lines"]
        assert [line.remark.text for line in lines] == ["先看档案", "已看过"]
        assert [line.who for line in lines] == [
            f"测试员 · {Role.INTAKE.label}",
            f"测试员 · {Role.SIGNER.label}",
        ]

    def test_a_deputy_is_marked(self, bureau, filed, clerk, signer):
        held = Appointment.objects.get(officer=signer)
        deputy = organs.enrol(username="deputy", full_name="代理员", by=None)
        Appointment.objects.create(
            post=held.post,
            officer=deputy,
            acting_for=held,
            absence="leave",
            begins_on=dt.date(2026, 3, 1),
            ends_on=dt.date(2026, 3, 31),
        )
        people = Officeholders.of(["deputy"])
        named = [people.named("deputy", bureau, dt.date(2026, month, 5)) for month in (3, 4)]
        assert named == [f"代理员 · {Role.SIGNER.label}（代理）", "代理员"]

    def test_written_on_the_page(self, as_, bureau, filed):
        row = filed()
        where = reverse("inforequests_desk:remarks", args=[row.number])
        told = as_(bureau, Role.LAWYER).post(where, {"text": "请补检索记录"}, follow=True)
        assert "请补检索记录" in told.content.decode()
        assert Remark.objects.get().at <= timezone.now()

    def test_a_return_is_shown_as_such(self, as_, bureau, filed, clerk):
        row = filed()
        Remark.objects.create(
            request=row, text="理由不足", is_return=True, by=clerk, at=timezone.now()
        )
        told = as_(bureau, Role.INTAKE).get(reverse("inforequests_desk:detail", args=[row.number]))
        assert "退回意见" in told.content.decode()

    def test_the_applicant_never_sees_one(self, client, own, clerk):
        actions.remark(request=own.request, text="内部意见", by=clerk)
        typed = {"number": own.request.number, "code": own.code}
        told = client.post(reverse("inforequests:track"), typed, follow=True)
        text = told.content.decode()
        assert own.request.number in text
        assert "内部意见" not in text

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.REPORTER])
    def test_whoever_only_reads_says_nothing(self, bureau, officer, filed, role):
        with pytest.raises(NotYours):
            actions.remark(request=filed(), text="x", by=officer(bureau, role))


def test_the_office_of_a_government_asks_the_departments_beside_it(district, officer, bureau):
    office = organs.establish(
        code="bangongshi",
        name="测试区人民政府办公室",
        short_name="区政府办",
        kind=OrganKind.OFFICE,
        on=dt.date(2000, 8, 20),
        parent=district,
        by=None,
    )
    for organ in (office, bureau):
        officer(organ, Role.HANDLER)
    row = actions.file_online(organ=office, intake=intake(), at=moment("2026-03-02")).request
    found = [post.organ.code for post in queries.departments_for(row)]
    assert found == ["bangongshi", "minzheng"]
    beside = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02")).request
    assert [post.organ.code for post in queries.departments_for(beside)] == ["minzheng"]
