from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gongkai.annualreports.counting import count
from gongkai.annualreports.errors import ReportsElsewhere
from gongkai.annualreports.rules.bindings import bindings
from gongkai.annualreports.rules.catalogue import all_layouts, for_year
from gongkai.annualreports.rules.checks import findings
from gongkai.annualreports.rules.errors import NoLayoutForYear
from gongkai.annualreports.rules.loading import DATA
from gongkai.annualreports.rules.templates import read
from gongkai.indicators.registry import registry
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.outcomes import COUNTED
from gongkai.inforequests.rules.reportcells import cells_fed

NOT_ZERO = {
    "t20_5.license.prev_items": 25,
    "t20_5.license.delta": -7,
    "t20_5.license.decisions": 187,
    "t20_9.procurement.projects": 3,
    "t20_9.procurement.amount": Decimal("41.18"),
    "t3.r1.natural": 1,
    "t3.r1.research": 1,
    "t3.r1.legal": 1,
    "t3.r1.total": 3,
    "t3.r2.natural": 1,
    "t3.r2.total": 1,
    "t3.r3_1.natural": 2,
    "t3.r3_1.total": 2,
    "t3.r3_6.research": 1,
    "t3.r3_6.total": 1,
    "t3.r3_7.natural": 2,
    "t3.r3_7.research": 1,
    "t3.r3_7.total": 3,
    "t3.r4.legal": 1,
    "t3.r4.total": 1,
    "t4.review.corrected": 1,
    "t4.review.total": 1,
}


def not_zero(report):
    return {address: value for address, value in report.cells.items() if value}


def test_a_district_is_counted_with_all_below_but_vertical_offices(year, district):
    assert not_zero(count(district, 2020).report) == NOT_ZERO


def test_a_bureau_reports_its_own(year, bureau):
    cells = count(bureau, 2020).report.cells
    assert (cells["t3.r1.total"], cells["t20_5.license.decisions"]) == (2, 170)


def test_what_was_carried_over_arrives_in_the_next_year_under_the_next_form(year, district):
    report = count(district, 2021).report
    assert report.layout.id == "gkb-2021"
    assert not_zero(report) == {
        "t3.r2.legal": 1,
        "t3.r2.total": 1,
        "t3.r4.legal": 1,
        "t3.r4.total": 1,
    }


def test_counted_reports_add_up(year, district):
    failed = {check.id for check in findings(count(district, 2020).report.checks)}
    assert failed == {"V-OTHERHIGH", "N-ART50", "N-MARK"}


def test_every_counted_cell_names_its_indicators(year, district):
    counted = count(district, 2020)
    assert set(counted.sources) == set(counted.report.layout.leaves)
    assert counted.sources["t3.r3_1.natural"] == {
        "indicators": ["requests.closed.G1.natural", "requests.closed.G2.natural"],
        "provenance": "counted",
    }


def test_an_organ_under_vertical_management_reports_elsewhere(tax_office):
    with pytest.raises(ReportsElsewhere):
        count(tax_office, 2020)


def test_there_was_no_form_before_2019(district):
    with pytest.raises(NoLayoutForYear):
        count(district, 2018)


@pytest.mark.parametrize("layout", [layout.id for layout in all_layouts()])
def test_every_bound_indicator_exists(layout):
    known = {indicator.code for indicator in registry()}
    bound = {code for codes in bindings(layout).values() for code in codes}
    assert bound - known == set()


@pytest.mark.parametrize("name", ["gkb-2019", "gkb-2021", "yuanzhou-2020"])
def test_every_indicator_of_a_text_exists(name):
    known = {indicator.code for indicator in registry()}
    assert read(DATA / "narratives" / f"{name}.yaml").indicators() - known == set()


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("outcome", COUNTED)
def test_the_cells_a_case_names_are_cells_of_the_form(year, outcome):
    first, last = date(year - 1, 12, 30), date(year, 12, 30)
    fed = cells_fed(ApplicantKind.NATURAL, first, last, outcome, today=last)
    for cell in fed:
        assert for_year(cell.year).cell(cell.address)
        assert cell.address not in for_year(cell.year).totals
