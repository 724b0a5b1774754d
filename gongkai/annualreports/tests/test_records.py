from __future__ import annotations

import pytest

from gongkai.annualreports import queries
from gongkai.annualreports.rules.catalogue import by_id
from gongkai.annualreports.rules.errors import UnknownCell
from gongkai.indicators.records import line


def lines(behind):
    code = behind.indicators[0].code
    return [
        (found.title, found.organ, found.detail)
        for found in (line(record, code) for record in behind.records)
    ]


def test_the_requests_behind_a_cell_are_those_that_were_counted(draft):
    behind = queries.behind_cell(draft, "t3.r3_1.natural")
    assert (behind.value, behind.provenance) == (2, "counted")
    assert [indicator.code for indicator in behind.indicators] == [
        "requests.closed.G1.natural",
        "requests.closed.G2.natural",
    ]
    assert sorted(lines(behind)) == [
        ("测试-001", "测试区民政局", "自然人，予以公开"),
        ("测试-002", "测试区民政局", "自然人，已主动公开"),
    ]


def test_the_filings_behind_a_tally_add_up_to_it(draft):
    behind = queries.behind_cell(draft, "t20_5.license.delta")
    assert behind.value == -7
    assert sorted(lines(behind)) == [
        ("行政许可", "测试区", "1"),
        ("行政许可", "测试区民政局", "-8"),
    ]


def test_the_remedies_behind_a_cell(draft):
    behind = queries.behind_cell(draft, "t4.review.corrected")
    assert [found[2] for found in lines(behind)] == ["行政复议，结果纠正"]


def test_a_total_names_its_parts(draft):
    behind = queries.behind_cell(draft, "t3.r1.total")
    assert behind.provenance == "total"
    assert {part.address: part.value for part in behind.parts if part.value} == {
        "t3.r1.natural": 1,
        "t3.r1.research": 1,
        "t3.r1.legal": 1,
    }


@pytest.mark.parametrize("layout", ["gkb-2019"])
def test_the_records_of_every_counted_cell_can_be_listed(draft, layout):
    for address in by_id(layout).leaves:
        behind = queries.behind_cell(draft, address)
        assert len(lines(behind)) >= bool(behind.value), address


@pytest.mark.parametrize("address", ["t3.r3.natural", "nowhere"])
def test_there_is_nothing_behind_what_is_no_cell(draft, address):
    with pytest.raises(UnknownCell):
        queries.behind_cell(draft, address)


def test_a_figure_of_the_text_that_repeats_a_cell_leads_there(draft):
    assert queries.cell_of_figure(draft, "requests.received") == "t3.r1.total"
    assert queries.cell_of_figure(draft, "site.published") == ""


def test_figures_of_the_text_have_records_too(draft):
    behind = queries.behind_figure(draft, "site.published")
    assert (behind.value, lines(behind)) == (0, [])
    with pytest.raises(UnknownCell):
        queries.behind_figure(draft, "site.nothing")
