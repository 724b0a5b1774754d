"""Archived volumes: how long they are kept, what they hold, the register and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import F, QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import (
    ArchiveVolume,
    Bundle,
    BundlePurpose,
    BundleState,
    InformationRequest,
)
from gongkai.inforequests.queries.cases import case_of, history
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.queries.files import files_of
from gongkai.inforequests.rules.archiving import (
    Hindrance,
    Retention,
    RetentionRule,
    hindrances,
    remedies_open_until,
    retention,
    retention_with,
)
from gongkai.inforequests.rules.certainty import Ruling
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.checks import Finding, Level, Moment, run
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.states import ABANDONED, State
from gongkai.organs.access import Viewer

_BY_MAIL = (Channel.ORDINARY_MAIL, Channel.REGISTERED_MAIL)
_ON_PAPER = (*_BY_MAIL, Channel.IN_PERSON, Channel.ZONE, Channel.FAX)


def rulings() -> Mapping[RetentionRule, Ruling[int]]:
    """保管期限 of this installation: the defaults and what `GONGKAI_RETENTION` changes."""
    return _rulings_of(tuple(sorted(settings.GONGKAI_RETENTION.items())))


@lru_cache(maxsize=4)
def _rulings_of(values: tuple[tuple[str, int], ...]) -> dict[RetentionRule, Ruling[int]]:
    return retention_with(dict(values))


def retention_of(row: InformationRequest) -> Retention:
    """保管期限 of the case by the rules."""
    return retention(history(row), rulings())


def volumes_of(row: InformationRequest) -> QuerySet[Bundle]:
    """The volumes of the case, the first one first."""
    volumes = row.bundles.filter(purpose=BundlePurpose.ARCHIVE)
    return volumes.select_related("volume", "made_by").order_by("position")


def sources_held(row: InformationRequest, before: int | None = None) -> frozenset[str]:
    """What the volumes of the case hold, those before a position only if one is named."""
    volumes = volumes_of(row)
    if before is not None:
        volumes = volumes.filter(position__lt=before)
    return frozenset(source for volume in volumes for source in volume.sources)


def archiving_hindrances(row: InformationRequest, today: date) -> tuple[Hindrance, ...]:
    """What stands in the way of archiving the case today, or should be looked at first."""
    kinds = frozenset(FileKind(kind) for kind in files_of(row).values_list("kind", flat=True))
    return hindrances(
        case_of(row),
        kinds,
        on_paper=row.channel in _ON_PAPER,
        by_mail=row.channel in _BY_MAIL,
        today=today,
    )


def remedy_until(row: InformationRequest, today: date) -> date | None:
    """The last day on which the applicant may still seek a remedy."""
    return remedies_open_until(case_of(row), today)


def archiving_findings(row: InformationRequest, today: date) -> tuple[Finding, ...]:
    """What the checks say before 归档 (K29, K36, K37) and nobody may set aside."""
    found = run(dossier(row, today), Moment.ARCHIVE)
    return tuple(each for each in found if each.level is Level.BLOCK)


def register_for(viewer: Viewer) -> QuerySet[ArchiveVolume]:
    """档案目录: the volumes that the viewer's posts let them find, the newest first."""
    volumes = viewer.scoped(
        ArchiveVolume.objects.all(), *access.REGISTER_READERS, field="bundle__request__organ"
    )
    chosen = volumes.select_related("bundle__request__organ", "bundle__request__applicant")
    return chosen.order_by("-archived_on", "-pk")


def due_for_appraisal(viewer: Viewer, today: date) -> QuerySet[ArchiveVolume]:
    """期满待鉴定: the volumes whose period is over (档案法实施条例第24条), the oldest first."""
    return register_for(viewer).filter(keep_until__lt=today).order_by("keep_until", "pk")


def waiting_to_archive(viewer: Viewer) -> QuerySet[InformationRequest]:
    """待归档: closed cases of the viewer's organs, the oldest first."""
    states = (State.CLOSED, State.WITHDRAWN, *ABANDONED)
    rows = viewer.scoped(InformationRequest.objects.all(), *access.ARCHIVERS)
    rows = rows.filter(state__in=states).select_related("organ", "applicant")
    return rows.order_by(F("closed_on").asc(nulls_last=True), "pk")


def unfinished(bundle: Bundle) -> bool:
    """Whether the volume is still to come."""
    return bundle.state in (BundleState.WAITING, BundleState.WORKING)
