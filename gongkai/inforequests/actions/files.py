"""附件: examined, sealed, kept; whoever opens what shows the applicant is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai import vault
from gongkai.documents.uploads import examine
from gongkai.inforequests import access, events, filestore, queries
from gongkai.inforequests.actions.casework import locked, require_not_archived
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.rules.archiving_errors import ReasonNeeded
from gongkai.inforequests.rules.errors import FilesTooLarge
from gongkai.inforequests.rules.files import FIXED_WITH_THE_REPLY, FileKind
from gongkai.inforequests.rules.reply_errors import DraftLocked
from gongkai.inforequests.rules.states import EDITABLE, State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """待提交的附件: examined and sealed, of no case yet. Unclaimed, it is swept away."""

    kind: FileKind
    place: str
    name: str
    media_type: str
    size: int  # bytes
    pages: int | None
    digest: str


def hold_file(*, kind: FileKind, content: bytes, name: str) -> WaitingFile:
    """Examine a file and keep it sealed until its case is there.

    Raises gongkai.documents.uploads.UploadRefused.
    """
    found = examine(content, name, limits=queries.upload_limits())
    place = filestore.put(content)
    return WaitingFile(
        kind=kind,
        place=place,
        name=found.name,
        media_type=found.media_type,
        size=found.size,
        pages=found.pages,
        digest=found.sha256,
    )


def add_file(
    *,
    request: InformationRequest,
    kind: FileKind,
    content: bytes,
    name: str,
    by: Officer | None = None,
    at: dt.datetime | None = None,
) -> CaseFile:
    """加入附件. `by` is nobody where the applicant sent it.

    Raises UploadRefused, FilesTooLarge for the case as a whole, NotYours.
    """
    if by is not None:
        viewer_of(by).require(request.organ, *access.FILE_KEEPERS)
    # Examined and sealed first: a large file must not keep others from writing.
    waiting = hold_file(kind=kind, content=content, name=name)
    with transaction.atomic():
        return claim_file(request=locked(request), waiting=waiting, by=by, at=at)


def claim_file(
    *,
    request: InformationRequest,
    waiting: WaitingFile,
    by: Officer | None = None,
    at: dt.datetime | None = None,
) -> CaseFile:
    """A waiting file becomes one of the case; inside the transaction of the deed it belongs to.

    Raises FilesTooLarge, DraftLocked, CaseArchived.
    """
    _require_changeable(request, waiting.kind)
    limit = queries.total_limit()
    if queries.total_size(request) + waiting.size > limit:
        raise FilesTooLarge(limit=limit)
    row = CaseFile.objects.create(
        request=request,
        kind=waiting.kind,
        sealed_name=vault.seal({"name": waiting.name}),
        media_type=waiting.media_type,
        size=waiting.size,
        pages=waiting.pages,
        digest=waiting.digest,
        place=waiting.place,
        added_by=by,
        added_at=at or timezone.now(),
    )
    _record(events.FILE_ADDED, row, by, at)
    return row


@transaction.atomic
def open_file(*, file: CaseFile, by: Officer, reason: str = "") -> bytes:
    """打开附件: its content. A look at what shows who somebody is has a reason, and is recorded
    before it is granted; so has one at an archived case.

    Raises NotYours, ReasonNeeded, SealedFileLost, and CaseFile.DoesNotExist for a file that was
    taken out.
    """
    kind = FileKind(file.kind)
    viewer_of(by).require(file.request.organ, *queries.readers_of(kind))
    if file.removed_at is not None:
        raise CaseFile.DoesNotExist
    if queries.needs_reason(file):
        if not reason.strip():
            raise ReasonNeeded()
        _record(events.FILE_OPENED, file, by, None, reason=reason.strip())
    return filestore.opened(file.place)


@transaction.atomic
def remove_file(
    *, file: CaseFile, reason: str, by: Officer, at: dt.datetime | None = None
) -> CaseFile:
    """移出附件: it is no longer shown nor opened; row and sealed file stay as evidence. Who may
    not read it does not take it out either.

    Raises NotYours, DraftLocked. Taking out twice changes nothing.
    """
    viewer = viewer_of(by)
    viewer.require(file.request.organ, *access.FILE_KEEPERS)
    viewer.require(file.request.organ, *queries.readers_of(FileKind(file.kind)))
    case = locked(file.request)
    row = CaseFile.objects.select_related("request__organ").get(pk=file.pk)
    if row.removed_at is None:
        _require_changeable(case, FileKind(row.kind))
        row.removed_at = at or timezone.now()
        row.save(update_fields=("removed_at",))
        _record(events.FILE_REMOVED, row, by, at, reason=reason.strip())
    return row


def take_disclosed(*, file: CaseFile, at: dt.datetime | None = None) -> bytes:
    """提供的信息 as its applicant fetches it, by number and query code. The fetching is recorded:
    it shows that the information arrived. Raises SealedFileLost; then nothing is recorded."""
    content = filestore.opened(file.place)
    with transaction.atomic():
        _record(events.FILE_FETCHED, file, None, at)
    return content


def _require_changeable(row: InformationRequest, kind: FileKind) -> None:
    require_not_archived(row)
    if kind in FIXED_WITH_THE_REPLY and State(row.state) not in EDITABLE:
        raise DraftLocked(state=row.state)


def sweep_files(*, older_than: dt.timedelta = filestore.ORPHAN_AGE) -> int:
    """Remove sealed files that no row names; how many.

    They come from applications not sent and from deeds that did not come about.
    """
    count = 0
    for group in _groups(filestore.places(timezone.now() - older_than)):
        known = {
            place
            for model in queries.SEALED_FILES.values()
            for place in model.objects.filter(place__in=group).values_list("place", flat=True)
        }
        for place in set(group) - known:
            filestore.drop(place)
            count += 1
    return count


def _groups(places: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    rest = iter(places)
    while group := list(islice(rest, size)):
        yield group


def _record(
    event: str, row: CaseFile, by: Officer | None, at: dt.datetime | None, **more: Any
) -> None:
    # A name of a file may be the name of a person: it stays out of the ledger.
    record(
        event,
        stream=row.request.stream,
        by=by,
        organ=row.request.organ,
        at=at,
        data={"file": str(row.key), "kind": row.kind, "sha256": row.digest, **more},
    )
