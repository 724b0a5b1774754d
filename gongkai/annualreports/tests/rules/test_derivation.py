from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annualreports.rules import catalogue, layouts
from gongkai.annualreports.rules.checks import Context, evaluate
from gongkai.annualreports.rules.derivation import derive
from gongkai.annualreports.rules.errors import (
    ImpossibleValue,
    MissingCells,
    TotalEntered,
    UnknownCell,
)
from gongkai.annualreports.tests.samples import published

LAYOUTS = st.sampled_from(catalogue.all_layouts())


@st.composite
def filled(draw):
    """A layout and figures for its leaves; most are 0, as in life."""
    layout = draw(LAYOUTS)
    leaves = dict.fromkeys(layout.leaves, 0)
    pieces = st.integers(0, 10**6)
    leaves |= draw(st.dictionaries(st.sampled_from(layout.leaves), pieces, max_size=40))
    return layout, leaves


def violated(layout, cells, *ids):
    return {
        (result.id, result.at)
        for result in evaluate(layout, cells, Context(layout.first_year))
        if result.failed and (not ids or result.id in ids)
    }


@pytest.mark.parametrize("name", ["yuanzhou-2020", "huaian-2024"])
def test_a_published_report_follows_from_its_parts(name):
    layout, _, cells = published(name)
    assert derive(layout, {address: cells[address] for address in layout.leaves}) == cells


@given(filled())
@settings(max_examples=60, deadline=None)
def test_derived_totals_never_break_the_identities_that_define_them(report):
    layout, leaves = report
    cells = derive(layout, leaves)
    assert set(cells) == set(layout.cells)
    assert not violated(layout, cells, "T3-OUT", "T3-ROW", "T4-REV", "T4-DIR", "T4-AFT")


@given(filled(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_changed_total_breaks_exactly_the_identities_that_name_it(report, data):
    layout, leaves = report
    cells = derive(layout, leaves)
    total = data.draw(st.sampled_from(sorted(layout.totals)))
    change = data.draw(st.integers(1, 1000))
    naming = {
        (identity.id, identity.at)
        for identity in layout.identities
        if identity.previous is layouts.Previous.NONE
        and any(term.address == total for term in identity.terms)
    }
    kept = {"T3-BAL", "T3-OUT", "T3-ROW", "T4-REV", "T4-DIR", "T4-AFT"}
    before = violated(layout, cells, *kept)
    after = violated(layout, cells | {total: cells[total] + change}, *kept)
    # T3-BAL may be broken by the counts themselves; then a change may even mend it.
    assert (before ^ after) | (before & naming) == naming
    assert not (before ^ after) - naming


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        pytest.param({"t3.r1.total": 1}, TotalEntered, id="a typed total"),
        pytest.param({"t3.r3.natural": 1}, UnknownCell, id="a heading"),
        pytest.param({"t3.r1.natural": -1}, ImpossibleValue, id="negative"),
        pytest.param({"t3.r1.natural": Decimal(1)}, ImpossibleValue, id="decimal pieces"),
        pytest.param({"t3.r1.natural": True}, ImpossibleValue, id="no number"),
        pytest.param({"t20_9.procurement.amount": Decimal("NaN")}, ImpossibleValue, id="NaN"),
        pytest.param({"t20_9.procurement.amount": 1.5}, ImpossibleValue, id="binary float"),
    ],
)
def test_what_a_figure_cannot_be_is_refused(changed, error):
    layout = catalogue.by_id("gkb-2019")
    with pytest.raises(error):
        derive(layout, dict.fromkeys(layout.leaves, 0) | changed)


def test_items_may_become_fewer_and_sums_have_decimals():
    layout = catalogue.by_id("gkb-2019")
    own = {"t20_5.license.delta": -8, "t20_9.procurement.amount": Decimal("4166.18")}
    cells = derive(layout, dict.fromkeys(layout.leaves, 0) | own)
    assert {address: cells[address] for address in own} == own


def test_a_figure_nobody_counted_is_named():
    layout = catalogue.by_id("gkb-2019")
    leaves = dict.fromkeys(layout.leaves, 0)
    del leaves["t4.after.other"]
    with pytest.raises(MissingCells) as refused:
        derive(layout, leaves)
    assert refused.value.addresses == ("t4.after.other",)
