"""归档 and 移送: closing the file of a case, taking a copy of it to a court."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.numbering import archive_number
from gongkai.inforequests.models import (
    ArchiveVolume,
    Bundle,
    BundlePurpose,
    BundleState,
    CaseExport,
    InformationRequest,
    ReceivingBody,
)
from gongkai.inforequests.queries import archives
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.archiving import BLOCKING, Part, keep_until
from gongkai.inforequests.rules.archiving_errors import (
    ArchiveBlocked,
    BundleNotStuck,
    NoPartsChosen,
    ReasonNeeded,
    RetentionChangedWithoutReason,
)
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tasks import assemble_bundle
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer

STUCK_AFTER = dt.timedelta(minutes=30)
"""A volume at which nobody has worked for so long was cut off."""


@transaction.atomic
def archive(
    *,
    request: InformationRequest,
    by: Officer,
    retention_years: int | None = None,
    reason: str = "",
    at: dt.datetime | None = None,
) -> InformationRequest:
    """归档: the case is closed to every change at once, its volume is made in the background.

    A case that was archived before, and went on after it, gets a further volume of what is new.
    `retention_years` (0 is 永久) may differ from what the rules give if a `reason` says why.
    Raises ArchiveBlocked, RetentionChangedWithoutReason, NotYours, MoveNotAllowed.
    """
    row, day = locked(request), day_of(at)
    access.require(viewer_of(by), row.organ, acts.Archived)
    _require_sound(row, day)
    found = archives.retention_of(row)
    years = found.years if retention_years is None else retention_years
    if years != found.years and not reason.strip():
        raise RetentionChangedWithoutReason(years=found.years)
    perform(row, [acts.Archived(day, years)], by=by, at=at)
    _volume(row, years, reason.strip(), day, by, at)
    return row


@transaction.atomic
def export_case(
    *,
    request: InformationRequest,
    body: ReceivingBody,
    case_no: str,
    reason: str,
    parts: Collection[Part],
    covers_parties: bool,
    by: Officer,
    at: dt.datetime | None = None,
) -> Bundle:
    """移送: a copy of the chosen parts for a court or a body of reconsideration, with 证据目录.

    The case number of the matter stays out of the ledger. Raises NotYours, ReasonNeeded,
    NoPartsChosen.
    """
    row = locked(request)
    viewer_of(by).require(row.organ, *access.CASE_EXPORTERS)
    if not (reason.strip() and case_no.strip()):
        raise ReasonNeeded()
    chosen = sorted({int(part) for part in parts} - {int(Part.CONTENTS)})
    if not chosen:
        raise NoPartsChosen()
    bundle = _bundle(row, BundlePurpose.EXPORT, 0, by, at)
    CaseExport.objects.create(
        bundle=bundle,
        body=body,
        case_no=case_no.strip(),
        reason=reason.strip(),
        parts=chosen,
        covers_parties=covers_parties,
    )
    data = {
        "bundle": str(bundle.key),
        "body": str(body),
        "parts": chosen,
        "covered": covers_parties,
        "reason": reason.strip(),
    }
    record(events.CASE_EXPORTED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return bundle


@transaction.atomic
def assemble_anew(*, bundle: Bundle, by: Officer) -> Bundle:
    """重新组卷 of what has failed or was cut off. Raises NotYours, BundleNotStuck."""
    row = Bundle.objects.select_for_update(of=("self",)).select_related("request__organ")
    found = row.get(pk=bundle.pk)
    is_export = found.purpose == BundlePurpose.EXPORT
    roles = access.CASE_EXPORTERS if is_export else access.ARCHIVERS
    viewer_of(by).require(found.request.organ, *roles)
    is_idle = found.changed_at < timezone.now() - STUCK_AFTER
    is_stuck = found.state in (BundleState.WAITING, BundleState.WORKING) and is_idle
    if found.state != BundleState.FAILED and not is_stuck:
        raise BundleNotStuck()
    found.state, found.fault, found.changed_at = BundleState.WAITING, "", timezone.now()
    found.save(update_fields=("state", "fault", "changed_at"))
    assemble_bundle.enqueue(found.pk)
    return found


def _require_sound(row: InformationRequest, day: dt.date) -> None:
    if row.state == State.ARCHIVED:
        return  # The table of states says so in better words.
    standing = [each for each in archives.archiving_hindrances(row, day) if each in BLOCKING]
    findings = archives.archiving_findings(row, day)
    if standing or findings:
        raise ArchiveBlocked(tuple(standing), findings)


def _volume(
    row: InformationRequest,
    years: int,
    reason: str,
    day: dt.date,
    by: Officer,
    at: dt.datetime | None,
) -> Bundle:
    position = archives.volumes_of(row).count() + 1
    bundle = _bundle(row, BundlePurpose.ARCHIVE, position, by, at)
    closed_on = row.closed_on or day
    ArchiveVolume.objects.create(
        bundle=bundle,
        archive_no=archive_number(row.organ, closed_on),
        archived_on=day,
        year=closed_on.year,
        retention_years=years or None,
        rule=archives.retention_of(row).rule,
        reason=reason,
        keep_until=keep_until(closed_on, years),
    )
    return bundle


def _bundle(
    row: InformationRequest,
    purpose: BundlePurpose,
    position: int,
    by: Officer,
    at: dt.datetime | None,
) -> Bundle:
    bundle = Bundle.objects.create(
        request=row,
        purpose=purpose,
        position=position,
        made_by=by,
        made_at=at or timezone.now(),
        changed_at=timezone.now(),
    )
    # Queued in the same transaction: no volume without a task, no task without its volume.
    assemble_bundle.enqueue(bundle.pk)
    return bundle
