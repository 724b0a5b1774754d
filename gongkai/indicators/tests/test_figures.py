"""Figures and the records behind them agree; entered ones carry who and from what."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disclosures.actions import file_tally
from gongkai.disclosures.models import TallyKind
from gongkai.indicators.actions import enter
from gongkai.indicators.queries import NotKnown, change, figure, figures, records
from gongkai.indicators.registry import Registry, UnknownIndicator, registry
from gongkai.indicators.rules.indicators import IndicatorRefused, Provenance
from gongkai.indicators.rules.periods import Period
from gongkai.ledger.queries import stream
from gongkai.organs import actions as organs
from gongkai.organs.access import NotYours
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
YEAR = Period.year(2020)


def establish(code: str, parent: Organ | None = None, *, vertical: bool = False) -> Organ:
    return organs.establish(
        code=code,
        name=code,
        short_name=code,
        kind=OrganKind.DEPARTMENT,
        on=dt.date(2000, 1, 1),
        parent=parent,
        vertical=vertical,
        by=None,
    )


@pytest.fixture
def district() -> Organ:
    return establish("district")


@pytest.fixture
def reporter(district: Organ) -> Officer:
    officer = organs.enrol(username="reporter", full_name="填报员", by=None)
    post = organs.open_post(organ=district, name="年报", role=Role.REPORTER, by=None)
    organs.appoint(post=post, officer=officer, on=dt.date(2000, 1, 1), by=None)
    return officer


def test_every_indicator_is_defined_and_its_code_is_its_own() -> None:
    codes = [indicator.code for indicator in registry()]
    assert len(codes) == len(set(codes)) > 200


def test_a_code_cannot_stand_for_two_figures() -> None:
    family = registry().family("items.total")
    with pytest.raises(IndicatorRefused):
        Registry([family, family])


def test_an_unknown_code_is_refused(district: Organ) -> None:
    with pytest.raises(UnknownIndicator):
        figure("items.nonsense", district, YEAR)


def test_counting_everything_takes_few_queries(district: Organ) -> None:
    codes = [indicator.code for indicator in registry()]
    with CaptureQueriesContext(connection) as queries:
        found = figures(codes, district, YEAR)
    assert len(found) == len(codes)
    assert len(queries) <= 15


def test_on_an_empty_database_counted_figures_are_zero_and_entered_ones_unknown(
    district: Organ,
) -> None:
    for found in figures([i.code for i in registry()], district, YEAR).values():
        entered = found.indicator.provenance is Provenance.ENTERED
        assert found.value is None if entered else found.value == 0


def test_every_figure_can_show_its_records(district: Organ) -> None:
    for indicator in registry():
        assert list(records(indicator.code, district, YEAR)[:1]) == []


def test_tallies_add_up_over_the_organs_below_but_not_over_vertical_ones(
    district: Organ, reporter: Officer
) -> None:
    bureau = establish("bureau", district)
    taxes = establish("taxes", district, vertical=True)
    for organ, decisions in ((district, 1), (bureau, 10), (taxes, 100)):
        file_tally(organ=organ, year=2020, kind=TallyKind.LICENSE, decisions=decisions, by=reporter)
    code = "tallies.license.decisions"
    assert figure(code, district, YEAR).value == 11
    assert sum(row.decisions for row in records(code, district, YEAR)) == 11
    assert figure(code, bureau, YEAR).value == 10
    assert figure(code, district, Period.year(2019)).value == 0


def test_amounts_are_exact(district: Organ, reporter: Officer) -> None:
    bureau = establish("bureau", district)
    for organ, amount in ((district, "4166.08"), (bureau, "0.10")):
        file_tally(
            organ=organ,
            year=2020,
            kind=TallyKind.PROCUREMENT,
            amount=Decimal(amount),
            by=reporter,
        )
    value = figure("tallies.procurement.amount", district, YEAR).value
    assert str(value) == "4166.18"


def test_an_entered_figure_says_who_and_from_what(district: Organ, reporter: Officer) -> None:
    enter(
        code="zones.built",
        organ=district,
        period=YEAR,
        value=29,
        source="区信息服务中心统计",
        by=reporter,
    )
    assert figure("zones.built", district, YEAR).value == 29
    entry = records("zones.built", district, YEAR).get()
    assert (entry.entered_by, entry.source) == (reporter, "区信息服务中心统计")


def test_entering_again_replaces_and_the_ledger_keeps_both(
    district: Organ, reporter: Officer
) -> None:
    for value in (28, 29):
        enter(
            code="zones.built", organ=district, period=YEAR, value=value, source="统计", by=reporter
        )
    deeds = stream(f"indicators:zones.built:{district.code}:{YEAR}")
    assert [deed.data["value"] for deed in deeds] == ["28", "29"]
    assert figure("zones.built", district, YEAR).value == 29


def test_a_counted_figure_cannot_be_entered(district: Organ, reporter: Officer) -> None:
    with pytest.raises(IndicatorRefused):
        enter(
            code="items.total", organ=district, period=YEAR, value=1, source="拍脑袋", by=reporter
        )


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"value": -1}, id="negative"),
        pytest.param({"source": "  "}, id="no source"),
    ],
)
def test_bad_entries_are_refused(
    district: Organ, reporter: Officer, wrong: dict[str, object]
) -> None:
    facts = {"code": "zones.built", "organ": district, "period": YEAR, "value": 1, "source": "统计"}
    with pytest.raises(ValidationError):
        enter(**(facts | wrong), by=reporter)


def test_only_the_report_officer_enters(district: Organ) -> None:
    stranger = organs.enrol(username="stranger", full_name="路人", by=None)
    with pytest.raises(NotYours):
        enter(code="zones.built", organ=district, period=YEAR, value=1, source="统计", by=stranger)


def test_a_change_needs_both_years(district: Organ, reporter: Officer) -> None:
    enter(code="zones.built", organ=district, period=YEAR, value=6, source="统计", by=reporter)
    with pytest.raises(NotKnown):
        change("zones.built", district, YEAR)
    enter(
        code="zones.built",
        organ=district,
        period=YEAR.year_before(),
        value=4,
        source="统计",
        by=reporter,
    )
    assert change("zones.built", district, YEAR).text == "+50.0%"
