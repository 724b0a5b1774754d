"""转主动公开 and the log of answered requests: who may, in which order, and what anybody sees."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import DisclosedAnswer, ProactiveProposal
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.openness import (
    AnswerNotReady,
    PlaceMissing,
    ProposalDecided,
    ProposalKnown,
    ProposalOrigin,
    ReasonMissing,
    ReviewedByPreparer,
    TellsPersons,
    shows_persons,
)
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.conftest import moment
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

AT = moment("2026-03-23")


@pytest.fixture
def asked_by(registered):
    """Requests of so many different persons for the same, the last of them to be answered."""

    def make(count):
        return [
            registered(document="other", document_number=f"护照E{place:08}")
            for place in range(count)
        ]

    return make


class TestProposals:
    @pytest.mark.parametrize(("persons", "raised"), [(2, 0), (3, 1)])
    def test_raised_by_itself_when_three_asked_for_what_is_given(
        self, asked_by, replied, persons, raised
    ):
        replied(asked_by(persons)[-1])
        assert ProactiveProposal.objects.count() == raised

    def test_not_for_one_person_asking_often_nor_for_a_refusal(self, registered, asked_by, replied):
        replied([registered() for _ in range(4)][-1])
        replied(
            [
                registered(subject="另一信息的说明", document="other", document_number=f"号{n}")
                for n in range(3)
            ][-1],
            outcome=Outcome.NOT_FOUND,
        )
        assert not ProactiveProposal.objects.exists()

    def test_once_for_the_same_information(self, asked_by, replied, clerk):
        one, two, three = asked_by(3)
        replied(one), replied(two)
        assert ProactiveProposal.objects.get().origin == ProposalOrigin.REPEATED
        with pytest.raises(ProposalKnown):
            actions.propose(request=three, title="规划", by=clerk)

    def test_accepted_it_is_due_in_twenty_working_days_and_done_with_its_place(
        self, registered, clerk, signer
    ):
        made = actions.propose(request=registered(), title="规划", by=clerk, at=AT)
        made = actions.decide_proposal(
            proposal=made, accept=True, reason="多人需要。", by=signer, at=AT
        )
        assert made.due_on == dt.date(2026, 4, 21)
        viewer = viewer_of(clerk)
        assert [due.days_left for due in queries.proposals_due(viewer, dt.date(2026, 4, 20))] == [1]
        with pytest.raises(PlaceMissing):
            actions.publish_proposal(proposal=made, place=" ", by=clerk)
        made = actions.publish_proposal(proposal=made, place="https://example.org/1", by=clerk)
        assert made.done_on and made.item is None
        assert queries.proposals_due(viewer, dt.date(2026, 4, 20)) == []
        with pytest.raises(ProposalDecided):
            actions.publish_proposal(proposal=made, place="再来", by=clerk)

    @pytest.mark.parametrize(("accept", "kind"), [(True, "L32"), (False, "L32-N")])
    def test_whoever_suggested_it_is_told(self, registered, clerk, signer, accept, kind):
        row = registered()
        made = actions.propose(
            request=row, title="规划", origin=ProposalOrigin.SUGGESTION, by=clerk, at=AT
        )
        made = actions.decide_proposal(
            proposal=made, accept=accept, reason="经审核。", by=signer, at=AT
        )
        assert made.letter == row.letters.get(kind=kind)
        with pytest.raises(ProposalDecided):
            actions.decide_proposal(proposal=made, accept=True, reason="x", by=signer)

    def test_decided_only_by_who_may_and_with_a_reason(self, registered, clerk, signer):
        made = actions.propose(request=registered(), title="规划", by=clerk)
        with pytest.raises(NotYours):
            actions.decide_proposal(proposal=made, accept=True, reason="好", by=clerk)
        with pytest.raises(ReasonMissing):
            actions.decide_proposal(proposal=made, accept=False, reason=" ", by=signer)

    def test_on_the_desk(self, as_, bureau, other_bureau, registered):
        row = registered()
        clerk, signer = as_(bureau, Role.INTAKE), as_(bureau, Role.SIGNER)
        typed = {"title": "某某规划", "origin": "officer"}
        told = clerk.post(reverse("inforequests_desk:propose", args=[row.number]), typed)
        assert (
            clerk.post(reverse("inforequests_desk:propose", args=[row.number]), typed).status_code
            == 422
        )
        where = told["Location"]
        assert "作出决定" not in clerk.get(where).content.decode()
        assert clerk.post(where, {"accept": "yes", "reason": "x"}).status_code in (302, 403)
        assert ProactiveProposal.objects.get().is_accepted is None
        assert signer.post(where, {"accept": "yes", "reason": ""}).status_code == 422
        assert signer.post(where, {"accept": "yes", "reason": "多人要"}).status_code == 302
        assert "某某规划" in clerk.get("/desk/requests/proposals/?standing=due").content.decode()
        assert as_(other_bureau, Role.SIGNER).get(where).status_code == 404


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("某某规划全文", ()),
        ("身份证11010519491231002X", ("resident_id",)),
        ("电话13800138000", ("mobile",)),
        ("住5栋2单元301室", ("address",)),
        ("测试甲申请的信息", ("applicant",)),
    ],
)
def test_what_tells_persons(text, found):
    assert shows_persons([text], ["测试甲", ""]) == found


class TestAnswers:
    @pytest.fixture
    def answered(self, registered, replied):
        row = registered()
        actions_file(row)
        replied(row)
        row.refresh_from_db()
        return row

    @pytest.fixture
    def prepared(self, answered, clerk):
        return prepare(answered, clerk)

    def test_by_two_persons_and_then_for_everybody(self, prepared, clerk, signer, client):
        with pytest.raises(AnswerNotReady):
            actions.publish_answer(answer=prepared, opinion="可以", by=signer)
        actions.submit_answer(answer=prepared, by=clerk)
        with pytest.raises(NotYours):
            actions.publish_answer(answer=prepared, opinion="可以", by=clerk)
        actions.publish_answer(answer=prepared, opinion="没有个人信息。", by=signer)
        page = client.get("/requests/answered/").content.decode()
        assert "某某规划" in page
        one = client.get(f"/requests/answered/{prepared.key}/").content.decode()
        assert "2026年3月" in one and prepared.request.number not in one

    def test_not_by_the_same_person_in_two_posts(self, prepared, clerk, bureau):
        from gongkai.organs import actions as organs

        post = organs.open_post(organ=bureau, name="法制二", role=Role.LAWYER, by=None)
        organs.appoint(post=post, officer=clerk, on=dt.date(2020, 1, 1), by=None)
        actions.submit_answer(answer=prepared, by=clerk)
        with pytest.raises(ReviewedByPreparer):
            actions.publish_answer(answer=prepared, opinion="可以", by=clerk)

    @pytest.mark.parametrize("field", ["title", "asked", "told"])
    def test_with_a_person_in_it_it_is_refused(self, answered, clerk, field):
        with pytest.raises(TellsPersons):
            prepare(answered, clerk, **{field: "测试甲要的规划，电话13800138000"})

    def test_an_open_request_has_nothing_to_tell(self, registered, clerk):
        with pytest.raises(AnswerNotReady):
            prepare(registered(), clerk)

    @pytest.mark.parametrize("standing", ["none", "draft", "review", "published", "withdrawn"])
    def test_list_page_and_file_open_together_or_not_at_all(
        self, answered, clerk, signer, client, standing
    ):
        file = answered.files.get()
        made = None if standing == "none" else prepare(answered, clerk, files=[file])
        if standing in ("review", "published", "withdrawn"):
            actions.submit_answer(answer=made, by=clerk)
        if standing in ("published", "withdrawn"):
            actions.publish_answer(answer=made, opinion="可以", by=signer)
        if standing == "withdrawn":
            actions.withdraw_answer(answer=made, reason="内容有误", by=signer)
        key = made.key if made else file.key
        seen = [
            "某某规划" in client.get("/requests/answered/").content.decode(),
            client.get(f"/requests/answered/{key}/").status_code == 200,
            client.get(f"/requests/answered/{key}/{file.key}/").status_code == 200,
        ]
        assert seen == [standing == "published"] * 3

    def test_files_not_chosen_and_of_other_kinds_stay_closed(self, answered, clerk, signer, client):
        made = prepare(answered, clerk)
        actions.submit_answer(answer=made, by=clerk)
        actions.publish_answer(answer=made, opinion="可以", by=signer)
        for file in answered.files.all():
            told = client.get(f"/requests/answered/{made.key}/{file.key}/")
            assert told.status_code == 404

    def test_search_by_words_year_and_organ(self, prepared, clerk, signer, bureau):
        actions.submit_answer(answer=prepared, by=clerk)
        actions.publish_answer(answer=prepared, opinion="可以", by=signer)
        assert queries.find_answers("规划", 2026, bureau.code).count() == 1
        assert not queries.find_answers("没有").exists()
        assert not queries.find_answers(year=2025).exists()
        assert not queries.find_answers(organ="nongye").exists()

    @pytest.mark.parametrize("asked", ["?year=x", "?page=x", "?organ=x"])
    def test_bad_input(self, db, client, asked):
        assert client.get(f"/requests/answered/{asked}").status_code == 200

    def test_on_the_desk(self, answered, as_, bureau):
        where = reverse("inforequests_desk:answer_prepare", args=[answered.number])
        clerk, lawyer = as_(bureau, Role.INTAKE), as_(bureau, Role.LAWYER)
        typed = {"title": "某某规划", "asked": "测试甲要规划", "told": "已提供。"}
        assert clerk.post(where, typed).status_code == 422
        assert clerk.post(where, typed | {"asked": "某某规划全文"}).status_code == 302
        assert clerk.post(where, {"submit": "1"}).status_code == 302
        assert lawyer.post(where, {"publish": "1", "opinion": "可以"}).status_code == 422
        said = {"publish": "1", "opinion": "可以", "deidentified": "on"}
        assert lawyer.post(where, said).status_code == 302
        assert DisclosedAnswer.objects.get().standing == "published"
        assert clerk.post(where, {"reason": "更正内容"}).status_code == 302
        assert DisclosedAnswer.objects.get().standing == "withdrawn"


class TestLikes:
    def test_own_earlier_answer_first_then_those_of_others(self, registered, replied):
        other = registered(document="other", document_number="护照E1")
        own = registered(subject="2019年度某某规划的全文和附图")
        replied(own), replied(other)
        found = queries.like_answers(registered("2026-03-23"))
        assert [(each.number, each.is_own) for each in found] == [
            (own.number, True),
            (other.number, False),
        ]
        assert found[1].letter and found[1].outcome

    def test_unlike_and_open_ones_are_not_shown(self, registered, replied):
        replied(registered(subject="污水处理厂环境影响评价批复"))
        registered()
        assert queries.like_answers(registered()) == []

    def test_the_number_of_queries_does_not_grow(
        self, registered, replied, django_assert_max_num_queries
    ):
        counts = []
        for _round in range(2):
            replied(registered())
            row = registered("2026-03-23")
            with django_assert_max_num_queries(14) as asked:
                queries.like_answers(row)
            counts.append(len(asked))
        assert counts[0] == counts[1]


def prepare(row, clerk, **changed):
    said = {"title": "某某规划", "asked": "某某规划全文", "told": "已经提供。"} | changed
    return actions.prepare_answer(request=row, by=clerk, **said)


def actions_file(row):
    content = "规划全文".encode()
    return actions.add_file(request=row, kind=FileKind.DISCLOSED, content=content, name="规划.txt")
