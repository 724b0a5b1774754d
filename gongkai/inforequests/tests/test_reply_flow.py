"""A reply on its way: versions, locks, returns, four eyes, and one signature."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Letter, Remark
from gongkai.inforequests.rules import reply_errors as errors
from gongkai.inforequests.rules.acts import Answered
from gongkai.inforequests.rules.errors import ActInFuture, ActsOutOfOrder, MoveNotAllowed
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import findings, stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

AT = moment("2026-03-20")
GRANT = replies.decision(Outcome.GRANTED, text="某某规划正文")
WITHHOLD = replies.decision(Outcome.DELIBERATION, 2, "某某规划征求意见稿")


@pytest.fixture
def row(registered, clerk):
    found = registered("2026-03-02")
    actions.assign(request=found, by=clerk, at=moment("2026-03-03"))
    return found


@pytest.fixture
def drafted(row, clerk):
    told = replies.reply(GRANT)
    actions.draft_reply(request=row, items=told.items, text=told.text, by=clerk, at=AT)
    return row


@pytest.fixture
def submitted(drafted, clerk):
    actions.submit_draft(request=drafted, by=clerk, at=AT)
    return drafted


@pytest.fixture
def approved(row, clerk, lawyer, signer, filled):
    """Waiting for the signature with every record, of these items."""

    def bring(*items):
        items = items or (GRANT,)
        replies.file_records(row, [item.outcome for item in items], clerk, signer, AT)
        replies.bring_to_approval(row, replies.reply(*items), clerk, lawyer, AT)
        return row

    return bring


def state(row):
    row.refresh_from_db()
    return row.state


def events(row):
    return [entry.event for entry in stream(row.stream)]


class TestDraft:
    """拟稿: version by version, kept by whoever may draft."""

    def test_the_request_itself_is_the_first_item(self, row, clerk):
        draft = actions.draft_reply(request=row, by=clerk, at=AT)
        assert (state(row), draft.version) == (State.DRAFTING, 1)
        assert [item.text for item in queries.items_of(row)] == [row.subject]

    def test_drafting_begins_once(self, drafted, clerk):
        actions.draft_reply(request=drafted, items=[GRANT, WITHHOLD], by=clerk, at=AT)
        assert events(drafted).count("request:reply:drafted") == 1
        assert events(drafted).count("request:draft:changed") == 2

    def test_what_changes_nothing_makes_no_version(self, drafted, clerk):
        again = actions.draft_reply(request=drafted, by=clerk, at=AT)
        assert again.version == 1

    def test_from_the_counter_it_is_assigned_on_the_way(self, registered, clerk):
        fresh = registered("2026-03-02")
        actions.draft_reply(request=fresh, by=clerk, at=AT)
        assert events(fresh)[-3:] == [
            *("request:review:assigned", "request:reply:drafted", "request:draft:changed")
        ]

    def test_items_are_prepared_while_an_opinion_is_awaited(self, consulted, handler):
        actions.set_items(request=consulted, items=[GRANT], by=handler, at=AT)
        assert state(consulted) == State.CONSULTING
        assert len(queries.items_of(consulted)) == 1

    def test_the_second_of_two_learns_that_the_first_was_there(self, drafted, clerk, handler):
        actions.draft_reply(request=drafted, items=[WITHHOLD], version=1, by=handler, at=AT)
        with pytest.raises(errors.DraftChanged) as told:
            actions.draft_reply(request=drafted, items=[GRANT], version=1, by=clerk, at=AT)
        assert told.value.facts() == {"version": 2, "by": handler.get_full_name()}
        assert queries.items_of(drafted)[0].outcome is Outcome.DELIBERATION

    def test_the_first_two_of_a_case_do_not_both_begin(self, row, clerk, handler):
        actions.draft_reply(request=row, items=[GRANT], version=0, by=clerk, at=AT)
        with pytest.raises(errors.DraftChanged):
            actions.draft_reply(request=row, items=[WITHHOLD], version=0, by=handler, at=AT)

    def test_what_waits_for_check_stands_still(self, submitted, clerk):
        with pytest.raises(errors.DraftLocked):
            actions.draft_reply(request=submitted, items=[WITHHOLD], by=clerk, at=AT)

    def test_a_lawyer_does_not_write(self, row, lawyer):
        with pytest.raises(NotYours):
            actions.draft_reply(request=row, by=lawyer, at=AT)

    def test_the_ledger_holds_no_text(self, drafted):
        kept = str(list(stream(drafted.stream).values_list("data", flat=True)))
        assert "规划" not in kept
        assert "经查" not in kept

    def test_more_has_to_be_found_out(self, drafted, clerk):
        actions.resume_handling(request=drafted, by=clerk, at=AT)
        assert state(drafted) == State.IN_PROCESS
        assert queries.draft_of(drafted).version == 1
        assert len(queries.items_of(drafted)) == 1


class TestSubmission:
    """送审核 asks for what no checker should have to ask for."""

    @pytest.mark.parametrize(
        ("items", "dispatch", "error"),
        [
            pytest.param([ItemDecision(1, "某事")], "post", errors.ItemUndecided, id="undecided"),
            pytest.param(
                [ItemDecision(1, " ", Outcome.GRANTED)], "post", errors.ItemUndecided, id="wordless"
            ),
            pytest.param([GRANT], "", errors.DispatchMissing, id="no way of service"),
        ],
    )
    def test_what_is_missing(self, row, clerk, items, dispatch, error):
        text = actions.DraftText(dispatch=dispatch)
        actions.draft_reply(request=row, items=items, text=text, by=clerk, at=AT)
        with pytest.raises(error):
            actions.submit_draft(request=row, by=clerk, at=AT)
        assert state(row) == State.DRAFTING

    def test_there_must_be_a_draft(self, row, clerk):
        with pytest.raises(errors.NoDraft):
            actions.submit_draft(request=row, by=clerk, at=AT)

    def test_it_goes_once(self, submitted, clerk):
        with pytest.raises(MoveNotAllowed):
            actions.submit_draft(request=submitted, by=clerk, at=AT)


class TestReturn:
    """退回: always with a reason, and around again."""

    def test_it_says_why(self, submitted, lawyer):
        with pytest.raises(errors.ReturnWithoutReason):
            actions.return_draft(request=submitted, reason=" \n", by=lawyer, at=AT)
        assert state(submitted) == State.LEGAL_CHECK

    def test_the_reason_is_kept_with_the_case(self, submitted, lawyer):
        actions.return_draft(request=submitted, reason="请写明位置。", by=lawyer, at=AT)
        remark = Remark.objects.get(request=submitted, is_return=True)
        assert (remark.text, remark.by, state(submitted)) == (
            *("请写明位置。", lawyer),
            State.DRAFTING,
        )

    def test_drafters_do_not_return(self, submitted, clerk):
        with pytest.raises(NotYours):
            actions.return_draft(request=submitted, reason="改", by=clerk, at=AT)

    def test_a_signer_takes_the_draft_back_before_it_leaves(self, approved, signer):
        row = approved()
        actions.return_draft(request=row, reason="再核对一次。", by=signer, at=AT)
        assert state(row) == State.DRAFTING

    def test_after_a_change_everything_is_looked_at_again(self, approved, clerk, lawyer, signer):
        row = approved()
        actions.return_draft(request=row, reason="改附件。", by=signer, at=AT)
        text = actions.DraftText(enclosures="某某规划（共40页）", dispatch="post")
        actions.draft_reply(request=row, text=text, by=clerk, at=AT)
        assert queries.hands_of(row, queries.draft_of(row)).checked_by == ""
        actions.submit_draft(request=row, by=clerk, at=AT)
        actions.check_draft(request=row, by=lawyer, at=AT)
        assert queries.dossier(row, AT.date()).compared_by == ""
        actions.compare_draft(request=row, by=lawyer, at=AT)
        actions.sign(request=row, by=signer, at=AT)
        assert state(row) == State.DISPATCHED


class TestHands:
    """四眼: the ledger says who wrote, and whoever wrote does nothing else."""

    def test_whoever_wrote_a_version_does_not_sign(self, row, clerk, lawyer, signer, filled):
        replies.file_records(row, [Outcome.GRANTED], clerk, signer, AT)
        actions.draft_reply(request=row, items=[WITHHOLD], by=signer, at=AT)
        replies.bring_to_approval(row, replies.reply(GRANT), clerk, lawyer, AT)
        with pytest.raises(errors.SignedByDrafter):
            actions.sign(request=row, by=signer, at=AT)
        assert state(row) == State.APPROVAL

    @pytest.mark.parametrize("deed", [actions.check_draft, actions.compare_draft])
    def test_nor_checks_nor_compares(self, row, signer, deed):
        told = replies.reply(GRANT)
        actions.draft_reply(request=row, items=told.items, text=told.text, by=signer, at=AT)
        actions.submit_draft(request=row, by=signer, at=AT)
        with pytest.raises(errors.CheckedByDrafter):
            deed(request=row, by=signer, at=AT)
        assert state(row) == State.LEGAL_CHECK

    def test_a_refusal_is_for_the_lawyer(self, row, clerk, lawyer, signer):
        told = replies.reply(GRANT, WITHHOLD)
        actions.draft_reply(request=row, items=told.items, text=told.text, by=clerk, at=AT)
        actions.submit_draft(request=row, by=clerk, at=AT)
        with pytest.raises(errors.LawyerNeeded):
            actions.check_draft(request=row, by=signer, at=AT)
        actions.check_draft(request=row, by=lawyer, at=AT)
        assert state(row) == State.APPROVAL

    def test_without_a_lawyer_the_signer_checks(self, row, clerk, signer):
        told = replies.reply(WITHHOLD)
        actions.draft_reply(request=row, items=told.items, text=told.text, by=clerk, at=AT)
        actions.submit_draft(request=row, by=clerk, at=AT)
        actions.check_draft(request=row, by=signer, at=AT)
        assert state(row) == State.APPROVAL

    @pytest.mark.parametrize("role", [Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.AUDITOR])
    def test_only_a_signer_signs(self, approved, bureau, officer, role):
        row = approved()
        with pytest.raises(NotYours):
            actions.sign(request=row, by=officer(bureau, role), at=AT)

    def test_another_organ_has_no_part(self, approved, other_bureau, officer):
        row = approved()
        with pytest.raises(NotYours):
            actions.sign(request=row, by=officer(other_bureau, Role.SIGNER), at=AT)

    def test_nobody_compared(self, row, clerk, lawyer, signer, filled):
        replies.file_records(row, [Outcome.GRANTED], clerk, signer, AT)
        told = replies.reply(GRANT)
        actions.draft_reply(request=row, items=told.items, text=told.text, by=clerk, at=AT)
        actions.submit_draft(request=row, by=clerk, at=AT)
        actions.check_draft(request=row, by=lawyer, at=AT)
        with pytest.raises(errors.ChecksOpen) as told:
            actions.sign(request=row, by=signer, at=AT)
        assert told.value.facts() == {"checks": ["K38"]}


class TestSignature:
    """签发: once, on the version that was seen, and nothing by halves."""

    def test_it_happens_once(self, approved, signer):
        row = approved()
        actions.sign(request=row, by=signer, at=AT)
        with pytest.raises(MoveNotAllowed):
            actions.sign(request=row, by=signer, at=AT)
        assert Letter.objects.count() == 1
        assert events(row).count(Answered.event) == 1
        assert findings() == []

    def test_it_is_for_the_version_that_was_seen(self, approved, signer):
        row = approved()
        with pytest.raises(errors.DraftChanged):
            actions.sign(request=row, version=7, by=signer, at=AT)
        actions.sign(request=row, version=1, by=signer, at=AT)

    def test_unchecked_it_is_refused(self, submitted, signer):
        with pytest.raises(MoveNotAllowed):
            actions.sign(request=submitted, by=signer, at=AT)

    def test_a_refused_one_uses_up_no_number(self, approved, filled, signer):
        row, court = approved(), filled.court
        filled.court = ""
        filled.save()
        with pytest.raises((errors.ChecksOpen, errors.LetterIncomplete)):
            actions.sign(request=row, by=signer, at=AT)
        filled.court = court
        filled.save()
        assert actions.sign(request=row, by=signer, at=AT).number.endswith("〔2026〕1号")

    def test_not_tomorrow(self, approved, signer):
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        with pytest.raises(ActInFuture):
            actions.sign(request=approved(), on=tomorrow, by=signer)

    def test_not_before_it_was_checked(self, approved, signer):
        with pytest.raises(ActsOutOfOrder):
            actions.sign(request=approved(), by=signer, at=moment("2026-03-19"))

    def test_joined_requests_get_the_same_decision_in_letters_of_their_own(
        self, approved, registered, clerk, signer
    ):
        row, other = approved(), registered("2026-03-03")
        actions.join(request=other, lead=row, reason="同一内容", by=clerk, at=AT)
        letter = actions.sign(request=row, by=signer, at=AT)
        other.refresh_from_db()
        assert (other.state, other.outcome) == (State.DISPATCHED, "G2")
        told = stream(other.stream).filter(event="request:letter:issued").last()
        own = other.letters.get(kind=letter.kind)
        assert told.data["number"] == own.number != letter.number
        assert [item["outcome"] for item in own.facts["items"]] == ["G2"]
        steps = stream(other.stream).filter(event="request:reply:checked")
        assert [entry.actor for entry in steps] == [""]


class TestRecords:
    """检索 and 保密审查 are recorded while the case is open, by whoever may."""

    def test_a_clerk_does_not_clear_secrecy(self, row, clerk):
        with pytest.raises(NotYours):
            actions.review_secrecy(request=row, may_disclose=True, opinion="可以", by=clerk, at=AT)

    def test_a_signer_does_not_search(self, row, signer):
        with pytest.raises(NotYours):
            actions.record_search(request=row, result="没有", found=False, by=signer, at=AT)

    def test_nothing_is_searched_before_it_was_asked_for(self, row, clerk):
        with pytest.raises(ActsOutOfOrder):
            actions.record_search(
                request=row, result="没有", found=False, by=clerk, at=moment("2026-03-01")
            )

    def test_nothing_is_added_after_the_reply(self, approved, clerk, signer):
        row = approved()
        actions.sign(request=row, by=signer, at=AT)
        with pytest.raises(MoveNotAllowed):
            actions.record_search(request=row, result="没有", found=False, by=clerk, at=AT)


def test_more_items_cost_no_more_statements(prepared, clerk, lawyer, signer, filled):
    costs = []
    for count in (1, 2, 6):
        row = prepared(Outcome.DELIBERATION)
        items = [
            replies.decision(Outcome.DELIBERATION, place, f"某某规划第{place}册草稿")
            for place in range(1, count + 1)
        ]
        replies.bring_to_approval(row, replies.reply(*items), clerk, lawyer, AT)
        with CaptureQueriesContext(connection) as seen:
            actions.sign(request=row, by=signer, at=AT)
        costs.append(len(seen))
    # The very first letter of the year begins its counter.
    assert costs[1] == costs[2] < costs[0]
