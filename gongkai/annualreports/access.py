"""Who may see, build and publish reports. Published ones are for everyone."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from gongkai.annualreports.models import AnnualReport
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

READERS = (Role.REPORTER, Role.SUPERVISOR, Role.AUDITOR)
BUILDERS = (Role.REPORTER, Role.SUPERVISOR)
PUBLISHERS = (Role.REPORTER, Role.SUPERVISOR)


def may_enter(viewer: Viewer) -> bool:
    """Whether the workshop opens at all for this person."""
    return bool(viewer.roles & set(READERS))


def organs_for(viewer: Viewer) -> QuerySet[Organ]:
    """The organs whose reports the person may see."""
    return viewer.scoped(Organ.objects.all(), *READERS, field="")


def reports_for(viewer: Viewer) -> QuerySet[AnnualReport]:
    """The reports the person may see, drafts included."""
    return viewer.scoped(AnnualReport.objects.select_related("organ"), *READERS)


def obtain_organ(viewer: Viewer, code: str) -> Organ:
    """The organ, or 404: missing and forbidden look the same."""
    organ = organs_for(viewer).filter(code=code).first()
    if organ is None:
        raise Http404(code)
    return organ


def obtain_report(viewer: Viewer, code: str, year: int) -> AnnualReport:
    """The report, or 404: missing and forbidden look the same."""
    report = reports_for(viewer).filter(organ__code=code, year=year).first()
    if report is None:
        raise Http404(f"{code} {year}")
    return report


def may_build(viewer: Viewer, organ: Organ) -> bool:
    """Reports are built by report officers and the disclosure office."""
    return viewer.may(organ, *BUILDERS)


def may_publish(viewer: Viewer, organ: Organ) -> bool:
    """Published by the organ's own report officer or by the disclosure office (条例第49条)."""
    return viewer.may(organ, *PUBLISHERS)
