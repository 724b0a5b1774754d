"""Two officers on one case: one deed comes about, the other is told why not; nobody waits for ever.

Locks are taken in one order everywhere: cases, then the end of the ledger, then counters.
"""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction

from gongkai.inforequests import actions, events, queries
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.actions.wordings import reword
from gongkai.inforequests.models import Counter, InformationRequest, Letter
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import WITHDRAWAL
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.ledger.queries import findings, stream
from testing.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

DAY = moment("2026-03-20")


@pytest.fixture(autouse=True)
def _nothing_half(db):
    """Whatever was tried: the ledger is whole, rows say what it says, numbers have no gap."""
    yield
    assert findings() == []
    assert actions.rebuild(InformationRequest.objects.all()) == []
    for kind, rows in (("letter", Letter), ("request", InformationRequest)):
        given = sum(
            Counter.objects.filter(scope__startswith=f"{kind}/").values_list("last", flat=True)
        )
        assert given == rows.objects.count()


@pytest.fixture
def waiting(filled, clerk, signer, lawyer):
    """Brings a case to where its draft waits for the signature, every record on file."""

    def bring(row):
        replies.file_records(row, [Outcome.GRANTED], clerk, signer, DAY)
        told = replies.reply(replies.decision(Outcome.GRANTED))
        replies.bring_to_approval(row, told, clerk, lawyer, DAY)
        return row

    return bring


def deed(action, row, by=None, **more):
    given = {"request": row, "at": DAY, **({"by": by} if by else {}), **more}
    return lambda: action(**given)


def test_signing_meets_withdrawal_return_and_a_second_signature(
    waiting, filed, signer, clerk, lawyer
):
    row = waiting(filed())
    told = race(
        deed(actions.sign, row, signer),
        deed(actions.sign, row, signer),
        deed(actions.withdraw_own, row),
        deed(actions.withdraw, row, clerk),
        deed(actions.return_draft, row, lawyer, reason="再核对一次"),
    )
    row.refresh_from_db()
    if row.state == State.DRAFTING:
        # Returned first: from there an applicant may still withdraw, nobody may sign.
        assert told[:2] == ["move_not_allowed"] * 2
    else:
        decided = [each for each in told[:4] if each == "done"]
        assert len(decided) == 1
        assert set(told) <= {"done", "move_not_allowed"}


def test_two_who_write_on_the_same_version(filed, clerk, handler):
    row = filed()
    actions.draft_reply(request=row, by=clerk, at=DAY)
    told = race(
        *(
            deed(
                actions.draft_reply,
                row,
                clerk,
                version=1,
                text=actions.DraftText(opening=f"第{n}种"),
            )
            for n in range(4)
        )
    )
    assert sorted(told) == ["done", *["draft_changed"] * 3]
    assert queries.draft_of(row).version == 2


def test_remarks_do_not_hold_up_what_happens_to_the_case(filed, clerk):
    for _ in range(4):
        row = filed()
        say = deed(actions.remark, row, clerk, text="看过了")
        told = race(
            say, say, deed(actions.assign, row, clerk), say, deed(actions.withdraw, row, clerk)
        )
        assert [told[0], told[1], told[3], told[4]] == ["done"] * 4


def test_what_is_returned_twice_at_once_is_returned_once(filed, clerk, signer, lawyer):
    row = filed()
    replies.file_records(row, [Outcome.GRANTED], clerk, signer, DAY)
    told = replies.reply(replies.decision(Outcome.GRANTED, text=row.subject))
    actions.draft_reply(request=row, by=clerk, at=DAY, items=told.items, text=told.text)
    actions.submit_draft(request=row, by=clerk, at=DAY)
    told = race(
        deed(actions.return_draft, row, lawyer, reason="改"),
        deed(actions.return_draft, row, lawyer, reason="也改"),
    )
    assert sorted(told) == ["done", "move_not_allowed"]


