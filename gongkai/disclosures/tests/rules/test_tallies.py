"""Filings of yearly counts, and bodies as they are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.disclosures.rules.markup import typed
from gongkai.disclosures.rules.tallies import Counts, TallyFault, fault_of


@pytest.mark.parametrize(
    ("counts", "fault"),
    [
        pytest.param(Counts(), TallyFault.NOTHING_FILED, id="nothing"),
        pytest.param(Counts(decisions=0), None, id="none is a count"),
        pytest.param(Counts(amount=Decimal(0)), None, id="no money is an amount"),
        pytest.param(Counts(prev_items=3, delta=-3), None, id="down to none"),
        pytest.param(Counts(prev_items=3, delta=-4), TallyFault.FEWER_THAN_NONE, id="below none"),
        pytest.param(Counts(delta=-4), None, id="nothing known of the year before"),
    ],
)
def test_filings(counts: Counts, fault: TallyFault | None) -> None:
    assert fault_of(counts) is fault


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("甲\n\n  乙 \n", "<p>甲</p>\n<p>乙</p>", id="lines become paragraphs"),
        pytest.param("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>", id="signs stay signs"),
        pytest.param("<p>甲</p>", "<p>甲</p>", id="HTML stays"),
        pytest.param("<TABLE border=1></TABLE>", "<TABLE border=1></TABLE>", id="capitals"),
        pytest.param("<path>", "<p>&lt;path&gt;</p>", id="no tag of ours"),
        pytest.param("  \n ", "", id="nothing"),
    ],
)
def test_typed_bodies(text: str, body: str) -> None:
    assert typed(text) == body
