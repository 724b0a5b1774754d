from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annualreports.rules import catalogue
from gongkai.annualreports.rules.checks import (
    Context,
    LastYear,
    Outcome,
    Skipped,
    evaluate,
    findings,
)
from gongkai.annualreports.tests.samples import published

ZEROS = {layout.id: dict.fromkeys(layout.cells, 0) for layout in catalogue.all_layouts()}


def results(layout_id, changed, **context):
    layout = catalogue.by_id(layout_id)
    context.setdefault("year", layout.first_year)
    return evaluate(layout, ZEROS[layout_id] | changed, Context(**context))


def found(layout_id, changed, **context):
    """(id, at) of the findings that are not about blanks."""
    return [
        (result.id, result.at)
        for result in findings(results(layout_id, changed, **context))
        if result.id not in ("V-BLANK", "V-NOTOTAL")
    ]


def outcome(check_results, check_id, at=""):
    (result,) = [r for r in check_results if (r.id, r.at) == (check_id, at)]
    return result


@pytest.mark.parametrize(
    ("name", "evaluated", "violated"),
    [
        pytest.param("yuanzhou-2020", 47, [], id="Yuanzhou 2020 adds up"),
        pytest.param("huaian-2024", 42, [], id="Huai'an 2024 adds up"),
        pytest.param(
            "hongze-2023",
            40,
            [("T4-REV", 11, 0), ("T4-AFT", 5, 0)],
            id="Hongze 2023 left totals of table four at 0",
        ),
    ],
)
def test_published_reports(name, evaluated, violated):
    layout, year, cells = published(name)
    identities = {identity.id for identity in layout.identities}
    checked = [
        result
        for result in evaluate(layout, cells, Context(year))
        if result.id in identities and result.outcome is not Outcome.SKIPPED
    ]
    assert len(checked) == evaluated
    assert [(r.id, r.expected, r.found) for r in checked if r.failed] == violated


def test_yuanzhou_2020_has_two_warnings_and_nothing_else():
    layout, year, cells = published("yuanzhou-2020")
    warnings = findings(evaluate(layout, cells, Context(year, may_make_rules=False)))
    assert [(r.id, r.severity, r.left, r.right, r.verified) for r in warnings] == [
        ("V-OTHERHIGH", "warn", 13, 55, False),
        ("V-ITEMDEC", "warn", 68, 68, False),
    ]


def test_hongze_2023_kept_the_single_row_of_the_old_form():
    layout, year, cells = published("hongze-2023")
    others = findings(evaluate(layout, cells, Context(year)))
    assert [r.id for r in others if not r.id.startswith("T4")] == ["V-BLANK", "L-OTHER1"]
    assert len(next(r for r in others if r.id == "V-BLANK").cells) == 14


@pytest.mark.parametrize(
    ("layout", "changed", "violated"),
    [
        pytest.param(
            "gkb-2019",
            {"t3.r1.natural": 1},
            [("T3-BAL", "natural"), ("T3-ROW", "r1")],
            id="a request that went nowhere",
        ),
        pytest.param(
            "gkb-2019",
            {"t20_1.normdoc.published": 3, "t20_1.normdoc.total_public": 2},
            [("T20-1-LE-normdoc", "")],
            id="more made public this year than ever",
        ),
        pytest.param(
            "gkb-2019",
            {"t20_6.penalty.prev_items": 3, "t20_6.penalty.delta": -4},
            [("T20-ITEMS-penalty", "")],
            id="fewer items than none",
        ),
        pytest.param("gkb-2019", {"t20_8.fee.delta": -1}, [("T20-ITEMS-fee", "")], id="fees"),
        pytest.param("gkb-2019", {"t20_1.rule.made": 1}, [("L-RULEMAKER", "")], id="规章"),
        pytest.param("gkb-2019", {"t20_1.rule.made": -1}, [("L-RULEMAKER", ""), ("V-KIND", "")]),
        pytest.param(
            "gkb-2019", {"t20_5.license.decisions": Decimal("1.5")}, [("V-KIND", "")], id="half"
        ),
        pytest.param(
            "gkb-2019",
            {"t20_5.license.prev_items": 5, "t20_5.license.decisions": 5},
            [("V-ITEMDEC", "")],
            id="as many decisions as items",
        ),
        pytest.param("gkb-2021", {"t20_5.license.decisions": 5}, [], id="no items in 2021"),
    ],
)
def test_single_faults(layout, changed, violated):
    assert found(layout, changed, may_make_rules=False) == violated


@pytest.mark.parametrize(
    ("other", "is_high"),
    [pytest.param(10, False, id="10 % is not above 10 %"), pytest.param(11, True, id="11 %")],
)
def test_other_outcomes_are_high_above_the_threshold(other, is_high):
    cells = {"t3.r3_6.total": other, "t3.r3_7.total": 100}
    assert (("V-OTHERHIGH", "") in found("gkb-2019", cells)) is is_high


def test_a_form_of_another_year_is_noticed():
    assert ("L-YEAR", "") in found("gkb-2019", {}, year=2022)