def test_joined_crosswise_one_follows(filed, clerk):
    one, other = filed(), filed()
    told = race(
        deed(actions.join, one, clerk, lead=other, reason="同一件事"),
        deed(actions.join, other, clerk, lead=one, reason="同一件事"),
    )
    assert sorted(told) == ["done", "join_refused"]


def test_split_while_it_is_answered_by_somebody_else(filed, clerk, signer, lawyer, filled):
    row = filed()
    replies.file_records(row, [Outcome.GRANTED], clerk, signer, DAY)
    told = replies.reply(replies.decision(Outcome.GRANTED))
    answer = deed(actions.answer, row, signer, reply=told, drafted_by=clerk, checked_by=lawyer)
    split = deed(actions.split, row, clerk, parts=["甲事", "乙事"], reason="两件事")
    assert race(answer, split) in (
        ["done", "move_not_allowed"],
        ["done", "done"],
        ["checks_open", "done"],
    )
    row.refresh_from_db()
    assert (row.state == State.DISPATCHED) == Letter.objects.filter(
        kind="L14", request=row
    ).exists()


def test_supplement_while_the_period_lapses(filed, clerk):
    row = filed("2026-01-05")
    for act in (actions.assign, actions.notify_correction, actions.serve_correction):
        more = {"points": "请写明年度和文件名称。"} if act is actions.notify_correction else {}
        act(request=row, by=clerk, at=moment("2026-01-06"), **more)
    told = race(
        deed(actions.abandon, row, clerk),
        deed(actions.supplement, row, text="2019年的规划"),
    )
    assert sorted(told) in (["done", "request_over"], ["done", "move_not_allowed"])


def test_the_same_supplement_sent_twice_at_once_is_one(filed):
    row, key = filed(), uuid.uuid4()
    send = deed(actions.supplement, row, text="补充", submission_key=key)
    assert race(send, send, send, send) == ["done"] * 4
    assert row.supplements.count() == 1


def test_one_file_taken_out_by_two_is_recorded_once(filed, clerk):
    row = filed()
    kept = actions.add_file(
        request=row,
        kind=FileKind.SUPPLEMENT,
        content="一份说明".encode(),
        name="说明.txt",
        by=clerk,
    )

    def remove():
        actions.remove_file(file=kept, reason="重复", by=clerk)

    assert race(remove, remove, remove) == ["done"] * 3
    assert stream(row.stream).filter(event=events.FILE_REMOVED).count() == 1


def test_letters_alone_and_letters_after_acts_do_not_wait_for_each_other(filed, clerk):
    rows = [filed() for _ in range(12)]

    def write(row):
        def run():
            with transaction.atomic():
                issue(row, kind=WITHDRAWAL, body="", on=DAY.date(), by=clerk)

        return run

    deeds = [
        step
        for row in rows
        for step in (deed(actions.withdraw, row, clerk), write(rows[0]), write(row))
    ]
    assert race(*deeds[:20]) == ["done"] * 20


def test_a_joint_answer_waits_for_nobody_who_waits_for_it(waiting, filed, clerk, signer, lawyer):
    for _ in range(4):
        joined = [filed() for _ in range(3)]
        lead = filed()
        for row in joined:
            actions.join(
                request=row, lead=lead, reason="同一件事", by=clerk, at=moment("2026-03-02")
            )
        waiting(lead)
        told = race(
            deed(actions.sign, lead, signer),
            *(deed(actions.assign, row, clerk) for row in joined),
            *(deed(actions.part, row, clerk) for row in joined),
            lambda rows=(*joined, lead): actions.rebuild(rows),
        )
        assert told[0] == "done"
        assert set(told) <= {"done", "move_not_allowed", "join_refused"}


def test_an_office_words_letters_while_requests_come_in(bureau, filled, clerk):
    words = {"lead": "因为以下原因，答复要晚一些："}

    def file():
        actions.file_online(organ=bureau, intake=intake(), at=DAY)

    def change():
        reword(organ=bureau, kind="L06", passages=words, reason="改", by=clerk)

    assert race(*[file, change] * 8) == ["done"] * 16
