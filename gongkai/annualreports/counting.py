"""统计: a report counted from the records, cell by cell, through the indicators.

What counts when is decided by the indicators (each carries its definition); here cells and
figures of the text are only asked for, totals added up and identities checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.annualreports.errors import ReportsElsewhere
from gongkai.annualreports.models import AnnualReport
from gongkai.annualreports.rules import (
    catalogue,
    checks,
    derivation,
    layouts,
    narrative,
    narrative_checks,
    templates,
)
from gongkai.annualreports.rules.bindings import Bindings, bindings
from gongkai.annualreports.rules.checks import Context, LastYear
from gongkai.annualreports.rules.errors import MissingCells
from gongkai.annualreports.rules.narrative import Known
from gongkai.annualreports.rules.printed import printed_for
from gongkai.annualreports.rules.report import Report
from gongkai.annualreports.rules.templates import Template
from gongkai.indicators import queries as indicators
from gongkai.indicators.queries import Figure
from gongkai.indicators.rules.indicators import Provenance
from gongkai.indicators.rules.periods import Period
from gongkai.indicators.rules.ratios import Number
from gongkai.indicators.scope import Scope
from gongkai.organs.models import Organ, OrganKind
from gongkai.remedies.queries import direct_anomalies

# 立法法第91、93条: provinces and cities with districts enact 规章; what is below them does not.
RULE_MAKERS = frozenset({OrganKind.CITY_GOVERNMENT})

Source = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """统计结果: the report, and for every counted cell its indicator and provenance."""

    report: Report
    sources: dict[str, Source]


def count(organ: Organ, year: int) -> Counted:
    """Count everything anew from the records as they stand.

    Raises ``NoLayoutForYear``, ``ReportsElsewhere`` for organs under vertical management, and
    ``MissingCells`` where an entered figure was never entered.
    """
    if organ.vertical:
        raise ReportsElsewhere(organ.name)
    layout = catalogue.for_year(year)
    template = templates.template_for(layout.id, organ.code, year)
    bound = bindings(layout.id)
    period = Period.year(year)
    wanted = {code for codes in bound.values() for code in codes} | template.indicators()
    figures = indicators.figures(sorted(wanted), organ, period)
    cells = derivation.derive(layout, _leaves(bound, figures))
    text = narrative.write(
        template,
        _words(organ, year),
        _known(template, cells, figures, _before(template, organ, period)),
        printed_for(organ.code, year),
    )
    results = (
        *checks.evaluate(layout, cells, _context(organ, period)),
        *narrative_checks.evaluate(layout, text),
    )
    report = Report(
        organ=organ.code,
        organ_name=organ.name,
        year=year,
        layout=layout,
        cells=cells,
        checks=results,
        narrative=text,
        demonstration=organ.demonstration,
    )
    return Counted(report, _sources(bound, figures))


def _leaves(bound: Bindings, figures: Mapping[str, Figure]) -> dict[str, Number]:
    """The counted cells; several indicators of one cell add up."""
    values = {address: [figures[code].value for code in codes] for address, codes in bound.items()}
    if missing := tuple(address for address, found in values.items() if None in found):
        raise MissingCells(missing)
    return {address: sum(filter(None, found)) for address, found in values.items()}


def _before(template: Template, organ: Organ, period: Period) -> Mapping[str, Figure]:
    """Last year's figures, for those the text compares."""
    compared = {spec.indicator for spec in template.figures.values() if spec.change is not None}
    return indicators.figures(sorted(compared - {""}), organ, period.year_before())


def _known(
    template: Template,
    cells: layouts.Cells,
    now: Mapping[str, Figure],
    before: Mapping[str, Figure],
) -> dict[str, Known]:
    known: dict[str, Known] = {}
    for spec in template.figures.values():
        value = cells[spec.cell] if spec.cell else _value(now, spec.indicator)
        if value is not None:
            known[spec.key] = Known(value, _value(before, spec.indicator))
    return known


def _value(figures: Mapping[str, Figure], code: str) -> layouts.Value:
    figure = figures.get(code)
    return figure.value if figure else None


def _words(organ: Organ, year: int) -> dict[str, str]:
    return {"organ": organ.name, "year": f"{year}", "next_year": f"{year + 1}"}


def _context(organ: Organ, period: Period) -> Context:
    days = (period.begins_on, period.ends_on)
    year = period.begins_on.year
    return Context(
        year=year,
        last_year=last_year(organ, year),
        may_make_rules=organ.kind in RULE_MAKERS,
        unreviewed_suits=direct_anomalies(Scope(organ, period).organs(), *days).count(),
    )


def last_year(organ: Organ, year: int) -> LastYear | None:
    """The organ's report on the year before, if it is on file."""
    stored = AnnualReport.objects.filter(organ=organ, year=year - 1).first()
    if stored is None:
        return None
    value = stored.report()
    return LastYear(value.layout.id, value.cells)


def _sources(bound: Bindings, figures: Mapping[str, Figure]) -> dict[str, Source]:
    """For each counted cell its indicators; entered if any of them was entered."""
    sources: dict[str, Source] = {}
    for address, codes in bound.items():
        provenances = {figures[code].indicator.provenance for code in codes}
        entered = Provenance.ENTERED in provenances
        sources[address] = {
            "indicators": list(codes),
            "provenance": (Provenance.ENTERED if entered else Provenance.COUNTED).value,
        }
    return sources
