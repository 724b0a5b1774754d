"""Every ruling in its column of table four, and what can order a new answer."""

from __future__ import annotations

import pytest

from gongkai.remedies import phrases
from gongkai.remedies.rules.kinds import Against, Instance, Procedure, Seeker
from gongkai.remedies.rules.rulings import RULINGS, Ruling, result_of, rulings_for
from gongkai.remedies.rules.table_four import Result, Track

COLUMNS = {
    Result.UPHELD: {"upheld", "claim_rejected"},
    Result.CORRECTED: {"revoked", "partly_revoked", "changed", "unlawful", "void", "ordered"},
    Result.OTHER: {"inadmissible", "withdrawn", "ended", "mediated", "sent_back"},
}
UNVERIFIED = {"claim_rejected", "inadmissible", "withdrawn", "ended", "mediated", "sent_back"}


def test_every_ruling_stands_in_one_column():
    placed = {each: column for column, several in COLUMNS.items() for each in several}
    assert set(placed) | {"appeal_rejected"} == set(Ruling) == set(RULINGS)
    assert {each: result_of(Ruling(each)) for each in placed} == placed


def test_what_the_form_does_not_settle_is_marked():
    marked = {each.value for each, rule in RULINGS.items() if not rule.grade.is_settled}
    assert marked == UNVERIFIED | {"appeal_rejected"}


@pytest.mark.parametrize("before", [Result.UPHELD, Result.CORRECTED, Result.OTHER])
def test_a_rejected_appeal_leaves_the_first_judgement_standing(before):
    assert result_of(Ruling.APPEAL_REJECTED, before) is before
    assert result_of(Ruling.REVOKED, before) is Result.CORRECTED


ENDS = [
    (Track.REVIEW, None, {"appeal_rejected", "sent_back"}),
    (Track.DIRECT, Instance.FIRST, {"appeal_rejected", "sent_back", "upheld"}),
    (Track.DIRECT, None, {"appeal_rejected", "sent_back", "upheld"}),
    (Track.AFTER, Instance.SECOND, set()),
    (Track.AFTER, Instance.RETRIAL, set()),
]


@pytest.mark.parametrize(("track", "instance", "without"), ENDS)
def test_each_kind_of_case_has_its_own_ends(track, instance, without):
    assert set(rulings_for(track, instance)) == set(Ruling) - {Ruling(each) for each in without}


def test_only_what_leaves_something_undone_orders_it():
    can = {each.value for each, rule in RULINGS.items() if rule.can_order_redo}
    assert can == {"revoked", "partly_revoked", "unlawful", "void", "ordered", "mediated"}


@pytest.mark.parametrize(
    ("labels", "known"),
    [
        (phrases.RULINGS, Ruling),
        (phrases.AGAINST, Against),
        (phrases.SEEKERS, Seeker),
        (phrases.PROCEDURES, Procedure),
        (phrases.INSTANCES, Instance),
    ],
)
def test_everything_to_choose_has_its_words(labels, known):
    assert set(labels) == set(known)
