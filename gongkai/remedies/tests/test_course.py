"""From acceptance to redo: chains, orders of days, the precondition, and what the case feels."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import key_use
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.ledger.models import Entry
from gongkai.organs.access import viewer_of
from gongkai.organs.roles import Role
from gongkai.remedies import actions, errors, queries
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.kinds import Against, Instance, Procedure, Seeker
from gongkai.remedies.rules.rulings import Ruling
from gongkai.remedies.rules.table_four import Result, Track
from gongkai.remedies.tests.conftest import day

pytestmark = pytest.mark.django_db
Filing = actions.Filing


def reread(remedy):
    return Remedy.objects.get(pk=remedy.pk)


def register(row, by, track=Track.DIRECT, accepted="2026-04-20", **filing):
    return actions.register(
        request=row, track=track, accepted_on=day(accepted), filing=Filing(**filing), by=by
    )


class TestWhoAndWhere:
    def test_the_body_is_that_of_the_law_where_none_was_named(self, under_review):
        assert under_review(body="").body == "测试区人民政府"

    def test_a_name_is_sealed_and_covered(self, under_review):
        remedy = under_review(seeker=Seeker.THIRD_PARTY, name="某某公司")
        assert b"\xe6\x9f\x90" not in bytes(remedy.sealed_name)
        assert reread(remedy).masked_name == "某***"
        assert key_use()["remedies"] == {vault.key_ids()[0]: 1}
        assert "某某公司" not in str(list(Entry.objects.values_list("data", flat=True)))

    def test_the_applicant_needs_no_second_name(self, under_review):
        remedy = under_review()
        assert (remedy.sealed_name, remedy.masked_name) == (None, "")


class TestPrecondition:
    @pytest.fixture
    def answered(self, prepared, replied):
        def answer(outcome):
            row = prepared(outcome)
            replied(row, on="2026-03-20", outcome=outcome)
            return row

        return answer

    def test_a_suit_against_a_refusal_needs_a_word_on_why(self, answered, lawyer):
        row = answered(Outcome.DELIBERATION)
        with pytest.raises(errors.ReviewFirst) as refused:
            register(row, lawyer)
        assert refused.value.replied_on == day("2026-03-20")
        assert not Remedy.objects.exists()
        suit = register(row, lawyer, direct_reason="法院认为不属于前置情形。")
        year = (Q(organ=row.organ), day("2026-01-01"), day("2026-12-31"))
        assert list(queries.direct_anomalies(*year)) == [suit]
        seen = queries.register_of(viewer_of(lawyer), queries.Wanted(doubtful=True))
        assert list(seen) == [suit]

    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.SPECIAL_QUERY, Outcome.NOT_FOUND])
    def test_other_replies_may_be_taken_to_court(self, answered, lawyer, outcome):
        register(answered(outcome), lawyer)
        assert not Remedy.objects.exclude(direct_reason="").exists()

    def test_a_third_party_need_not_review_first(self, answered, lawyer):
        register(answered(Outcome.DELIBERATION), lawyer, against=Against.DISCLOSURE)

    def test_silence_may_be_taken_to_court(self, registered, lawyer):
        row = registered("2026-03-02")
        register(row, lawyer, against=Against.SILENCE)
        assert queries.admission(row).replied_on is None


class TestChain:
    def test_a_suit_after_review_goes_on_with_it(self, under_review, lawyer):
        review = under_review()
        actions.conclude(remedy=review, ruling=Ruling.UPHELD, on=day("2026-06-04"), by=lawyer)
        suit = register(review.request, lawyer, Track.AFTER, "2026-06-15", instance=Instance.FIRST)
        assert suit.preceding == review
        again = register(
            review.request, lawyer, Track.AFTER, "2026-09-15", instance=Instance.SECOND
        )
        assert again.preceding == suit

    def test_an_appeal_needs_what_it_appeals(self, under_review, lawyer):
        review = under_review()
        with pytest.raises(errors.WrongPreceding):
            register(review.request, lawyer, Track.AFTER, instance=Instance.SECOND)
        with pytest.raises(errors.WrongPreceding):
            register(review.request, lawyer, Track.DIRECT, preceding=review)

    def test_the_case_of_another_request_comes_before_none(self, under_review, lawyer):
        one, other = under_review(), under_review()
        with pytest.raises(errors.WrongPreceding):
            register(one.request, lawyer, Track.AFTER, preceding=other)

    def test_a_suit_and_its_appeal_count_once(self, under_review, lawyer, bureau):
        row = under_review().request
        first = register(row, lawyer, accepted="2026-05-06", instance=Instance.FIRST)
        year = (Q(organ=bureau), day("2026-01-01"), day("2026-12-31"))
        assert queries.table_four(*year)["t4.direct.pending"] == 1
        end = {"by": lawyer, "on": day("2026-07-01")}
        actions.conclude(remedy=first, ruling=Ruling.CLAIM_REJECTED, **end)
        assert queries.table_four(*year)["t4.direct.upheld"] == 1
        appeal = register(row, lawyer, accepted="2026-07-20", instance=Instance.SECOND)
        counted = queries.table_four(*year)
        assert (counted["t4.direct.pending"], counted["t4.direct.total"]) == (1, 1)
        rejected = {"ruling": Ruling.APPEAL_REJECTED, "on": day("2026-09-01"), "by": lawyer}
        assert actions.conclude(remedy=appeal, **rejected).result == Result.UPHELD
        counted = queries.table_four(*year)
        assert (counted["t4.direct.upheld"], counted["t4.direct.total"]) == (1, 1)
        assert list(queries.behind(*year, Track.DIRECT, "total")) == [appeal]
        assert counted["t4.review.pending"] == 1  # the review is a case of its own


def test_table_four_of_both_years(under_review, lawyer, bureau):
    remedy = under_review()
    years = [(Q(organ=bureau), day(f"{y}-01-01"), day(f"{y}-12-31")) for y in (2025, 2026)]
    actions.conclude(remedy=remedy, ruling=Ruling.REVOKED, on=day("2026-06-04"), by=lawyer)
    ran = {"accepted_on": day("2025-12-10"), "concluded_on": day("2026-02-10")}
    Remedy.objects.filter(pk=remedy.pk).update(**ran)
    cells = [
        {cell: count for cell, count in queries.table_four(*year).items() if count}
        for year in years
    ]
    assert cells == [
        {"t4.review.pending": 1, "t4.review.total": 1},
        {"t4.review.corrected": 1, "t4.review.total": 1},
    ]


class TestDays:
    TOMORROW = timezone.localdate() + dt.timedelta(days=1)

    @pytest.mark.parametrize(
        ("changed", "error"),
        [
            ({"applied_on": day("2026-04-21")}, errors.OutOfOrder),
            ({"copy_received_on": TOMORROW}, errors.NotYet),
        ],
    )
    def test_days_follow_each_other(self, under_review, changed, error):
        with pytest.raises(error):
            under_review(**changed)

    def test_a_defence_answers_a_copy(self, under_review, lawyer):
        remedy, deed = under_review(copy_received_on=None), {"proof": "EMS", "by": lawyer}
        with pytest.raises(errors.CopyFirst):
            actions.record_defence(remedy=remedy, on=day("2026-04-28"), **deed)
        filing = Filing(copy_received_on=day("2026-04-24"), procedure=Procedure.SIMPLE)
        kept = {"accepted_on": remedy.accepted_on, "case_number": "测府复〔2026〕9号"}
        actions.update(remedy=remedy, filing=filing, by=lawyer, **kept)
        with pytest.raises(errors.OutOfOrder):
            actions.record_defence(remedy=remedy, on=day("2026-04-23"), **deed)
        sent = actions.record_defence(remedy=remedy, on=day("2026-04-28"), **deed)
        assert (sent.defence_proof, sent.case_number) == ("EMS", "测府复〔2026〕9号")

    def test_putting_right_keeps_the_name(self, under_review, lawyer):
        remedy = under_review(seeker=Seeker.THIRD_PARTY, name="某某公司")
        filing = Filing(seeker=Seeker.THIRD_PARTY, procedure=Procedure.SIMPLE)
        kept = {"accepted_on": remedy.accepted_on, "case_number": remedy.case_number}
        actions.update(remedy=remedy, filing=filing, by=lawyer, **kept)
        assert reread(remedy).masked_name == "某***"

    def test_what_is_over_is_not_put_right(self, under_review, lawyer):
        remedy = under_review()
        actions.conclude(remedy=remedy, ruling=Ruling.UPHELD, on=day("2026-06-04"), by=lawyer)
        with pytest.raises(errors.AlreadyConcluded):
            actions.update(
                remedy=remedy,
                accepted_on=remedy.accepted_on,
                case_number="",
                filing=Filing(),
                by=lawyer,
            )


class TestOpenPeriods:
    TODAY = dt.date(2026, 4, 27)

    def terms(self):
        return [each.deadline.term.value for each in queries.open_periods(self.TODAY)]

    def test_a_defence_is_owed_until_it_is_sent(self, under_review, lawyer):
        remedy = under_review(procedure=Procedure.SIMPLE)
        assert self.terms() == ["T12", "T13"]
        assert [str(each.due_on) for each in queries.duties(viewer_of(lawyer), self.TODAY)] == [
            "2026-05-06"
        ]
        actions.record_defence(remedy=remedy, on=day("2026-04-27"), proof="EMS", by=lawyer)
        assert self.terms() == ["T12"]
        assert list(queries.duties(viewer_of(lawyer), self.TODAY)) == []

    def test_others_owe_nothing(self, under_review, officer, other_bureau):
        under_review()
        stranger = viewer_of(officer(other_bureau, Role.LAWYER))
        assert list(queries.duties(stranger, self.TODAY)) == []

    def test_the_check_counts_to_the_period_of_the_procedure(self, under_review):
        left = {}
        for procedure in (None, Procedure.SIMPLE, Procedure.ORDINARY):
            row = under_review(procedure=procedure).request
            left[procedure] = dossier(row, self.TODAY).defence_days_left
        assert left == {None: 4, Procedure.SIMPLE: 4, Procedure.ORDINARY: 9}

    def test_many_cost_no_more(self, under_review, django_assert_num_queries):
        for _ in range(3):
            under_review()
        with django_assert_num_queries(3):
            assert len(list(queries.open_periods(self.TODAY))) == 6


class TestRedo:
    def test_the_new_period_runs_from_the_day_the_decision_came(self, under_review, lawyer):
        remedy = actions.conclude(
            remedy=under_review(),
            ruling=Ruling.REVOKED,
            on=day("2026-06-04"),
            received_on=day("2026-06-08"),
            number="测府复决〔2026〕8号",
            redo=True,
            redo_days=15,
            by=lawyer,
        )
        row = InformationRequest.objects.get(pk=remedy.request_id)
        assert (row.state, str(row.due_on)) == (State.REDO, "2026-06-30")  # 06-19 is off
        assert (remedy.result, remedy.redo_days) == (Result.CORRECTED, 15)

    @pytest.mark.parametrize(
        ("ruling", "redo", "error"),
        [
            (Ruling.UPHELD, True, errors.NoRedo),
            (Ruling.APPEAL_REJECTED, False, errors.NotItsRuling),
        ],
    )
    def test_what_cannot_be(self, under_review, lawyer, ruling, redo, error):
        remedy = under_review()
        with pytest.raises(error):
            actions.conclude(
                remedy=remedy, ruling=ruling, on=day("2026-06-04"), redo=redo, by=lawyer
            )
        assert reread(remedy).is_open

    def test_one_end_leaves_the_other_dispute_open(self, under_review, lawyer):
        remedy = under_review()
        other = register(remedy.request, lawyer, accepted="2026-05-06")
        end = {"on": day("2026-06-04"), "by": lawyer}
        actions.conclude(remedy=remedy, ruling=Ruling.WITHDRAWN, **end)
        state = InformationRequest.objects.values_list("state", flat=True)
        assert list(state) == [State.LITIGATION]
        actions.conclude(remedy=other, ruling=Ruling.WITHDRAWN, **end)
        assert list(state.all()) == [State.CLOSED]
