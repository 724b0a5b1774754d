"""复议前置 for every outcome before and after 2024, and what letters say of it."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.letters.remedies import notice, remedy_of
from gongkai.inforequests.rules.outcomes import Outcome, Remedy
from gongkai.remedies import phrases
from gongkai.remedies.rules.precondition import Admission, direct_suit

BEFORE, SINCE = dt.date(2023, 12, 31), dt.date(2024, 1, 1)
FIRST = {"D1", "D2", "D3", "D4", "D5", "D6", "D7"}


def expected(outcome):
    if outcome in FIRST:
        return Admission.REVIEW_FIRST
    return {"P0": Admission.IN_PART, "D8": Admission.UNSETTLED}.get(outcome, Admission.OPEN)


@pytest.mark.parametrize("outcome", Outcome)
def test_since_2024_what_is_refused_is_reviewed_first(outcome):
    assert direct_suit(outcome, (), SINCE) is expected(outcome)
    assert direct_suit(outcome, (outcome,), SINCE) is expected(outcome)
    assert direct_suit(outcome, (), BEFORE) is Admission.OPEN


@pytest.mark.parametrize(
    ("outcome", "items", "admission"),
    [
        ("P0", ("G2", "D6"), Admission.IN_PART),
        ("D6", ("D6", "D5"), Admission.REVIEW_FIRST),
        ("D6", ("D6", "U1a"), Admission.IN_PART),
        ("G2", ("G2", "U1a"), Admission.OPEN),
        ("D8", ("D8", "G2"), Admission.UNSETTLED),
    ],
)
def test_items_decide_together(outcome, items, admission):
    decided = tuple(Outcome(each) for each in items)
    assert direct_suit(Outcome(outcome), decided, SINCE) is admission


def test_an_office_may_settle_what_the_law_leaves_open():
    strict = Ruling(True, "本机关口径", Grade.DESIGN, "先复议。")
    settled = direct_suit(Outcome.SPECIAL_QUERY, (), SINCE, strict)
    assert settled is Admission.REVIEW_FIRST
    assert direct_suit(Outcome.GRANTED, (), SINCE, strict) is Admission.OPEN


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("on", [BEFORE, SINCE])
def test_a_letter_never_offers_what_a_court_must_refuse(outcome, on):
    told = "".join(notice(remedy_of(outcome), on))
    if direct_suit(outcome, (), on) is Admission.REVIEW_FIRST:
        assert "应当先" in told
        assert "6个月内" not in told
    elif remedy_of(outcome) not in (Remedy.NONE, Remedy.FEE):
        assert "6个月内" in told


def test_every_admission_has_its_words():
    assert set(phrases.ADMISSIONS) == set(Admission)
