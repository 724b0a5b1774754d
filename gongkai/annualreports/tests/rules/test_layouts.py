from __future__ import annotations

from collections import Counter

import pytest

from gongkai.annualreports.rules import catalogue, layouts
from gongkai.annualreports.rules.errors import NoLayoutForYear, UnknownCell, UnknownLayout


@pytest.mark.parametrize(
    ("year", "layout"),
    [(2019, "gkb-2019"), (2020, "gkb-2019"), (2021, "gkb-2021"), (2025, "gkb-2021")],
)
def test_the_report_year_chooses_the_form(year, layout):
    assert catalogue.for_year(year).id == layout


def test_years_before_the_first_form_have_none():
    with pytest.raises(NoLayoutForYear):
        catalogue.for_year(2018)


def test_an_unknown_form_is_refused():
    with pytest.raises(UnknownLayout):
        catalogue.by_id("gkb-1999")


@pytest.mark.parametrize(
    ("layout", "counts"),
    [
        pytest.param("gkb-2019", {"chapter two": 22, "t3": 161, "t4": 15}, id="198 figures"),
        pytest.param("gkb-2021", {"chapter two": 10, "t3": 175, "t4": 15}, id="200 figures"),
    ],
)
def test_a_form_has_as_many_figures_as_the_notice(layout, counts):
    cells = catalogue.by_id(layout).cells
    tables = Counter("chapter two" if a.startswith("t20") else a.split(".")[0] for a in cells)
    assert tables == counts


@pytest.mark.parametrize(
    ("layout", "address", "label"),
    [
        ("gkb-2019", "t3.r1.natural", "一、本年新收政府信息公开申请数量 · 自然人"),
        ("gkb-2019", "t3.r3_6.total", "（六）其他处理 · 总计"),
        ("gkb-2019", "t20_1.normdoc.made", "规范性文件 · 本年新制作数量"),
        ("gkb-2019", "t20_9.procurement.amount", "政府集中采购 · 采购总金额"),
        ("gkb-2021", "t20_1.normdoc.repealed", "行政规范性文件 · 本年废止件数"),
        ("gkb-2021", "t3.r3_6_3.other", "3.其他 · 其他"),
        ("gkb-2021", "t4.review.corrected", "行政复议 · 结果纠正"),
    ],
)
def test_figures_are_addressed_by_table_row_and_column(layout, address, label):
    assert catalogue.by_id(layout).cell(address).label == label


@pytest.mark.parametrize("address", ["t3.r3.natural", "t3.r1", "t20_9.procurement.amount", ""])
def test_headings_and_figures_of_other_forms_have_no_address(address):
    with pytest.raises(UnknownCell):
        catalogue.by_id("gkb-2021").cell(address)


@pytest.mark.parametrize(
    ("layout", "same_report", "with_last_year"),
    [pytest.param("gkb-2019", 47, 14), pytest.param("gkb-2021", 42, 9)],
)
def test_a_form_has_its_identities(layout, same_report, with_last_year):
    identities = catalogue.by_id(layout).identities
    across = sum(identity.previous is not layouts.Previous.NONE for identity in identities)
    assert (len(identities) - across, across) == (same_report, with_last_year)
