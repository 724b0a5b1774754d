"""Reading reports on file, and what stands behind each of their figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gongkai.annualreports import access
from gongkai.annualreports.counting import count
from gongkai.annualreports.errors import YearNotOver
from gongkai.annualreports.models import AnnualReport, Standing
from gongkai.annualreports.rules.catalogue import all_layouts
from gongkai.annualreports.rules.errors import UnknownCell
from gongkai.annualreports.rules.layouts import CellSpec, Layout, Value
from gongkai.annualreports.rules.narrative import NarrativeFigure
from gongkai.annualreports.rules.report import Report
from gongkai.annualreports.rules.templates import FigureSpec, template_for
from gongkai.indicators import queries as indicators
from gongkai.indicators.registry import registry
from gongkai.indicators.rules.indicators import Indicator
from gongkai.indicators.rules.periods import Period
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Shown:
    """A report to show, and whether it is the one on file or was counted just now."""

    report: Report
    on_file: bool
    moment: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Part:
    """分项: a cell that a total is added up from."""

    address: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Behind:
    """一个数的由来: its value, its indicators with their records, or the parts of a total."""

    label: str
    value: Value
    unit: str
    provenance: str
    indicators: tuple[Indicator, ...] = ()
    records: QuerySet[Any] | None = None
    parts: tuple[Part, ...] = ()
    basis: str = ""
    figure: NarrativeFigure | None = None


def on_file_or_counted(organ: Organ, year: int) -> Shown:
    """The report on file, else one counted from the records as they stand and not kept.

    Raises YearNotOver for years to come, or what ``counting.count`` raises.
    """
    if year > timezone.localdate().year:
        raise YearNotOver(year)
    stored = AnnualReport.objects.filter(organ=organ, year=year).first()
    if stored is not None:
        return Shown(stored.report(), True, stored.built_at)
    return Shown(count(organ, year).report, False, None)


def published(organ: str, year: int) -> AnnualReport | None:
    """The public report of an organ on a year."""
    return (
        AnnualReport.objects.select_related("organ")
        .filter(organ__code=organ, year=year, standing=Standing.PUBLISHED)
        .first()
    )


def reportable_years(today: dt.date) -> Sequence[int]:
    """The years that are over and have a form, newest first."""
    return range(today.year - 1, all_layouts()[0].first_year - 1, -1)


def workshop(viewer: Viewer, year: int) -> QuerySet[Organ]:
    """The organs a person sees in the workshop, each with its report on the year. Two queries.

    Organs under vertical management are left out: they report within their own system.
    """
    on_year = AnnualReport.objects.filter(year=year).defer("frozen", "sources")
    return (
        access.organs_for(viewer)
        .filter(established_on__lte=dt.date(year, 12, 31), vertical=False)
        .prefetch_related(Prefetch("annual_reports", queryset=on_year, to_attr="on_year"))
        .order_by("position", "path")
    )


def behind_cell(stored: AnnualReport, address: str) -> Behind:
    """What a cell was counted from; raises ``UnknownCell``."""
    report = stored.report()
    spec = report.layout.cell(address)
    value, unit = report.cells.get(address), spec.column.unit or "件"
    if address in report.layout.totals:
        parts = tuple(_parts(report.layout, report, address))
        return Behind(spec.label, value, unit, "total", parts=parts, basis=spec.row.basis)
    source = stored.sources[address]
    named = tuple(registry().indicator(code) for code in source["indicators"])
    return Behind(
        label=spec.label,
        value=value,
        unit=named[0].unit,
        provenance=source["provenance"],
        indicators=named,
        records=records(named, stored),
        basis=spec.row.basis,
    )


def behind_figure(stored: AnnualReport, key: str) -> Behind:
    """What a figure of the text was counted from; raises ``UnknownCell`` for an unknown key."""
    figure = next((f for f in stored.report().narrative.figures() if f.key == key), None)
    spec = _figure_spec(stored, key)
    if figure is None or spec is None:
        raise UnknownCell(key)
    if not spec.indicator:
        parts = tuple(_figure_parts(stored, spec))
        return Behind(figure.label, figure.value, figure.unit, "total", parts=parts, figure=figure)
    indicator = registry().indicator(spec.indicator)
    return Behind(
        label=figure.label,
        value=figure.value,
        unit=figure.unit,
        provenance=indicator.provenance.value,
        indicators=(indicator,),
        records=records((indicator,), stored),
        figure=figure,
    )


def records(named: Sequence[Indicator], stored: AnnualReport) -> QuerySet[Any]:
    """The records counted by one or several indicators of the same family."""
    period = Period.year(stored.year)
    found = [indicators.records(each.code, stored.organ, period) for each in named]
    return reduce(or_, found)


def cell_of_figure(stored: AnnualReport, key: str) -> str:
    """The address of the cell that a figure of the text repeats, or ""."""
    spec = _figure_spec(stored, key)
    return spec.cell if spec else ""


def _figure_spec(stored: AnnualReport, key: str) -> FigureSpec | None:
    template = template_for(stored.layout, stored.organ.code, stored.year)
    return template.figures.get(key)


def _figure_parts(stored: AnnualReport, spec: FigureSpec) -> list[Part]:
    figures = {figure.key: figure for figure in stored.report().narrative.figures()}
    return [
        Part(f"figure:{key}", figures[key].label, figures[key].value)
        for key in spec.share or ()
        if key in figures
    ]


def _parts(layout: Layout, report: Report, total: str) -> list[Part]:
    defining = next(i for i in layout.identities if i.defines and i.right[0].address == total)
    specs: list[CellSpec] = [layout.cell(term.address) for term in defining.left]
    return [Part(spec.address, spec.label, report.cells.get(spec.address)) for spec in specs]
