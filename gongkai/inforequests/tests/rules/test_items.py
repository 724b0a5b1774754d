"""Items: numbered without gap, parted, and never decided as no item can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules import items
from gongkai.inforequests.rules.items import MOST
from gongkai.inforequests.rules.outcomes import BY_LAPSE, RECORD_OUTCOMES, Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS, ItemDecision
from gongkai.inforequests.rules.reply_errors import (
    ItemsMiscounted,
    ItemUnknown,
    NotAnItemOutcome,
)

INFORMATION = items.outcomes_for(is_record_correction=False)
RECORD = items.outcomes_for(is_record_correction=True)

decisions = st.lists(
    st.builds(
        ItemDecision,
        st.integers(0, 99),
        st.text(min_size=1, max_size=5).map(lambda text: f"事{text}"),
        st.sampled_from([None, *INFORMATION]),
    ),
    min_size=1,
    max_size=6,
)


def listed(*texts):
    return tuple(ItemDecision(place, text) for place, text in enumerate(texts, 1))


def texts(found):
    return [item.text for item in found]


def test_what_one_item_may_come_to():
    assert set(INFORMATION) == set(Outcome) - BY_LAPSE - set(RECORD_OUTCOMES) - {
        Outcome.PARTLY_GRANTED
    }
    assert set(RECORD) == set(RECORD_OUTCOMES)


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - set(INFORMATION)))
def test_what_no_item_may_come_to(outcome):
    with pytest.raises(NotAnItemOutcome):
        items.arranged([ItemDecision(1, "某事", outcome)], is_record_correction=False)


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_too_few_and_too_many(count):
    with pytest.raises(ItemsMiscounted):
        items.arranged([ItemDecision(1, "某事")] * count, is_record_correction=False)


@given(decisions)
def test_positions_run_from_one_whatever_is_done(found):
    kept = items.arranged(found, is_record_correction=False)
    for changed in (kept, items.added(kept), items.parted(kept, 1), items.raised(kept, len(kept))):
        assert [item.position for item in changed] == list(range(1, len(changed) + 1))
    assert items.arranged(kept, is_record_correction=False) == kept


@given(decisions)
def test_raising_and_removing_lose_no_other_item(found):
    kept = items.arranged(found, is_record_correction=False)
    last = len(kept)
    assert sorted(texts(items.raised(kept, last))) == sorted(texts(kept))
    assert texts(items.without(kept, last)) == texts(kept)[:-1]


def test_a_decision_keeps_only_what_it_asks_for():
    typed = ItemDecision(
        1, " 某事 ", Outcome.REPEATED, "trade_secret", " 理由 ", "", (("file_number", "7"),)
    )
    (kept,) = items.arranged([typed], is_record_correction=False)
    assert (kept.text, kept.reason, kept.subtype, kept.particulars) == ("某事", "理由", "", ())


def test_where_there_is_one_limb_nothing_is_chosen():
    typed = ItemDecision(1, "某事", Outcome.ENFORCEMENT_FILE)
    assert items.arranged([typed], is_record_correction=False)[0].subtype == "enforcement_file"


@pytest.mark.parametrize(
    ("outcome", "first", "second"),
    [
        (None, Outcome.GRANTED, None),
        (Outcome.GRANTED, Outcome.GRANTED, None),
        (Outcome.ALREADY_PUBLIC, Outcome.ALREADY_PUBLIC, None),
        (Outcome.DELIBERATION, Outcome.GRANTED, Outcome.DELIBERATION),
    ],
)
def test_parting_leaves_the_decision_with_the_part_it_suits(outcome, first, second):
    given_part, withheld = items.parted((ItemDecision(1, "合同", outcome, reason="因为"),), 1)
    assert texts((given_part, withheld)) == ["合同（可以公开的部分）", "合同（不予公开的部分）"]
    assert (given_part.outcome, withheld.outcome) == (first, second)


def test_a_part_that_is_parted_again_says_so_once():
    parts = items.parted(listed("合同"), 1)
    again = items.parted(parts, 2)
    assert texts(again)[1:] == ["合同（可以公开的部分）", "合同（不予公开的部分）"]


def test_the_first_cannot_be_raised():
    kept = listed("一", "二")
    assert items.raised(kept, 1) == kept
    assert texts(items.raised(kept, 2)) == ["二", "一"]


@pytest.mark.parametrize("position", [0, 3, -1])
@pytest.mark.parametrize("deed", [items.without, items.parted, items.raised])
def test_an_item_that_is_not_there(deed, position):
    with pytest.raises(ItemUnknown):
        deed(listed("一", "二"), position)


def test_what_is_still_open():
    found = (
        ItemDecision(1, "一", Outcome.GRANTED),
        ItemDecision(2, " ", Outcome.GRANTED),
        ItemDecision(3, "三"),
    )
    assert items.undecided(found) == (2, 3)
    assert items.whole_of(found) is Outcome.GRANTED
    assert items.whole_of(listed("一")) is None


def test_every_outcome_has_its_particulars_or_follows_from_others():
    assert set(PARTICULARS) == set(INFORMATION) | set(RECORD)