def test_who_may_make_rules_must_be_known_to_object():
    unknown = results("gkb-2019", {"t20_1.rule.made": 1}, may_make_rules=None)
    assert outcome(unknown, "L-RULEMAKER").skipped is Skipped.UNKNOWN_ORGAN
    city = results("gkb-2019", {"t20_1.rule.made": 1}, may_make_rules=True)
    assert outcome(city, "L-RULEMAKER").outcome is Outcome.PASSED


def test_suits_that_skipped_the_review_are_pointed_out():
    changed = {"t4.direct.upheld": 2, "t4.direct.total": 2}
    unknown = results("gkb-2021", changed)
    assert outcome(unknown, "V-REVIEWFIRST").skipped is Skipped.NO_RECORDS
    assert found("gkb-2021", changed, unreviewed_suits=0) == []
    assert found("gkb-2021", changed, unreviewed_suits=1) == [("V-REVIEWFIRST", "")]


class TestBlanks:
    def test_a_blank_part_counts_as_zero_and_is_mentioned(self):
        checked = results("gkb-2019", {"t3.r1.biz": None})
        assert outcome(checked, "T3-ROW", "r1").outcome is Outcome.PASSED
        assert outcome(checked, "V-BLANK", "t3").cells == ("t3.r1.biz",)

    def test_a_blank_total_is_unknown_and_skips_its_identities(self):
        filled = {"t3.r1.natural": 2, "t3.r1.total": None, "t3.r3_1.natural": 2}
        checked = results("gkb-2019", filled)
        for key in (("T3-ROW", "r1"), ("T3-BAL", "total")):
            assert outcome(checked, *key).skipped is Skipped.NO_TOTAL
        assert outcome(checked, "V-NOTOTAL").cells == ("t3.r1.total",)

    def test_a_row_left_blank_altogether_counts_as_zero_elsewhere(self):
        form = catalogue.by_id("gkb-2021")
        blank = dict.fromkeys(a for a in form.cells if a.startswith("t3.r3_6_1."))
        checked = results("gkb-2021", blank)
        assert outcome(checked, "T3-OUT", "total").outcome is Outcome.PASSED

    def test_an_empty_report_is_not_a_report_that_adds_up(self):
        checked = results("gkb-2019", dict.fromkeys(ZEROS["gkb-2019"]))
        assert outcome(checked, "T4-REV").skipped is Skipped.ALL_BLANK


class TestLastYear:
    def test_without_it_nothing_is_said(self):
        assert outcome(results("gkb-2019", {}), "X-CARRY", "total").skipped is Skipped.NO_PREVIOUS

    def test_what_was_carried_over_must_arrive_even_under_another_form(self):
        last_year = LastYear("gkb-2019", ZEROS["gkb-2019"] | {"t3.r4.legal": 2})
        violated = found("gkb-2021", {}, year=2021, last_year=last_year)
        assert violated == [("X-CARRY", "legal")]

    def test_stock_is_not_compared_across_forms(self):
        last_year = LastYear("gkb-2019", ZEROS["gkb-2019"])
        checked = results("gkb-2021", {}, last_year=last_year)
        assert outcome(checked, "X-STOCK-normdoc").skipped is Skipped.NO_PREVIOUS

    def test_stock_is_last_years_plus_issued_less_repealed(self):
        last_year = LastYear("gkb-2021", ZEROS["gkb-2021"] | {"t20_1.normdoc.effective": 84})
        changed = {"t20_1.normdoc.issued": 8, "t20_1.normdoc.repealed": 26}
        right = {**changed, "t20_1.normdoc.effective": 66}
        assert found("gkb-2021", right, year=2022, last_year=last_year) == []
        wrong = {**changed, "t20_1.normdoc.effective": 74}
        assert found("gkb-2021", wrong, year=2022, last_year=last_year) == [("X-STOCK-normdoc", "")]

    @pytest.mark.parametrize(
        ("before", "now", "ids"),
        [
            pytest.param("96171.6", "961716000.5", ["V-UNIT"], id="元 in place of 万元"),
            pytest.param("96171.6", "9.6", ["V-UNIT"], id="亿元 in place of 万元"),
            pytest.param("96171.6", "90000.5", [], id="a usual year"),
            pytest.param("96171.6", "90000", ["V-ROUND"], id="decimals gone"),
        ],
    )
    def test_sums_of_another_size_are_noticed(self, before, now, ids):
        amount = "t20_8.fee.amount"
        last_year = LastYear("gkb-2021", ZEROS["gkb-2021"] | {amount: Decimal(before)})
        checked = found("gkb-2021", {amount: Decimal(now)}, year=2022, last_year=last_year)
        assert [check for check, _ in checked] == ids

    def test_a_unit_printed_beside_the_sum_must_be_the_forms(self):
        amount = "t20_9.procurement.amount"
        assert found("gkb-2019", {amount: 9}, units={amount: "元"}) == [("V-UNIT", "")]
        assert found("gkb-2019", {amount: 9}, units={amount: "万元"}) == []
