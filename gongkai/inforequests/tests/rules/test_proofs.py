"""A reply claims the records that the file holds, each from both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.inforequests.rules.items import outcomes_for
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Proof
from gongkai.inforequests.rules.proofs import proven
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.rules.checks.dossiers import CLEARED, SEARCHED, dossier

SINGLE = outcomes_for(is_record_correction=False)
NEEDED = [
    pytest.param(outcome, proof, id=f"{outcome}-{proof}")
    for outcome in SINGLE
    for proof in OUTCOME_RULES[outcome].proofs
]


def on_file(outcome):
    item = replies.decision(outcome, text="某事")
    return replace(dossier(item), secrecy=CLEARED, searches=(SEARCHED,), parties=())


def bare(outcome):
    item = replace(replies.decision(outcome, text="某事"), reason="", particulars=())
    return replace(on_file(outcome), items=(item,), secrecy=None, searches=())


@pytest.mark.parametrize("outcome", SINGLE)
def test_a_complete_file_proves_what_is_needed(outcome):
    assert proven(on_file(outcome)) == frozenset(OUTCOME_RULES[outcome].proofs)


@pytest.mark.parametrize(("outcome", "proof"), NEEDED)
def test_a_bare_file_proves_nothing(outcome, proof):
    assert proof not in proven(bare(outcome))


def test_a_review_that_says_no_is_no_clearance():
    refused = replace(on_file(Outcome.GRANTED), secrecy=replace(CLEARED, may_disclose=False))
    assert Proof.SECRECY_REVIEW not in proven(refused)


def test_every_item_has_to_show_it():
    shown = replies.decision(Outcome.REPEATED, 1, "甲")
    silent = replies.decision(Outcome.REPEATED, 2, "乙", particulars=())
    file = replace(on_file(Outcome.REPEATED), items=(shown, silent))
    assert Proof.EARLIER_REPLY not in proven(file)


def test_nothing_decided_proves_nothing():
    undecided = replace(on_file(Outcome.GRANTED), items=())
    assert proven(undecided) == frozenset()
