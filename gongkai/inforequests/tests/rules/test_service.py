"""送达: which day counts, what may follow a failure, and what each way of sending must have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.casefile import admit
from gongkai.inforequests.rules.errors import ActsOutOfOrder
from gongkai.inforequests.rules.service import (
    FAILED,
    METHODS,
    RESULTS,
    Attempt,
    Carrier,
    CountedBy,
    Method,
    Result,
    Sending,
    judge_result,
    judge_sending,
    left_on,
    next_methods,
    notice_over,
    received_on,
    replies,
    without_unsent,
)
from gongkai.inforequests.rules.service_errors import (
    AlreadyServed,
    BadTrackingNumber,
    CarrierMissing,
    EntrustedMissing,
    NothingToRecall,
    NoticeStillRuns,
    NoticeTooEarly,
    NotThisResult,
    OnlineReviewMissing,
    ReceiverMissing,
    RecipientMissing,
    ReplyHasLeft,
    StillOnItsWay,
    TrackingMissing,
    WitnessMissing,
)
from gongkai.inforequests.tests.rules.cases import answered, day, in_process, up_to_signature

M, R = Method, Result
NUMBER = "EE000000005CN"
DAY = day("2026-03-24")
POST = Sending(M.POST, DAY, "测试甲", "某路1号", Carrier.EMS, NUMBER)
BY_HAND = Sending(M.DIRECT, DAY, "测试甲")


def went(method=M.POST, sent="2026-03-20", result=R.RETURNED, on="2026-03-23"):
    return Attempt(method, day(sent), result, day(on) if result else None)


ON_ITS_WAY = went(result=None)


def test_the_day_that_counts_depends_on_the_means():
    assert {method: rule.counted_by for method, rule in METHODS.items()} == {
        M.POST: CountedBy.POSTING,
        M.DIRECT: CountedBy.SIGNING,
        M.ENTRUSTED: CountedBy.SIGNING,
        M.ONLINE: CountedBy.SENDING,
        M.NOTICE: CountedBy.NOTICE_OVER,
    }


def test_what_no_text_says_of_replies_is_marked():
    unsettled = {m for m, rule in METHODS.items() if not rule.grade.is_settled}
    assert unsettled == {M.ONLINE, M.NOTICE}
    assert {r for r, rule in RESULTS.items() if not rule.grade.is_settled} == set(R) - {R.SIGNED}


@pytest.mark.parametrize(
    ("result", "served", "then"),
    [
        pytest.param(R.SIGNED, True, (), id="signed"),
        pytest.param(R.LEFT, True, (), id="left"),
        pytest.param(R.NOTICED, True, (), id="noticed"),
        pytest.param(
            R.REFUSED, False, (M.DIRECT, M.ENTRUSTED, M.POST, M.ONLINE), id="refused: to be left"
        ),
        pytest.param(
            R.RETURNED,
            *(False, (M.DIRECT, M.ENTRUSTED, M.POST, M.ONLINE, M.NOTICE)),
            id="returned: 公告 too",
        ),
        pytest.param(None, False, (), id="on its way"),
    ],
)
def test_what_comes_after_an_attempt(result, served, then):
    attempt = went(result=result)
    assert (received_on(attempt) is not None) is served
    assert next_methods([attempt]) == then


def test_whoever_refuses_or_is_not_found_is_not_served():
    assert {R.REFUSED, R.RETURNED} == FAILED


def test_a_first_attempt_is_never_a_notice():
    assert next_methods([]) == (M.DIRECT, M.ENTRUSTED, M.POST, M.ONLINE)


def test_the_periods_of_the_recipient_run_from_receipt():
    assert received_on(went(result=R.SIGNED, on="2026-03-23")) == day("2026-03-23")
    notice = went(M.NOTICE, "2026-03-20", R.NOTICED, "2026-04-20")
    assert received_on(notice) == day("2026-04-19") == notice_over(day("2026-03-20"))


@pytest.mark.parametrize(
    ("new", "earlier", "refused"),
    [
        pytest.param(POST, [], None, id="by post"),
        pytest.param(replace(POST, carrier=None), [], CarrierMissing, id="no service of the post"),
        pytest.param(replace(POST, tracking_number=""), [], TrackingMissing, id="no number"),
        pytest.param(
            replace(POST, tracking_number="EE000000006CN"), [], BadTrackingNumber, id="bad number"
        ),
        pytest.param(
            replace(POST, carrier=Carrier.ORDINARY, tracking_number=""), [], None, id="平信"
        ),
        pytest.param(
            replace(POST, carrier=Carrier.ORDINARY), [], BadTrackingNumber, id="平信 with a number"
        ),
        pytest.param(replace(POST, address=" "), [], RecipientMissing, id="no address"),
        pytest.param(replace(POST, name=" "), [], RecipientMissing, id="no name"),
        pytest.param(BY_HAND, [], None, id="by hand"),
        pytest.param(
            replace(BY_HAND, method=M.ENTRUSTED), [], EntrustedMissing, id="entrusted to nobody"
        ),
        pytest.param(
            replace(BY_HAND, method=M.ENTRUSTED, entrusted_to="某街道办事处"),
            [],
            None,
            id="entrusted",
        ),
        pytest.param(replace(BY_HAND, method=M.ONLINE), [], OnlineReviewMissing, id="online, K27"),
        pytest.param(
            replace(BY_HAND, method=M.ONLINE, review_online="https://review.example.org"),
            *([], None),
            id="online with its way",
        ),
        pytest.param(BY_HAND, [ON_ITS_WAY], StillOnItsWay, id="the first is on its way"),
        pytest.param(BY_HAND, [went()], None, id="the first came back"),
        pytest.param(BY_HAND, [went(on="2026-03-25")], ActsOutOfOrder, id="before it came back"),
        pytest.param(BY_HAND, [went(result=R.SIGNED)], AlreadyServed, id="the first arrived"),
        pytest.param(replace(BY_HAND, method=M.NOTICE), [], NoticeTooEarly, id="公告 at once"),
        pytest.param(
            replace(BY_HAND, method=M.NOTICE),
            *([went(M.DIRECT, result=R.REFUSED)], NoticeTooEarly),
            id="公告 to who refused",
        ),
        pytest.param(replace(BY_HAND, method=M.NOTICE), [went()], None, id="公告 after a return"),
    ],
)
def test_how_a_letter_may_go_out(new, earlier, refused):
    if refused is None:
        judge_sending(new, earlier, tells_remedy=True)
        return
    with pytest.raises(refused):
        judge_sending(new, earlier, tells_remedy=True)


def test_what_decides_nothing_may_go_online_without_a_way_to_reconsideration():
    judge_sending(replace(BY_HAND, method=M.ONLINE), [], tells_remedy=False)


@pytest.mark.parametrize(
    ("method", "result", "on", "receiver", "witnessed", "refused"),
    [
        pytest.param(M.POST, R.SIGNED, "2026-03-23", "", False, None, id="post, as tracked"),
        pytest.param(M.POST, R.LEFT, "2026-03-23", "", True, NotThisResult, id="post leaves not"),
        pytest.param(M.DIRECT, R.SIGNED, "2026-03-20", "", False, ReceiverMissing, id="by nobody"),
        pytest.param(M.DIRECT, R.SIGNED, "2026-03-20", "测试甲", False, None, id="by hand"),
        pytest.param(M.DIRECT, R.LEFT, "2026-03-20", "", False, WitnessMissing, id="left unseen"),
        pytest.param(M.DIRECT, R.LEFT, "2026-03-20", "", True, None, id="left before a witness"),
        pytest.param(M.ENTRUSTED, R.REFUSED, "2026-03-20", "", False, None, id="refused"),
        pytest.param(M.ONLINE, R.REFUSED, "2026-03-20", "", False, NotThisResult, id="no refusal"),
        pytest.param(M.POST, R.NOTICED, "2026-05-20", "", False, NotThisResult, id="no 公告"),
        pytest.param(M.NOTICE, R.NOTICED, "2026-04-18", "", False, NoticeStillRuns, id="29 days"),
        pytest.param(M.NOTICE, R.NOTICED, "2026-04-19", "", False, None, id="30 days"),
        pytest.param(M.POST, R.SIGNED, "2026-03-19", "", False, ActsOutOfOrder, id="before sent"),
    ],
)
def test_what_may_come_of_an_attempt(method, result, on, receiver, witnessed, refused):
    said = {"receiver": receiver, "is_witnessed": witnessed}
    attempt = went(method, result=None)
    if refused is None:
        judge_result(attempt, result, day(on), **said)
        return
    with pytest.raises(refused):
        judge_result(attempt, result, day(on), **said)


def test_an_attempt_has_one_result():
    with pytest.raises(AlreadyServed):
        judge_result(went(), R.SIGNED, DAY, receiver="", is_witnessed=False)


SIGNED = (*in_process("2026-03-02"), *up_to_signature("2026-03-20"), answered("2026-03-20"))
ONLINE = (*SIGNED[:-1], answered("2026-03-20", dispatch=Dispatch.ONLINE))
RECALL = acts.ReplyRecalled(day("2026-03-23"))


@pytest.mark.parametrize(
    ("history", "refused"),
    [
        pytest.param(SIGNED, None, id="signed, in the house"),
        pytest.param(ONLINE, ReplyHasLeft, id="sent online"),
        pytest.param((*SIGNED, acts.Posted(day("2026-03-23"))), ReplyHasLeft, id="posted"),
        pytest.param((*SIGNED, acts.Served(day("2026-03-23"))), ReplyHasLeft, id="served"),
        pytest.param((*SIGNED, RECALL), NothingToRecall, id="recalled already"),
        pytest.param(SIGNED[:-1], NothingToRecall, id="not signed"),
    ],
)
def test_a_signature_is_withdrawn_only_in_the_house(calendar, history, refused):
    if refused is None:
        admit(history, RECALL, calendar)
        return
    with pytest.raises(refused):
        admit(history, RECALL, calendar)


def test_what_has_not_left_is_known_to_nobody_outside():
    assert without_unsent(SIGNED) == SIGNED[:-1]
    gone = (*SIGNED, acts.Posted(day("2026-03-23")))
    assert without_unsent(gone) == gone
    assert without_unsent(ONLINE) == ONLINE
    assert [left_on(*each) for each in replies(gone)] == [day("2026-03-23")]
