"""Published annual reports as the portal lists them (条例第50条: they are made public)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.annualreports.models import AnnualReport, Standing


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One line of the list."""

    title: str
    url: str
    organ: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class ReportYear:
    """年度: all reports on one year, in the order of the organs."""

    year: int
    reports: Sequence[ListedReport]


def published() -> QuerySet[AnnualReport]:
    """What anybody may read, the newest year first, and of a year in the order of the organs."""
    return (
        AnnualReport.objects.filter(standing=Standing.PUBLISHED)
        .select_related("organ")
        .defer("frozen", "sources")
        .order_by("-year", "organ__position", "organ__path")
    )


def newest(count: int) -> tuple[ListedReport, ...]:
    return tuple(_listed(report) for report in published()[:count])


def by_year() -> tuple[ReportYear, ...]:
    return tuple(
        ReportYear(year, tuple(_listed(report) for report in found))
        for year, found in groupby(published(), key=lambda report: report.year)
    )


def _listed(report: AnnualReport) -> ListedReport:
    title = _("%(organ)s%(year)d年政府信息公开工作年度报告")
    return ListedReport(
        title=title % {"organ": report.organ.name, "year": report.year},
        url=f"/reports/{report.organ.code}/{report.year}/",
        organ=report.organ.name,
        published_on=(
            timezone.localtime(report.published_at).date() if report.published_at else None
        ),
    )
