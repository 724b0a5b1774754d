"""Who may check, compare and sign what somebody wrote."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules.foureyes import (
    Hands,
    needs_lawyer,
    require_checker,
    require_comparer,
    require_signer,
)
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.reply_errors import (
    CheckedByDrafter,
    LawyerNeeded,
    SignedByDrafter,
)

GIVEN, REFUSED = (Outcome.GRANTED,), (Outcome.DELIBERATION,)
PARTLY = (Outcome.GRANTED, Outcome.THIRD_PARTY_RIGHTS)


@pytest.mark.parametrize("outcome", Outcome)
def test_refusals_and_excess_need_a_lawyer(outcome):
    assert needs_lawyer([outcome]) is (outcome[0] == "D" or outcome is Outcome.EXCESSIVE)


@pytest.mark.parametrize("outcomes", [PARTLY, (Outcome.GRANTED, Outcome.EXCESSIVE)])
def test_one_refused_part_is_enough(outcomes):
    assert needs_lawyer(outcomes)


@pytest.mark.parametrize(
    ("checker", "lawyers", "outcomes", "error"),
    [
        pytest.param("head", {"lawyer"}, GIVEN, None, id="what is given needs no lawyer"),
        pytest.param("lawyer", {"lawyer"}, REFUSED, None, id="a lawyer checks refusals"),
        pytest.param("head", {"lawyer"}, REFUSED, LawyerNeeded, id="nobody else does"),
        pytest.param("head", {"lawyer"}, PARTLY, LawyerNeeded, id="nor partial ones"),
        pytest.param("head", set(), REFUSED, None, id="unless there is no lawyer"),
        pytest.param("clerk", set(), GIVEN, CheckedByDrafter, id="never whoever wrote it"),
        pytest.param("clerk", {"clerk"}, REFUSED, CheckedByDrafter, id="not even a lawyer"),
    ],
)
def test_checking(checker, lawyers, outcomes, error):
    hands = Hands(drafters=frozenset({"clerk", "handler"}), lawyers=frozenset(lawyers))
    if error is None:
        require_checker(hands, checker, outcomes)
    else:
        with pytest.raises(error):
            require_checker(hands, checker, outcomes)


@pytest.mark.parametrize(
    ("signer", "checked_by", "outcomes", "error"),
    [
        pytest.param("head", "lawyer", REFUSED, None, id="three persons"),
        pytest.param("head", "head", GIVEN, None, id="whoever checked may sign"),
        pytest.param("clerk", "lawyer", GIVEN, SignedByDrafter, id="never whoever wrote it"),
        pytest.param("head", "clerk", GIVEN, CheckedByDrafter, id="nor checked by them"),
        pytest.param("head", "head", REFUSED, LawyerNeeded, id="nor a refusal no lawyer saw"),
    ],
)
def test_signing(signer, checked_by, outcomes, error):
    hands = Hands(frozenset({"clerk"}), checked_by, "", frozenset({"lawyer"}))
    if error is None:
        require_signer(hands, signer, outcomes)
    else:
        with pytest.raises(error):
            require_signer(hands, signer, outcomes)


def test_comparing_takes_a_second_person():
    hands = Hands(drafters=frozenset({"clerk"}))
    require_comparer(hands, "handler")
    with pytest.raises(CheckedByDrafter):
        require_comparer(hands, "clerk")
