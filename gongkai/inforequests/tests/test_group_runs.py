"""Many requests for the same: joined and answered in one deed each, resumed after a crash."""

from __future__ import annotations

import pytest

from gongkai.inforequests import actions, queries
from gongkai.inforequests.actions import runs
from gongkai.inforequests.models import Counter, GroupRun, InformationRequest, Letter
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream
from gongkai.notices.models import Notice
from gongkai.organs.access import NotYours

pytestmark = pytest.mark.django_db

DAY = moment("2026-03-04")


@pytest.fixture
def crowd(bureau, filed):
    """Requests of different persons for the same; the first is the oldest."""

    def make(count, **changed):
        return [
            filed(document="other", document_number=f"护照E{place:08}", **changed)
            for place in range(count)
        ]

    return make


@pytest.fixture
def small(monkeypatch):
    """Batches of two, and more than one request goes into the background."""
    monkeypatch.setattr(runs, "AT_ONCE", 1)
    monkeypatch.setattr(runs, "BATCH", 2)


def reviewed(row, clerk):
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    return row


def finish(run):
    while actions.go_on(run.pk):
        pass
    run.refresh_from_db()
    return run


class TestJoinAll:
    def test_all_who_ask_for_the_same_follow_the_lead(self, crowd, filed, clerk):
        lead, *others = (reviewed(row, clerk) for row in crowd(4))
        stranger = reviewed(filed(subject="别的信息的目录和说明"), clerk)
        run = actions.join_all(lead=lead, reason="申请的信息相同。", by=clerk, at=DAY)
        assert (run.total, run.done, run.errors.count()) == (3, 3, 0)
        assert set(lead.joined.all()) == set(others)
        stranger.refresh_from_db()
        assert stranger.lead is None
        assert [entry.event for entry in stream(others[0].stream)][-1] == "request:review:joined"
        assert not Letter.objects.exists()

    def test_one_applicant_of_several_is_told(self, filed, clerk):
        lead, other = (reviewed(filed(), clerk) for _ in range(2))
        actions.join_all(lead=lead, reason="同一申请人。", by=clerk, at=DAY)
        assert other.letters.get().kind == "L07"

    def test_what_cannot_be_joined_is_named_and_the_others_are(self, crowd, clerk):
        lead, one, waiting = crowd(3)
        reviewed(lead, clerk), reviewed(one, clerk), reviewed(waiting, clerk)
        actions.notify_correction(request=waiting, points="请写明年度。", by=clerk, at=DAY)
        run = actions.join_all(lead=lead, reason="相同。", by=clerk, at=DAY)
        assert [each.request for each in run.errors.all()] == [waiting]
        assert list(lead.joined.all()) == [one]

    def test_only_who_handles_cases_of_the_organ(self, crowd, clerk, other_bureau, officer):
        from gongkai.organs.roles import Role

        lead, _other = crowd(2)
        with pytest.raises(NotYours):
            actions.join_all(lead=lead, reason="x", by=officer(other_bureau, Role.INTAKE))


