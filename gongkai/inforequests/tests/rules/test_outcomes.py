"""处理决定: the rows of both layouts, remedies, and several items in one request."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.errors import NotAnOutcome
from gongkai.inforequests.rules.outcomes import (
    COUNTED,
    GKB_2019,
    GKB_2021,
    OUTCOME_RULES,
    Outcome,
    Proof,
    Remedy,
    proofs_for,
    roll_up,
)

ROWS = {
    "G1": "r3_1",
    "G2": "r3_1",
    "P0": "r3_2",
    **{f"D{n}": f"r3_3_{n}" for n in range(1, 9)},
    "U1a": "r3_4_1",
    "U1b": "r3_4_1",
    "U2": "r3_4_2",
    "U3": "r3_4_3",
    **{f"N{n}": f"r3_5_{n}" for n in range(1, 6)},
}


@pytest.mark.parametrize("code", [outcome.value for outcome in COUNTED])
def test_the_row_in_the_2021_layout(code):
    rows = ROWS | {"O1": "r3_6_1", "O2": "r3_6_2", "O3": "r3_6_3"}
    assert OUTCOME_RULES[Outcome(code)].row(GKB_2021) == rows[code]


@pytest.mark.parametrize("code", [outcome.value for outcome in COUNTED])
def test_the_row_in_the_2019_layout(code):
    rows = ROWS | {"O1": "r3_6", "O2": "r3_6", "O3": "r3_6"}
    assert OUTCOME_RULES[Outcome(code)].row(GKB_2019) == rows[code]


def test_corrections_of_records_have_no_row():
    assert set(Outcome) - set(COUNTED) == {Outcome("R1"), Outcome("R2"), Outcome("R3")}


def test_an_unknown_layout_has_no_rows():
    with pytest.raises(KeyError):
        OUTCOME_RULES[Outcome.GRANTED].row("gkb-1999")


def test_only_refusals_under_articles_14_to_16_go_to_review_first():
    review_first = {o for o, rule in OUTCOME_RULES.items() if rule.remedy is Remedy.REVIEW_FIRST}
    assert review_first == {Outcome(f"D{n}") for n in range(1, 8)}
    assert OUTCOME_RULES[Outcome.PARTLY_GRANTED].remedy is Remedy.MIXED


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_not_settled_says_so(outcome):
    rule = OUTCOME_RULES[outcome]
    assert rule.grade is Grade.STATUTE or rule.note
    assert rule.name and rule.letter and rule.must_tell


def test_every_letter_serves_one_outcome():
    letters = [rule.letter for rule in OUTCOME_RULES.values()]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize(
    ("items", "whole"),
    [
        ("G2", "G2"),
        ("G1 G1", "G1"),
        ("G1 G2", "G2"),
        ("G2 D4", "P0"),
        ("G1 U1a", "P0"),
        ("P0 G2", "P0"),
        ("P0", "P0"),
        ("D7 D7", "D7"),
        ("U1a D5 D3", "D3"),
        ("N2 U1b", "U1b"),
    ],
)
def test_items_roll_up_to_one_outcome(items, whole):
    assert roll_up([Outcome(code) for code in items.split()]) is Outcome(whole)


def test_a_request_without_items_has_no_outcome():
    with pytest.raises(NotAnOutcome):
        roll_up([])


@given(st.lists(st.sampled_from(list(Outcome)), min_size=1, max_size=6), st.randoms())
def test_the_order_of_items_does_not_matter(items, random):
    shuffled = list(items)
    random.shuffle(shuffled)
    assert roll_up(shuffled) is roll_up(items)


def test_a_part_withheld_needs_the_records_of_its_own_kind():
    needed = proofs_for(Outcome.PARTLY_GRANTED, [Outcome.GRANTED, Outcome.NOT_FOUND])
    assert needed == {Proof.SECRECY_REVIEW, Proof.REASONS_BY_PART, Proof.SEARCH_RECORD}
