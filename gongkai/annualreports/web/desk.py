"""年报工作室: the list, a report with its checks, and the records behind each figure."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.annualreports import access, actions, phrases, queries
from gongkai.annualreports.booklet import bind
from gongkai.annualreports.exports import MEDIA_TYPES
from gongkai.annualreports.models import AnnualReport
from gongkai.annualreports.queries import Behind
from gongkai.annualreports.rules.checks import Outcome
from gongkai.annualreports.rules.errors import ReportError, UnknownCell
from gongkai.annualreports.rules.layouts import Severity
from gongkai.annualreports.rules.report import Report
from gongkai.annualreports.web.files import as_response
from gongkai.annualreports.web.forms import YearForm
from gongkai.annualreports.web.links import cell_link, figure_link
from gongkai.documents import to_html
from gongkai.indicators.records import line
from gongkai.organs.access import Viewer, viewer_of

ORGANS_PER_PAGE = 100
RECORDS_PER_PAGE = 50


@require_safe
def workshop(request: HttpRequest) -> HttpResponse:
    """The organs within reach and where their reports on a year stand."""
    viewer = _entered(request)
    years = queries.reportable_years(timezone.localdate())
    form = YearForm(request.GET, years=years)
    year = form.chosen()
    organs = Paginator(queries.workshop(viewer, year), ORGANS_PER_PAGE)
    page = organs.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "year": year,
        "page": page,
        "rows": [
            {
                "organ": organ,
                "stored": next(iter(organ.on_year), None),
                "may_build": access.may_build(viewer, organ),
            }
            for organ in page
        ],
    }
    return render(request, "annualreports/workshop.html", context)


@require_safe
def report(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """A report: text and tables, every figure a link, beside the checks."""
    viewer = _entered(request)
    stored = access.obtain_report(viewer, organ, year)
    value = stored.report()
    document = bind(value, cell_link=cell_link(stored), figure_link=figure_link(stored))
    context = {
        "stored": stored,
        "report": value,
        # The renderer escapes everything it is given.
        "text": mark_safe(to_html.fragment(document)),
        "checks": _check_lines(value),
        "summary": phrases.summary(value),
        "duties": [phrases.DUTIES[duty] for duty in value.narrative.unmet],
        "downloads": phrases.FORMATS,
        "may_build": access.may_build(viewer, stored.organ) and not stored.is_published,
        "may_publish": access.may_publish(viewer, stored.organ) and not stored.is_published,
    }
    return render(request, "annualreports/report.html", context)


@require_POST
def build(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """Count the figures anew."""
    chosen = access.obtain_organ(_entered(request), organ)
    try:
        actions.build(organ=chosen, year=year, by=request.user)
    except ReportError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("annualreports:workshop")
    messages.success(request, _("已由记录统计并核验。"))
    return redirect("annualreports:report", organ, year)


@require_POST
def publish(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """Make a report public."""
    stored = access.obtain_report(_entered(request), organ, year)
    try:
        actions.publish(report=stored, by=request.user)
    except ReportError as error:
        messages.error(request, phrases.refusal(error))
    else:
        messages.success(request, _("已公布。"))
    return redirect("annualreports:report", organ, year)


@require_safe
def download(request: HttpRequest, organ: str, year: int, form: str) -> HttpResponse:
    """The report as a file, drafts included."""
    stored = access.obtain_report(_entered(request), organ, year)
    if form not in MEDIA_TYPES:
        raise Http404(form)
    return as_response(stored, form)


@require_safe
def cell(request: HttpRequest, organ: str, year: int, address: str) -> HttpResponse:
    """What one cell was counted from."""
    stored = access.obtain_report(_entered(request), organ, year)
    try:
        behind = queries.behind_cell(stored, address)
    except UnknownCell as error:
        raise Http404(address) from error
    return _records_page(request, stored, behind)


@require_safe
def figure(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """What one figure of the text was counted from."""
    stored = access.obtain_report(_entered(request), organ, year)
    try:
        behind = queries.behind_figure(stored, key)
    except UnknownCell as error:
        raise Http404(key) from error
    return _records_page(request, stored, behind)


def _entered(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if not access.may_enter(viewer):
        raise PermissionDenied(_("年报工作室供年报编制、政务公开主管和监督审计岗位使用。"))
    return viewer


def _check_lines(value: Report) -> list[dict[str, Any]]:
    """Findings first, by severity; what passed or could not be checked is folded away."""
    order = list(Severity)
    lines = [
        {
            "check": check,
            "severity": phrases.SEVERITIES[check.severity],
            "place": phrases.place(check, value.layout),
            "sentence": phrases.finding(check),
            "is_finding": check.outcome is Outcome.FAILED,
        }
        for check in value.checks
    ]
    return sorted(
        lines, key=lambda entry: (not entry["is_finding"], order.index(entry["check"].severity))
    )


def _records_page(request: HttpRequest, stored: AnnualReport, behind: Behind) -> HttpResponse:
    context: dict[str, Any] = {
        "stored": stored,
        "behind": behind,
        "provenance": phrases.PROVENANCES[behind.provenance],
        "parts": [{"part": part, "url": _part_url(stored, part.address)} for part in behind.parts],
    }
    if behind.records is not None:
        page = Paginator(behind.records, RECORDS_PER_PAGE).get_page(request.GET.get("page"))
        code = behind.indicators[0].code
        context |= {"page": page, "lines": [line(record, code) for record in page]}
    return render(request, "annualreports/records.html", context)


def _part_url(stored: AnnualReport, address: str) -> str:
    kind, _colon, key = address.partition(":")
    return figure_link(stored)(key) if kind == "figure" else cell_link(stored)(address)
