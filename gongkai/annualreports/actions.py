"""What happens to a report: its figures are counted and frozen, then it is published."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.annualreports import access, events
from gongkai.annualreports.counting import count
from gongkai.annualreports.errors import AlreadyPublished, DoesNotAddUp, YearNotOver
from gongkai.annualreports.models import AnnualReport, Standing
from gongkai.annualreports.rules.checks import findings
from gongkai.annualreports.rules.layouts import Severity
from gongkai.annualreports.rules.report import Report
from gongkai.annualreports.rules.snapshot import digest, freeze
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ


@transaction.atomic
def build(
    *, organ: Organ, year: int, by: Officer | None, at: dt.datetime | None = None
) -> AnnualReport:
    """生成: count every figure from the records, check, and freeze the result as a draft.

    Building again replaces a draft. ``by`` is None for the operator at the command line.
    Raises NotYours, YearNotOver, AlreadyPublished, or what ``counting.count`` raises.
    """
    if by is not None:
        viewer_of(by).require(organ, *access.BUILDERS)
    moment = at or timezone.now()
    if year >= timezone.localtime(moment).year:
        raise YearNotOver(year)
    stored = AnnualReport.objects.select_for_update().filter(organ=organ, year=year).first()
    if stored is not None and stored.is_published:
        raise AlreadyPublished(organ.code, year)
    counted = count(organ, year)
    frozen = freeze(counted.report)
    report = stored or AnnualReport(organ=organ, year=year, edition=0)
    report.layout = counted.report.layout.id
    report.frozen, report.sources, report.digest = frozen, counted.sources, digest(frozen)
    found = findings(counted.report.checks)
    report.errors = sum(check.severity is Severity.ERROR for check in found)
    report.warnings = sum(check.severity is Severity.WARN for check in found)
    report.edition += 1
    report.built_by, report.built_at = by, moment
    report.save()
    record(
        events.BUILT,
        stream=_stream(report),
        by=by,
        organ=organ,
        at=at,
        data={
            "layout": report.layout,
            "edition": report.edition,
            "digest": report.digest,
            "findings": len(found),
        },
    )
    return report


@transaction.atomic
def publish(
    *, report: AnnualReport, by: Officer | None, at: dt.datetime | None = None
) -> AnnualReport:
    """公布: open the report to everyone; its figures can no longer change.

    Raises NotYours, AlreadyPublished, or DoesNotAddUp while a check of severity error fails.
    """
    report = AnnualReport.objects.select_for_update().select_related("organ").get(pk=report.pk)
    if by is not None:
        viewer_of(by).require(report.organ, *access.PUBLISHERS)
    if report.is_published:
        raise AlreadyPublished(report.organ.code, report.year)
    if broken := broken_checks(report.report()):
        raise DoesNotAddUp(broken)
    report.standing = Standing.PUBLISHED
    report.published_by, report.published_at = by, at or timezone.now()
    report.save(update_fields=("standing", "published_by", "published_at"))
    record(
        events.PUBLISHED,
        stream=_stream(report),
        by=by,
        organ=report.organ,
        at=at,
        data={"edition": report.edition, "digest": report.digest},
    )
    return report


def broken_checks(report: Report) -> tuple[str, ...]:
    """The ids of the failed checks that have to be mended before publication."""
    failed = findings(report.checks)
    return tuple(sorted({r.id for r in failed if r.severity is Severity.ERROR}))


def _stream(report: AnnualReport) -> str:
    return f"annualreports:report:{report.organ.code}-{report.year}"