class TestAnswerAll:
    @pytest.fixture
    def joined(self, crowd, clerk):
        def make(count):
            rows = [reviewed(row, clerk) for row in crowd(count)]
            actions.join_all(lead=rows[0], reason="相同。", by=clerk, at=DAY)
            for run in GroupRun.objects.all():
                finish(run)
            return rows

        return make

    def test_each_has_a_letter_number_clock_and_record_of_its_own(self, joined, replied):
        lead, *others = joined(4)
        letter = replied(lead, dispatch=Dispatch.ONLINE)
        numbers = [letter.number]
        for row in others:
            row.refresh_from_db()
            own = row.letters.get()
            assert (row.state, row.outcome, row.on_time) == (State.DISPATCHED, "G2", True)
            assert own.facts["subject"] == row.subject
            events = [entry.event for entry in stream(row.stream)]
            assert events[-2:] == ["request:reply:dispatched", "request:letter:issued"]
            assert Notice.objects.filter(about=f"{row.stream}#{own.number}").exists()
            numbers.append(own.number)
        assert len(set(numbers)) == 4

    def test_late_for_one_and_in_time_for_another(self, bureau, clerk, filed, replied):
        early = reviewed(filed("2026-02-02", document_number="护照E1", document="other"), clerk)
        lead = reviewed(filed("2026-03-02"), clerk)
        actions.join_all(lead=lead, reason="相同。", by=clerk, at=DAY)
        replied(lead, on="2026-03-20", dispatch=Dispatch.ONLINE)
        early.refresh_from_db(), lead.refresh_from_db()
        assert (early.on_time, lead.on_time) == (False, True)

    def test_a_background_run_goes_on_where_it_broke_off(self, joined, replied, small, monkeypatch):
        lead, *_others = joined(6)
        replied(lead)
        run = GroupRun.objects.get(kind="answer")
        assert (run.total, run.done, run.finished_at) == (5, 0, None)
        assert actions.go_on(run.pk)

        def crash(*_args, **_kwargs):
            raise OSError("power cut")

        with monkeypatch.context() as broken:
            broken.setattr(runs, "write_projections", crash)
            with pytest.raises(OSError, match="power cut"):
                actions.go_on(run.pk)
        answered = InformationRequest.objects.filter(lead=lead, state=State.DISPATCHED)
        assert answered.count() == Letter.objects.filter(request__lead=lead).count() == 2
        assert finish(run).done == 5
        assert answered.count() == Letter.objects.filter(request__lead=lead).count() == 5
        # The numbers of the broken batch were given out again: none is left out.
        assert Counter.objects.get(scope__startswith="letter/").last == 6

    def test_done_twice_at_once_nothing_is_answered_twice(self, joined, replied, small):
        lead, *_others = joined(4)
        replied(lead)
        run = GroupRun.objects.get(kind="answer")
        finish(run)
        assert not actions.go_on(run.pk)
        assert Letter.objects.filter(request__lead=lead).count() == 3

    def test_one_that_waits_for_its_applicant_stays_and_is_named(self, joined, replied, clerk):
        lead, one, withdrawn = joined(3)
        actions.withdraw(request=withdrawn, by=clerk, at=moment("2026-03-05"))
        replied(lead)
        one.refresh_from_db(), withdrawn.refresh_from_db()
        assert (one.state, withdrawn.state) == (State.DISPATCHED, State.WITHDRAWN)


class TestClusters:
    def test_groups_of_one_applicant_and_of_many(self, bureau, filed, crowd):
        crowd(3)
        (
            filed(subject="2020年度决算", document_number="110"),
            filed(subject="申请公开2020年度决算。", document_number="110"),
        )
        filed(subject="独此一件的信息")
        groups, more = queries.clusters([bureau.pk], page=1, size=10)
        assert [(g.requests, g.applicants, g.is_of_one) for g in groups] == [
            (3, 3, False),
            (2, 1, True),
        ]
        assert not more

    def test_years_are_told_apart(self, bureau, filed):
        filed(subject="2019年度决算"), filed(subject="2020年度决算")
        assert queries.clusters([bureau.pk], page=1, size=10) == ([], False)

    def test_what_is_answered_leaves_its_group(self, bureau, registered, replied):
        rows = [registered(), registered()]
        replied(rows[0])
        assert queries.clusters([bureau.pk], page=1, size=10)[0] == []

    def test_the_number_of_queries_does_not_grow(self, bureau, filed, django_assert_num_queries):
        for count in (1, 3):
            for place in range(count):
                (
                    filed(subject=f"第{count}{place}项目批复"),
                    filed(subject=f"第{count}{place}项目批复"),
                )
            with django_assert_num_queries(2):
                queries.clusters([bureau.pk], page=1, size=10)


def test_rows_from_before_are_marked(filed):
    row = filed()
    row.subject_mark.delete()
    assert actions.mark_all() == 1
    assert actions.mark_all() == 0
    assert InformationRequest.objects.get(pk=row.pk).subject_mark.digest
