"""Every decision from the draft to the letter, and what it cannot leave without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.items import outcomes_for
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS
from gongkai.inforequests.rules.reply_errors import ChecksOpen, LetterIncomplete
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream

pytestmark = pytest.mark.django_db

SINGLE = outcomes_for(is_record_correction=False)
AT = moment("2026-03-24")
NEEDED = [
    pytest.param(outcome, each.name, id=f"{outcome}-{each.name}")
    for outcome in SINGLE
    for each in PARTICULARS[outcome]
    if each.needed
]


@pytest.fixture
def waiting(prepared, clerk, lawyer, signer, filled):
    """A request whose reply, with these items, waits for the signature."""

    def wait(*items, file=True, secrecy=True):
        outcomes = [item.outcome for item in items]
        row = prepared(outcomes[0])
        if file:
            replies.file_records(row, outcomes, clerk, signer, AT, may_disclose=secrecy)
        replies.bring_to_approval(row, replies.reply(*items), clerk, lawyer, AT)
        return row

    return wait


def refused(row, signer):
    """Signing is refused, and nothing has happened."""
    letters = Letter.objects.count()
    with pytest.raises((ChecksOpen, LetterIncomplete)) as told:
        actions.sign(request=row, by=signer, at=AT)
    row.refresh_from_db()
    assert (row.state, row.outcome, Letter.objects.count()) == (State.APPROVAL, "", letters)
    assert not stream(row.stream).filter(event=acts.Answered.event).exists()
    return told.value.facts()


@pytest.mark.parametrize("outcome", SINGLE)
def test_each_decision_is_signed_with_its_records(waiting, signer, outcome):
    row = waiting(replies.decision(outcome))
    letter = actions.sign(request=row, by=signer, at=AT)
    row = InformationRequest.objects.get(pk=row.pk)
    assert (row.state, row.outcome) == (State.DISPATCHED, outcome)
    assert letter.kind == OUTCOME_RULES[outcome].letter
    sent = stream(row.stream).get(event=acts.Answered.event)
    assert set(sent.data["proofs"]) == set(OUTCOME_RULES[outcome].proofs)


@pytest.mark.parametrize(("outcome", "lacking"), NEEDED)
def test_none_leaves_without_what_it_must_show(waiting, signer, outcome, lacking):
    whole = replies.decision(outcome)
    rest = tuple(pair for pair in whole.particulars if pair[0] != lacking)
    assert rest != whole.particulars
    refused(waiting(replace(whole, particulars=rest)), signer)


@pytest.mark.parametrize("outcome", SINGLE)
def test_none_leaves_without_facts_and_reasons(waiting, signer, outcome):
    refused(waiting(replies.decision(outcome, reason="  ")), signer)


@pytest.mark.parametrize(
    ("outcome", "changed"),
    [
        (Outcome.THIRD_PARTY_RIGHTS, {"no_consultation_reason": ""}),
        (Outcome.NOT_THIS_ORGAN, {"responsible_organ": ""}),
        (Outcome.NOT_THIS_ORGAN, {"responsible_contact": ""}),
        (Outcome.DELIBERATION, {"disclosure_required_by_rule": "yes"}),
        (Outcome.STATE_SECRET, {"classified_until": "2026-01-01"}),
        (Outcome.STATE_SECRET, {"classifier": "测试区民政局", "classification_basis": "会议决定"}),
    ],
)
def test_none_leaves_with_what_contradicts_it(waiting, signer, outcome, changed):
    whole = replies.decision(outcome)
    particulars = tuple((dict(whole.particulars) | changed).items())
    refused(waiting(replace(whole, particulars=particulars)), signer)


@pytest.mark.parametrize(
    ("outcome", "check"),
    [(Outcome.GRANTED, "E05"), (Outcome.ALREADY_PUBLIC, "E05"), (Outcome.NOT_FOUND, "K13")],
)
def test_none_leaves_without_the_record_beside_the_items(waiting, signer, outcome, check):
    told = refused(waiting(replies.decision(outcome), file=False), signer)
    assert check in told["checks"]


def test_nothing_is_given_that_the_review_did_not_clear(waiting, signer):
    refused(waiting(replies.decision(Outcome.GRANTED), secrecy=False), signer)


def test_several_items_make_one_letter(waiting, signer):
    row = waiting(
        replies.decision(Outcome.GRANTED, 1, "某某规划正文"),
        replies.decision(Outcome.DELIBERATION, 2, "某某规划征求意见稿"),
    )
    letter = actions.sign(request=row, by=signer, at=AT)
    row.refresh_from_db()
    assert (row.outcome, letter.kind) == ("P0", "L16")
    sent = stream(row.stream).get(event=acts.Answered.event)
    assert sent.data["items"] == ["G2", "D6"]
