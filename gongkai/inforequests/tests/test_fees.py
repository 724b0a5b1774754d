"""信息处理费 in the application: counting, deciding, paying, giving back, and the figures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import Q

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import FeeNotice, InformationRequest, Letterhead
from gongkai.inforequests.queries.fees import (
    FeeFigures,
    account_of,
    figures,
    month_count,
    place_in_month,
)
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.checks.errors import NoticeFaulty
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.errors import (
    ActsOutOfOrder,
    FeeNoticeTooLate,
    FeeServedAlready,
    LapseTooEarly,
    MoveNotAllowed,
)
from gongkai.inforequests.rules.fee_errors import (
    FeeDecidedByProposer,
    FeePlaceUnknown,
    FeeProposed,
    NoFeeAsked,
    NoFeeProposed,
    NoNamesake,
    ReceiptKnown,
    RefundTooLarge,
    RefundUnexplained,
    SumUnfit,
)
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream
from gongkai.organs import actions as organs
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
PASSPORT = {"document_number": "P1234567", "document": "other"}


def day(text):
    return dt.date.fromisoformat(text)


def reread(row):
    return InformationRequest.objects.select_related("organ", "applicant").get(pk=row.pk)


@pytest.fixture
def many(registered):
    """So many requests of one applicant on one day; the last one."""

    def register(number, on="2026-03-02", **changed):
        return [registered(on, subject=f"第{n}份文件", **changed) for n in range(number)][-1]

    return register


@pytest.fixture
def reviewed(many, handler, filled):
    """The twelfth request of its applicant in the month, under review since 3 March."""
    return actions.assign(request=many(12), by=handler, at=moment("2026-03-03"))


@pytest.fixture
def asked(reviewed, clerk, signer):
    """The notice of 100 元 has gone out."""
    propose(reviewed, clerk)
    actions.decide_fee(request=reviewed, by=signer, at=moment("2026-03-10"))
    return reread(reviewed)


@pytest.fixture
def served(asked, clerk):
    """Received on 24 March: to be paid until 22 April."""
    actions.serve_fee(request=asked, by=clerk, on=day("2026-03-24"))
    return reread(asked)


def propose(row, by, on="2026-03-05", **changed):
    told = {"tariff": Tariff.BY_CASE, "reason": "当月申请超过十件。"} | changed
    return actions.propose_fee(request=row, by=by, at=moment(on), **told)


def pay(row, by, amount="100", on="2026-04-10", **changed):
    return actions.record_payment(request=row, by=by, amount=Decimal(amount), on=day(on), **changed)


class TestPlaceInTheMonth:
    def test_across_channels_by_the_number_of_the_document(self, registered, filed):
        registered("2026-03-02")
        filed("2026-03-03")
        row = registered("2026-03-04", channel=Channel.IN_PERSON, name="测试 甲")
        assert place_in_month(reread(row)) == 3

    def test_only_those_before_it(self, registered):
        first = registered("2026-03-02")
        registered("2026-03-03")
        assert place_in_month(reread(first)) == 1

    @pytest.mark.parametrize(("on", "place"), [("2026-03-31", 2), ("2026-04-01", 1)])
    def test_each_month_begins_anew(self, registered, on, place):
        registered("2026-03-02")
        registered("2026-02-27")
        assert place_in_month(reread(registered(on))) == place

    def test_others_and_other_organs_do_not_count(self, registered, filed, other_bureau):
        registered("2026-03-02", name="测试乙", **PASSPORT)
        filed("2026-03-02", organ=other_bureau)
        assert place_in_month(reread(registered("2026-03-04"))) == 1

    def test_a_withdrawn_one_counts_and_a_record_to_be_corrected_does_not(
        self, registered, clerk, bureau
    ):
        actions.withdraw(request=registered("2026-03-02"), by=clerk, at=moment("2026-03-03"))
        registered("2026-03-03", case_type="record_correction")
        assert place_in_month(reread(registered("2026-03-04"))) == 2

    def test_parts_of_a_split_count_each(self, registered, handler):
        whole = registered("2026-03-02")
        actions.split(
            request=actions.assign(request=whole, by=handler, at=moment("2026-03-03")),
            parts=["甲", "乙", "丙"],
            reason="三件事",
            by=handler,
            at=moment("2026-03-03"),
        )
        count = month_count(reread(registered("2026-03-04")))
        assert (count.place, count.rests_on_split) == (4, True)
        assert not month_count(reread(whole)).rests_on_split

    def test_joined_ones_count_each(self, registered, handler):
        first, second = registered("2026-03-02"), registered("2026-03-03")
        for row in (first, second):
            actions.assign(request=row, by=handler, at=moment("2026-03-04"))
        actions.join(
            request=second, lead=first, reason="同一件事", by=handler, at=moment("2026-03-05")
        )
        assert place_in_month(reread(second)) == 2

    def test_two_queries_however_many(self, many, django_assert_num_queries):
        for number in (1, 4):
            row = reread(many(number))
            with django_assert_num_queries(2):
                place_in_month(row)
            with django_assert_num_queries(2):
                month_count(row)

    def test_the_database_counts_the_same(self, many, registered):
        registered("2026-03-04", **PASSPORT)
        rows = [reread(many(3, on)) for on in ("2026-03-03", "2026-03-09", "2026-03-05")]
        assert [place_in_month(row) for row in rows] == [3, 9, 6]
        assert [month_count(row).place for row in rows] == [3, 9, 6]


class TestNamesakes:
    def test_a_namesake_is_pointed_out_and_not_counted(self, registered):
        registered("2026-03-02", **PASSPORT)
        count = month_count(reread(registered("2026-03-03")))
        assert (count.place, count.open_namesakes) == (1, 1)

    @pytest.mark.parametrize(("is_same", "place"), [(True, 3), (False, 1)])
    def test_what_is_judged_holds_for_all_under_that_number(
        self, registered, clerk, is_same, place
    ):
        other = registered("2026-03-02", **PASSPORT)
        registered("2026-03-02", **PASSPORT)
        row = registered("2026-03-03")
        said = {"is_same": is_same, "reason": "核对了证件。", "by": clerk}
        actions.judge_namesake(request=reread(row), other=reread(other), **said)
        count = month_count(reread(row))
        assert count.place == place
        assert count.open_namesakes == (0 if is_same else 1)

    def test_a_later_judgement_takes_the_place_and_the_ledger_keeps_both(self, registered, clerk):
        other, row = registered("2026-03-02", **PASSPORT), registered("2026-03-03")
        for is_same in (True, False):
            actions.judge_namesake(
                request=reread(row), other=reread(other), is_same=is_same, reason="x", by=clerk
            )
        assert place_in_month(reread(row)) == 1
        entries = stream(row.stream).filter(event="request:applicant:judged")
        assert [entry.data["is_same"] for entry in entries] == [True, False]

    def test_only_namesakes_and_only_by_who_may_look(self, registered, clerk, handler):
        other, row = registered("2026-03-02", name="测试乙", **PASSPORT), registered("2026-03-03")
        deed = {"request": reread(row), "other": reread(other), "is_same": True, "reason": "x"}
        with pytest.raises(NoNamesake):
            actions.judge_namesake(by=clerk, **deed)
        with pytest.raises(NotYours):
            actions.judge_namesake(by=handler, **deed)


class TestProposal:
    def test_within_the_free_line_nothing_can_be_asked(self, many, handler, clerk):
        row = actions.assign(request=many(10), by=handler, at=moment("2026-03-03"))
        with pytest.raises(NoticeFaulty) as refused:
            propose(row, clerk)
        assert [each.about for each in refused.value.findings] == ["free_by_case"]
        assert not FeeNotice.objects.exists()

    def test_the_twelfth_costs_a_hundred(self, reviewed, clerk):
        notice = propose(reviewed, clerk)
        assert (notice.quantity, notice.amount) == (12, 100)

    def test_by_page_as_many_as_are_handed_over(self, registered, handler):
        row = registered("2026-03-02", wanted_form="post")
        actions.assign(request=row, by=handler, at=moment("2026-03-03"))
        notice = propose(row, handler, tariff=Tariff.BY_PAGE, pages=68)
        assert (notice.quantity, notice.amount) == (68, 380)

    def test_one_at_a_time(self, reviewed, clerk, handler):
        propose(reviewed, clerk)
        with pytest.raises(FeeProposed):
            propose(reviewed, handler)

    def test_taken_back_another_may_follow(self, reviewed, clerk, handler):
        propose(reviewed, clerk)
        with pytest.raises(NotYours):
            actions.decline_fee(request=reviewed, by=handler, reason="x")
        actions.decline_fee(request=reviewed, by=clerk, reason="写错了")
        assert propose(reviewed, clerk).pk

    def test_a_split_behind_the_count_is_to_be_explained(self, many, handler, clerk, filled):
        whole = actions.assign(request=many(11), by=handler, at=moment("2026-03-03"))
        actions.split(
            request=whole, parts=["甲", "乙"], reason="两件", by=handler, at=moment("2026-03-03")
        )
        part = InformationRequest.objects.get(origin=whole)
        with pytest.raises(NoticeFaulty) as refused:
            propose(part, clerk)
        assert [each.about for each in refused.value.findings] == ["split"]
        assert propose(part, clerk, split_note="原申请含两项。").quantity == 12

    def test_not_before_it_is_under_review(self, many, clerk):
        with pytest.raises(MoveNotAllowed):
            propose(many(12), clerk)

    def test_nobody_else(self, reviewed, signer):
        with pytest.raises(NotYours):
            propose(reviewed, signer)


class TestDecision:
    def test_the_notice_goes_out_and_the_period_stands_still(self, asked):
        assert asked.state == State.FEE_PENDING
        assert asked.due_on is None
        letter = asked.letters.get(kind="L08")
        assert letter.facts["fee"]["amount"] == 100
        assert letter.facts["days"] == 20

    def test_nobody_decides_what_they_proposed(self, reviewed, clerk, bureau):
        post = organs.open_post(organ=bureau, name="兼任", role=Role.SIGNER, by=None)
        organs.appoint(post=post, officer=clerk, on=day("2020-01-01"), by=None)
        propose(reviewed, clerk)
        with pytest.raises(FeeDecidedByProposer):
            actions.decide_fee(request=reviewed, by=clerk, at=moment("2026-03-10"))

    def test_only_a_signatory(self, reviewed, clerk, handler):
        propose(reviewed, clerk)
        with pytest.raises(NotYours):
            actions.decide_fee(request=reviewed, by=handler, at=moment("2026-03-10"))

    def test_nothing_proposed(self, reviewed, signer):
        with pytest.raises(NoFeeProposed):
            actions.decide_fee(request=reviewed, by=signer, at=moment("2026-03-10"))

    @pytest.mark.parametrize("on", ["2026-03-30", "2026-03-31"])
    def test_within_the_answering_period(self, reviewed, clerk, signer, on):
        propose(reviewed, clerk)
        deed = {"request": reviewed, "by": signer, "at": moment(on)}
        if on == "2026-03-30":  # the last day
            assert actions.decide_fee(**deed).number
            return
        with pytest.raises((FeeNoticeTooLate, NoticeFaulty)) as refused:
            actions.decide_fee(**deed)
        assert isinstance(refused.value, FeeNoticeTooLate) or "late" in {
            each.about for each in refused.value.findings
        }

    def test_how_to_pay_is_never_guessed(self, reviewed, clerk, signer):
        propose(reviewed, clerk)
        Letterhead.objects.update(payment_at=" ")
        with pytest.raises(FeePlaceUnknown):
            actions.decide_fee(request=reviewed, by=signer, at=moment("2026-03-10"))
        assert reread(reviewed).state == State.UNDER_REVIEW

    def test_a_count_that_has_changed_since_stops_it(self, reviewed, registered, clerk, signer):
        propose(reviewed, clerk)
        other = registered("2026-03-01", **PASSPORT)
        actions.judge_namesake(
            request=reread(reviewed), other=reread(other), is_same=True, reason="x", by=clerk
        )
        with pytest.raises(NoticeFaulty) as refused:
            actions.decide_fee(request=reviewed, by=signer, at=moment("2026-03-10"))
        assert [each.about for each in refused.value.findings] == ["place"]

    def test_no_second_notice_after_payment(self, served, clerk, handler):
        pay(served, clerk)
        with pytest.raises(NoticeFaulty) as refused:
            propose(reread(served), clerk, on="2026-04-13")
        assert "twice" in {each.about for each in refused.value.findings}


class TestPaying:
    def test_paid_the_period_begins_anew(self, served, clerk):
        pay(served, clerk, receipt="票0001")
        row = reread(served)
        assert row.state == State.IN_PROCESS
        assert row.due_on == day("2026-05-12")  # worked case 10

    def test_in_parts_on_the_day_of_the_last(self, served, clerk):
        pay(served, clerk, "40", on="2026-04-01")
        assert reread(served).state == State.FEE_PENDING
        pay(served, clerk, "60", on="2026-04-10")
        assert reread(served).due_on == day("2026-05-12")

    def test_before_the_letter_is_proven_to_have_come(self, asked, clerk):
        pay(asked, clerk, on="2026-03-12")
        assert reread(asked).state == State.IN_PROCESS

    def test_recorded_after_the_delivery_was(self, served, clerk):
        pay(served, clerk, on="2026-03-20")
        assert reread(served).counts_from == day("2026-03-20")

    def test_not_before_the_notice(self, served, clerk):
        with pytest.raises(ActsOutOfOrder):
            pay(served, clerk, on="2026-03-09")

    def test_paid_twice_goes_back(self, served, clerk):
        pay(served, clerk, receipt="票0001")
        pay(served, clerk, receipt="票0002")
        account = account_of(served, FeeNotice.objects.get())
        assert account.to_refund == 100
        actions.record_refund(
            request=served, by=clerk, amount=Decimal("100.00"), on=day("2026-04-15")
        )
        account = account_of(served, FeeNotice.objects.get())
        assert (account.to_refund, account.held) == (0, 100)

    def test_one_receipt_is_one_payment(self, served, clerk):
        pay(served, clerk, "50", receipt="票0001")
        with pytest.raises(ReceiptKnown):
            pay(served, clerk, "50", receipt=" 票0001 ")

    @pytest.mark.parametrize("amount", ["0", "-1", "0.001", "100000001"])
    def test_what_is_no_sum(self, served, clerk, amount):
        with pytest.raises(SumUnfit):
            pay(served, clerk, amount)

    def test_nothing_without_a_notice(self, reviewed, clerk):
        with pytest.raises(NoFeeAsked):
            pay(reviewed, clerk)

    def test_refunds_have_their_bounds(self, served, clerk):
        pay(served, clerk)
        deed = {"request": served, "by": clerk, "on": day("2026-04-15")}
        with pytest.raises(RefundTooLarge):
            actions.record_refund(amount=Decimal("100.01"), **deed)
        with pytest.raises(RefundUnexplained):
            actions.record_refund(amount=Decimal(100), **deed)
        assert actions.record_refund(amount=Decimal(100), note="复议决定撤销收费", **deed)

    def test_the_ledger_keeps_sums_and_no_numbers_of_receipts(self, served, clerk):
        pay(served, clerk, receipt="票0001")
        entry = stream(served.stream).filter(event="request:fee:received").get()
        assert entry.data == {"on": "2026-04-10", "amount": "100"}


class TestLapse:
    def test_only_when_the_period_is_over(self, served, clerk):
        deed = {"request": served, "by": clerk}
        with pytest.raises(LapseTooEarly):
            actions.lapse_fee(on=day("2026-04-22"), **deed)
        actions.lapse_fee(on=day("2026-04-23"), **deed)
        row = reread(served)
        assert (row.state, row.outcome) == (State.NOT_PAID, "O2")

    def test_the_letter_names_the_notice_and_the_end(self, served, clerk):
        actions.lapse_fee(request=served, by=clerk, on=day("2026-04-23"))
        row = reread(served)
        known = queries.CaseLetters(row)
        letter, notice = row.letters.get(kind="L26"), row.letters.get(kind="L08")
        facts = known.facts(letter, "测试甲")
        assert (facts.earlier, facts.due_on) == (notice.number, day("2026-04-22"))

    def test_not_before_the_notice_has_come(self, asked, clerk):
        with pytest.raises(LapseTooEarly):
            actions.lapse_fee(request=asked, by=clerk, on=day("2026-06-30"))

    def test_served_once(self, served, clerk):
        with pytest.raises(FeeServedAlready):
            actions.serve_fee(request=served, by=clerk, on=day("2026-03-25"))

    def test_what_comes_afterwards_is_kept_to_be_given_back(self, served, clerk):
        pay(served, clerk, "30", on="2026-04-20")
        actions.lapse_fee(request=served, by=clerk, on=day("2026-04-23"))
        pay(served, clerk, "70", on="2026-04-24")
        assert reread(served).state == State.NOT_PAID
        assert account_of(reread(served), FeeNotice.objects.get()).to_refund == 100


class TestWaiver:
    def test_the_period_runs_as_if_no_fee_had_been_asked(self, served, signer):
        actions.waive_fee(request=served, by=signer, reason="计件有误", on=day("2026-03-27"))
        row = reread(served)
        assert (row.state, row.due_on) == (State.IN_PROCESS, day("2026-03-30"))

    def test_where_the_office_holds_otherwise_the_days_are_not_counted(
        self, served, signer, settings
    ):
        settings.GONGKAI_CLOCK_POLICY = {"fee_waiver_pauses": True}
        actions.waive_fee(request=served, by=signer, reason="计件有误", on=day("2026-03-27"))
        assert reread(served).due_on == day("2026-04-17")

    def test_nobody_owes_anything_any_more(self, served, signer, clerk):
        pay(served, clerk, "30", on="2026-03-25")
        actions.waive_fee(request=served, by=signer, reason="计件有误", on=day("2026-03-27"))
        row = reread(served)
        account = account_of(row, FeeNotice.objects.get())
        assert (account.outstanding, account.to_refund) == (0, 30)
        owed = next(each for each in queries.case_of(row).deadlines if each.term is Term.PAY)
        assert owed.standing(day("2026-12-01")).value == "moot"

    def test_a_right_notice_may_follow(self, asked, signer, clerk):
        actions.waive_fee(request=asked, by=signer, reason="计件有误", on=day("2026-03-12"))
        propose(reread(asked), clerk, on="2026-03-13")
        actions.decide_fee(request=asked, by=signer, at=moment("2026-03-16"))
        assert reread(asked).letters.filter(kind="L08").count() == 2

    def test_only_a_signatory(self, asked, clerk):
        with pytest.raises(NotYours):
            actions.waive_fee(request=asked, by=clerk, reason="x", on=day("2026-03-12"))


def test_figures_of_a_period(served, clerk, bureau, other_bureau, django_assert_num_queries):
    pay(served, clerk, "30", on="2026-04-20")
    actions.lapse_fee(request=served, by=clerk, on=day("2026-04-23"))
    refund = {"amount": Decimal("30"), "on": day("2026-05-06"), "by": clerk}
    actions.record_refund(request=served, **refund)
    own, year = Q(organ=bureau), (day("2026-01-01"), day("2026-12-31"))
    with django_assert_num_queries(2):
        found = figures(own, *year)
    assert found == FeeFigures(1, 100, Decimal(30), Decimal(30), 1)
    assert figures(own, day("2026-04-01"), day("2026-04-30")) == FeeFigures(
        0, 0, Decimal(30), Decimal(0), 1
    )
    assert figures(Q(organ=other_bureau), *year) == FeeFigures()
