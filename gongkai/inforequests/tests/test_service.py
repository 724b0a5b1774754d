"""送达: what sending and its result do to a case, what is kept, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai import vault
from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Letter, Letterhead
from gongkai.inforequests.queries.service import (
    signed_not_out,
    to_post,
    to_send,
    waiting,
    without_result,
)
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.casefile import Flag
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.service import Carrier, Method, Result
from gongkai.inforequests.rules.service_errors import (
    AlreadyServed,
    LetterNotSent,
    NothingToRecall,
    OnlineReviewMissing,
    RecallWithoutReason,
    RecipientMissing,
    ReplyHasLeft,
    StillOnItsWay,
    TrackingUsed,
)
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

NUMBER, OTHER = "EE000000005CN", "1000000000001"
ADDRESS = "测试路7号3栋"
M, R = Method, Result


@pytest.fixture
def signed(registered, replied):
    """A reply signed for the post on the twentieth; the period ends on the thirtieth."""
    return replied(registered("2026-03-02", address=ADDRESS), dispatch=Dispatch.POST)


@pytest.fixture
def post(clerk):
    """Brings a letter to the post."""

    def bring(letter, on="2026-03-23", number=NUMBER, **changed):
        told = {"carrier": Carrier.EMS, "tracking_number": number, "by": clerk, **changed}
        return actions.send(letter=letter, method=M.POST, at=moment(on), **told)

    return bring


@pytest.fixture
def came(clerk):
    """Records what came of an attempt."""

    def record(delivery, result=R.SIGNED, on="2026-03-26", **told):
        at = moment(on)
        return actions.record_result(delivery=delivery, result=result, by=clerk, at=at, **told)

    return record


def state_of(letter):
    letter.request.refresh_from_db()
    return letter.request.state


def term(letter, wanted):
    found = queries.case_of(letter.request).deadlines
    return next(each for each in found if each.term is wanted)


def test_a_posted_reply_is_in_time_by_the_day_of_posting(signed, post, came):
    assert signed.request.on_time is None
    delivery = post(signed, "2026-03-30")
    signed.request.refresh_from_db()
    assert (signed.request.on_time, signed.request.state) == (True, State.DISPATCHED)
    came(delivery, on="2026-04-02")
    assert state_of(signed) == State.CLOSED
    assert term(signed, Term.SEEK_REVIEW).starts_on == dt.date(2026, 4, 2)


def test_posted_a_day_late_it_is_late_however_early_it_was_signed(signed, post):
    post(signed, "2026-03-31")
    case = queries.case_of(signed.request)
    assert case.on_time is False
    assert Flag.LATE_REPLY in case.flags


def test_a_reply_that_came_back_is_sent_again_and_nothing_is_overwritten(signed, post, came, clerk):
    first = came(post(signed), R.RETURNED, "2026-04-08", note="地址不详")
    assert state_of(signed) == State.DISPATCHED
    second = post(signed, "2026-04-09", OTHER)
    came(second, on="2026-04-13", receiver="测试甲")
    assert state_of(signed) == State.CLOSED
    kept = [(d.attempt, d.result, d.tracking_number) for d in signed.deliveries.order_by("attempt")]
    assert kept == [(1, "returned", NUMBER), (2, "signed", OTHER)]
    assert first.result_note == "地址不详"
    # The first posting, on the twenty-third, was in time.
    assert queries.case_of(signed.request).on_time is True


def test_handed_over_after_all_the_day_of_signing_counts(signed, clerk, came):
    told = {"letter": signed, "method": M.DIRECT, "by": clerk, "at": moment("2026-03-30")}
    came(actions.send(**told), on="2026-03-31", receiver="测试甲")
    signed.request.refresh_from_db()
    assert (signed.request.state, signed.request.on_time) == (State.CLOSED, False)


def test_a_notice_serves_thirty_days_after_a_return(signed, post, came, clerk):
    came(post(signed), R.RETURNED, "2026-04-08")
    notice = actions.send(letter=signed, method=M.NOTICE, by=clerk, at=moment("2026-04-09"))
    came(notice, R.NOTICED, "2026-05-12")
    assert state_of(signed) == State.CLOSED
    assert term(signed, Term.SEEK_REVIEW).starts_on == dt.date(2026, 5, 9)


def test_what_serves_each_letter_begins_the_period_of_its_kind(consulted, clerk, came, post):
    letters = {letter.kind: letter for letter in consulted.letters.all()}
    to = actions.Recipient("测试第三方公司", "某路9号")
    came(post(letters["L09"], "2026-03-05", recipient=to), on="2026-03-09")
    asked = {each.party: each for each in queries.case_of(consulted).clock.consultations}
    assert asked["third_party-1"].served_on == dt.date(2026, 3, 9)
    assert asked["co_maker-2"].served_on is None


def test_a_correction_notice_that_arrives_starts_the_period(registered, clerk, post, came):
    row = registered("2026-03-02", address=ADDRESS)
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    deed = {"request": row, "by": clerk, "at": moment("2026-03-04")}
    actions.notify_correction(**deed, points="请写明年度。", days=10)
    came(post(row.letters.get(kind="L03"), "2026-03-04"), on="2026-03-06")
    found = next(each for each in queries.case_of(row).deadlines if each.term is Term.CORRECT)
    assert found.starts_on == dt.date(2026, 3, 6)


def test_proof_that_comes_after_the_answer_is_kept_and_changes_nothing(
    registered, clerk, post, came
):
    row = registered("2026-03-02", address=ADDRESS)
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    deed = {"request": row, "by": clerk}
    actions.notify_correction(**deed, points="请写明年度。", days=10, at=moment("2026-03-04"))
    delivery = post(row.letters.get(kind="L03"), "2026-03-04")
    actions.receive_correction(**deed, at=moment("2026-03-09"))
    before = queries.case_of(row)
    assert came(delivery, on="2026-03-12").result == "signed"
    assert queries.case_of(row) == before


@pytest.mark.parametrize("on_paper", [NUMBER, "ee 000 000 005 cn"])
def test_one_number_belongs_to_one_envelope(signed, post, registered, replied, on_paper):
    post(signed)
    other = replied(registered("2026-03-03", name="测试乙", address="他处"), dispatch=Dispatch.POST)
    with pytest.raises(TrackingUsed):
        post(other, number=on_paper)
    same = replied(registered("2026-03-03", address=ADDRESS), dispatch=Dispatch.POST)
    assert post(same, number=on_paper).tracking_number == NUMBER


def test_one_attempt_at_a_time(signed, post, came):
    delivery = post(signed)
    with pytest.raises(StillOnItsWay):
        post(signed, number=OTHER)
    came(delivery)
    with pytest.raises(AlreadyServed):
        post(signed, "2026-03-27", OTHER)
    with pytest.raises(AlreadyServed):
        came(delivery, R.RETURNED)


def test_without_an_address_nothing_goes_by_post(registered, replied, post):
    letter = replied(registered("2026-03-02"), dispatch=Dispatch.POST)
    with pytest.raises(RecipientMissing):
        post(letter)
    assert not letter.deliveries.exists()


def test_online_needs_the_online_way_to_reconsideration(signed, clerk):
    told = {"letter": signed, "method": M.ONLINE, "by": clerk, "at": moment("2026-03-23")}
    with pytest.raises(OnlineReviewMissing):
        actions.send(**told)
    Letterhead.objects.update(review_online="https://review.example.org/apply")
    assert actions.send(**told).review_online == "https://review.example.org/apply"


def test_only_those_who_send_may_send(signed, post, lawyer, came):
    with pytest.raises(NotYours):
        post(signed, by=lawyer)
    delivery = post(signed)
    with pytest.raises(NotYours):
        actions.record_result(delivery=delivery, result=R.SIGNED, by=lawyer)


def test_recipients_are_sealed_and_never_in_the_ledger(signed, post, came):
    delivery = came(post(signed), receiver="王收发", witness="李见证")
    held = vault.unseal(delivery.sealed)
    assert (held["address"], held["receiver"], held["witness"]) == (ADDRESS, "王收发", "李见证")
    told = str(list(stream(signed.request.stream).values_list("data", flat=True)))
    assert not any(word in told for word in (ADDRESS, "王收发", "李见证", "测试甲", NUMBER))
    assert delivery.masked_recipient == signed.request.applicant.masked_name


class TestRecall:
    def test_the_letter_stays_and_its_number_is_not_used_again(
        self, signed, signer, clerk, officer, bureau
    ):
        row = signed.request
        actions.recall_reply(request=row, reason="附件放错", by=signer, at=moment("2026-03-23"))
        row.refresh_from_db()
        assert (row.state, row.closed_on, row.outcome) == (State.DRAFTING, None, "")
        assert row.due_on == dt.date(2026, 3, 30)
        actions.submit_draft(request=row, by=clerk, at=moment("2026-03-23"))
        lawyer = officer(bureau, Role.LAWYER)
        actions.check_draft(request=row, by=lawyer, at=moment("2026-03-23"))
        anew = actions.sign(request=row, by=signer, at=moment("2026-03-24"))
        numbers = list(Letter.objects.values_list("number", "recall_reason").order_by("pk"))
        assert numbers == [(signed.number, "附件放错"), (anew.number, "")]
        assert anew.number != signed.number

    def test_whoever_drafted_the_recalled_reply_may_not_sign_it_anew(
        self, signed, signer, clerk, officer, bureau
    ):
        row = signed.request
        actions.recall_reply(request=row, reason="附件放错", by=signer, at=moment("2026-03-23"))
        row.refresh_from_db()
        hands = queries.hands_of(row, queries.draft_of(row))
        assert clerk.username in hands.drafters
        assert hands.checked_by == ""

    def test_what_is_out_is_not_taken_back(self, signed, post, signer):
        post(signed)
        with pytest.raises(ReplyHasLeft):
            actions.recall_reply(request=signed.request, reason="附件放错", by=signer)

    def test_nor_what_was_handed_to_another_organ(self, signed, clerk, signer):
        told = {"letter": signed, "by": clerk, "at": moment("2026-03-23")}
        actions.send(**told, method=M.ENTRUSTED, entrusted_to="某街道办事处")
        with pytest.raises(ReplyHasLeft):
            actions.recall_reply(request=signed.request, reason="附件放错", by=signer)

    def test_nor_what_went_online(self, registered, replied, signer):
        letter = replied(registered("2026-03-02"), dispatch=Dispatch.ONLINE)
        with pytest.raises(ReplyHasLeft):
            actions.recall_reply(request=letter.request, reason="附件放错", by=signer)

    def test_it_needs_a_reason_and_whoever_signs(self, signed, signer, clerk):
        with pytest.raises(RecallWithoutReason):
            actions.recall_reply(request=signed.request, reason=" ", by=signer)
        with pytest.raises(NotYours):
            actions.recall_reply(request=signed.request, reason="附件放错", by=clerk)

    def test_a_recalled_letter_is_neither_sent_nor_recalled_again(self, signed, signer, post):
        told = {"request": signed.request, "reason": "附件放错", "by": signer}
        actions.recall_reply(**told, at=moment("2026-03-23"))
        signed.refresh_from_db()
        with pytest.raises(LetterNotSent):
            post(signed)
        with pytest.raises(NothingToRecall):
            actions.recall_reply(**told, at=moment("2026-03-23"))


class TestWaiting:
    TODAY = dt.date(2026, 4, 10)

    def test_a_signed_reply_waits_until_it_is_out(self, signed, post, clerk):
        me = viewer_of(clerk)
        assert [(each.letter, each.due_on) for each in waiting(me, self.TODAY)] == [
            (signed, dt.date(2026, 3, 30))
        ]
        assert [each.letter for each in signed_not_out()] == [signed]
        assert list(to_post(me, self.TODAY)) == [signed]
        post(signed)
        assert not to_send(me, self.TODAY)
        assert not signed_not_out()

    def test_after_fifteen_days_somebody_looks_what_became_of_it(self, signed, post, came, clerk):
        me, delivery = viewer_of(clerk), post(signed, "2026-03-26")
        assert not without_result(me, self.TODAY - dt.timedelta(days=1))
        assert [each.is_out for each in waiting(me, self.TODAY)] == [True]
        came(delivery, R.RETURNED, "2026-04-09")
        assert [each.is_out for each in waiting(me, self.TODAY)] == [False]

    def test_a_reply_for_another_way_does_not_wait_for_the_post(self, registered, replied, clerk):
        letter = replied(registered("2026-03-02"), dispatch=Dispatch.DIRECT)
        me = viewer_of(clerk)
        assert not to_post(me, self.TODAY)
        assert list(to_send(me, self.TODAY)) == [letter]

    def test_what_is_known_to_be_received_does_not_wait_to_be_sent(self, filed, clerk, handler):
        row, me = filed("2026-04-01"), viewer_of(clerk)
        for deed in (actions.assign, actions.hand_over):
            deed(request=row, by=clerk, at=moment("2026-04-02"))
        told = {"request": row, "kind": Party.THIRD_PARTY, "question": "拟公开合同。"}
        first, second = (
            actions.consult(**told, name=name, by=handler, at=moment("2026-04-02"))
            for name in ("测试甲公司", "测试乙公司")
        )
        letters = row.letters.filter(kind="L09").order_by("pk")
        assert {*letters} <= {*to_post(me, self.TODAY)}
        served = {"request": row, "party": first.label, "by": handler}
        actions.serve_consultation(**served, at=moment("2026-04-03"))
        assert letters[0] not in to_post(me, self.TODAY)
        assert letters[1] in to_post(me, self.TODAY)
        said = {"party": second.label, "opinion": Opinion.AGREES, "by": handler}
        actions.answer_consultation(request=row, **said, at=moment("2026-04-07"))
        assert not {*letters} & {*to_post(me, self.TODAY)}

    def test_others_see_nothing_of_it(self, signed, officer, other_bureau):
        assert not to_send(viewer_of(officer(other_bureau, Role.INTAKE)), self.TODAY)
        assert signed.kind


def test_a_batch_is_posted_line_by_line(signed, registered, replied, clerk):
    other = replied(
        registered("2026-03-03", name="测试乙", address="某路2号"),
        outcome=Outcome.NOT_FOUND,
        dispatch=Dispatch.POST,
    )
    lines = [
        actions.Posting(signed, Carrier.EMS, "EE000000006CN"),
        actions.Posting(other, Carrier.REGISTERED, OTHER),
    ]
    done = actions.post_all(postings=lines, by=clerk, on=dt.date(2026, 3, 23))
    assert [each.refused and each.refused.code for each in done] == ["bad_tracking_number", None]
    assert state_of(signed) == state_of(other) == State.DISPATCHED
    assert (signed.deliveries.count(), other.deliveries.count()) == (0, 1)
