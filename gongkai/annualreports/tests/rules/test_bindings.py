from __future__ import annotations

import pytest

from gongkai.annualreports.rules import catalogue
from gongkai.annualreports.rules.bindings import bindings


@pytest.mark.parametrize("layout", [layout.id for layout in catalogue.all_layouts()])
def test_every_counted_cell_has_an_indicator_and_no_total_has(layout):
    assert tuple(bindings(layout)) == catalogue.by_id(layout).leaves


@pytest.mark.parametrize(
    ("layout", "address", "codes"),
    [
        ("gkb-2019", "t20_1.normdoc.total_public", "normative.normdoc.public"),
        ("gkb-2019", "t20_6.penalty.delta", "tallies.penalty.delta"),
        ("gkb-2019", "t20_9.procurement.amount", "tallies.procurement.amount"),
        ("gkb-2021", "t20_1.rule.repealed", "normative.rule.repealed"),
        ("gkb-2021", "t20_8.fee.amount", "tallies.fee.amount"),
        ("gkb-2019", "t3.r1.natural", "requests.received.natural"),
        ("gkb-2019", "t3.r3_1.biz", "requests.closed.G1.biz requests.closed.G2.biz"),
        (
            "gkb-2019",
            "t3.r3_6.other",
            "requests.closed.O1.other requests.closed.O2.other requests.closed.O3.other",
        ),
        ("gkb-2021", "t3.r3_6_2.other", "requests.closed.O2.other"),
    ],
)
def test_cells_are_counted_by(layout, address, codes):
    assert bindings(layout)[address] == tuple(codes.split())


@pytest.mark.parametrize("layout", [layout.id for layout in catalogue.all_layouts()])
def test_no_indicator_is_counted_in_two_cells(layout):
    codes = [code for codes in bindings(layout).values() for code in codes]
    assert len(codes) == len(set(codes))
