"""档案利用: what is sealed is opened for a purpose and a reason, recorded before it is granted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events, filestore
from gongkai.inforequests.actions.assembling import clear
from gongkai.inforequests.models import (
    ArchiveOpening,
    Bundle,
    BundleForm,
    BundlePurpose,
    BundleState,
    OpeningPurpose,
)
from gongkai.inforequests.rules.archiving import REASON_LEAST
from gongkai.inforequests.rules.archiving_errors import BundleNotReady, ReasonNeeded
from gongkai.ledger.actions import record
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Officer

EXPORT_KEPT = dt.timedelta(days=30)
"""How long the copy for a court can be fetched [设计]: it is one more copy of personal data."""


def open_bundle(
    *, bundle: Bundle, form: BundleForm, purpose: OpeningPurpose, reason: str, by: Officer
) -> Iterator[bytes]:
    """打开案卷: its content piece by piece, never whole in memory.

    Who has no post for it is refused, and the attempt stays on record. Raises NotYours,
    ReasonNeeded, BundleNotReady, SealedFileLost.
    """
    try:
        viewer_of(by).require(bundle.request.organ, *openers_of(bundle))
    except NotYours:
        _note(bundle, form, by, refused=True)
        raise
    if len(reason.strip()) < REASON_LEAST:
        raise ReasonNeeded()
    places = list(bundle.pieces.filter(form=form).values_list("place", flat=True))
    if bundle.state != BundleState.READY or not places:
        raise BundleNotReady()
    first = filestore.opened(places[0])
    _note(bundle, form, by, purpose=purpose, reason=reason.strip())
    return _content(first, places[1:])


def openers_of(bundle: Bundle) -> tuple[access.Role, ...]:
    """The posts that open it: need-to-know."""
    is_export = bundle.purpose == BundlePurpose.EXPORT
    return access.CASE_EXPORTERS if is_export else access.ARCHIVE_OPENERS


def _content(first: bytes, places: list[str]) -> Iterator[bytes]:
    yield first
    for place in places:
        yield filestore.opened(place)


@transaction.atomic
def _note(
    bundle: Bundle,
    form: BundleForm,
    by: Officer,
    *,
    purpose: str = "",
    reason: str = "",
    refused: bool = False,
) -> None:
    ArchiveOpening.objects.create(
        bundle=bundle,
        form=form,
        purpose=purpose,
        reason=reason,
        refused=refused,
        by=by,
        at=timezone.now(),
    )
    row = bundle.request
    data = {"bundle": str(bundle.key), "form": str(form)}
    if not refused:
        data |= {"purpose": str(purpose), "reason": reason}
    event = events.BUNDLE_REFUSED if refused else events.BUNDLE_OPENED
    record(event, stream=row.stream, by=by, organ=row.organ, data=data)


def drop_old_exports() -> int:
    """Take away the files of exports older than `EXPORT_KEPT`; how many. Their rows stay."""
    old = Bundle.objects.filter(
        purpose=BundlePurpose.EXPORT,
        state=BundleState.READY,
        changed_at__lt=timezone.now() - EXPORT_KEPT,
    )
    count = 0
    for bundle in old.select_related("request__organ"):
        with transaction.atomic():
            clear(bundle)
            Bundle.objects.filter(pk=bundle.pk).update(state=BundleState.GONE)
        count += 1
    return count
