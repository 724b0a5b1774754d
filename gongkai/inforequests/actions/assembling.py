"""组卷 in the background: made in a folder that goes away, sealed piece by piece, recorded."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import events, filestore
from gongkai.inforequests.actions.letters import addressee_of
from gongkai.inforequests.models import (
    Bundle,
    BundleForm,
    BundlePiece,
    BundlePurpose,
    BundleState,
)
from gongkai.inforequests.queries import archives
from gongkai.inforequests.rules.archiving import Part
from gongkai.inforequests.volumes.contents import Leaf, contents
from gongkai.inforequests.volumes.covers import cover_of
from gongkai.inforequests.volumes.making import Made, Making
from gongkai.inforequests.volumes.records import CaseRecord
from gongkai.ledger.actions import record
from gongkai.ledger.queries import head

PIECE = 4 << 20  # bytes sealed at a time
TOLD_EVERY = 5  # leaves between two notes of progress


def assemble(bundle_key: int) -> Bundle:
    """Make the bundle of this primary key. What is ready, or at work elsewhere, stays as it is.

    Whatever goes wrong is noted on the bundle before it is raised.
    """
    bundle = _claimed(bundle_key)
    if bundle is None:
        return Bundle.objects.get(pk=bundle_key)
    try:
        with tempfile.TemporaryDirectory(prefix="gongkai-volume-") as folder:
            _finish(bundle, _made(bundle, Path(folder)))
    except BaseException as error:
        _fail(bundle, error)
        raise
    return bundle


@transaction.atomic
def _claimed(key: int) -> Bundle | None:
    bundles = Bundle.objects.select_for_update(of=("self",), skip_locked=False)
    bundle = bundles.select_related("request__organ", "request__applicant", "made_by").get(pk=key)
    if bundle.state != BundleState.WAITING:
        return None
    _note(bundle, state=BundleState.WORKING, done=0)
    return bundle


def leaves_of(bundle: Bundle) -> list[Leaf]:
    """What goes into the bundle."""
    row = bundle.request
    if bundle.purpose == BundlePurpose.EXPORT:
        export = bundle.export
        found = contents(row, parts=[Part(part) for part in export.parts])
        return [leaf for leaf in found if not (export.covers_parties and leaf.is_of_a_party)]
    return contents(row, without=archives.sources_held(row, before=bundle.position))


def _made(bundle: Bundle, folder: Path) -> Made:
    found = leaves_of(bundle)
    _note(bundle, total=len(found))
    is_covered = bundle.purpose == BundlePurpose.EXPORT and bundle.export.covers_parties
    making = Making(
        record=CaseRecord(bundle.request, covers_parties=is_covered),
        front=cover_of(bundle),
        head=_head(bundle),
        folder=folder,
        addressee=addressee_of,
        told=lambda done: _progress(bundle, done),
    )
    return making.make(found)


def _head(bundle: Bundle) -> dict[str, object]:
    """What the manifest says about the volume, the state of the ledger among it."""
    newest = head()
    volume = getattr(bundle, "volume", None)
    return {
        "key": str(bundle.key),
        "archive_no": volume.archive_no if volume else "",
        "volume": bundle.position,
        "request": bundle.request.number,
        "organ": bundle.request.organ.name,
        "assembled_at": timezone.now().isoformat(timespec="seconds"),
        "ledger": {
            "stream": bundle.request.stream,
            "seq": newest.seq,
            "digest": newest.digest,
        },
    }


def _progress(bundle: Bundle, done: int) -> None:
    if done % TOLD_EVERY == 0:
        _note(bundle, done=done)


def _note(bundle: Bundle, **values: object) -> None:
    values["changed_at"] = timezone.now()
    Bundle.objects.filter(pk=bundle.pk).update(**values)
    for name, value in values.items():
        setattr(bundle, name, value)


def _finish(bundle: Bundle, made: Made) -> None:
    places = {
        BundleForm.PDF: list(_sealed(made.pdf)),
        BundleForm.ZIP: list(_sealed(made.zip)),
    }
    with transaction.atomic():
        found = Bundle.objects.select_for_update(of=("self",)).get(pk=bundle.pk)
        if found.state != BundleState.WORKING:
            # Given up for lost, it was made anew meanwhile: one volume, one record of its seal.
            for place in chain.from_iterable(places.values()):
                transaction.on_commit(partial(filestore.drop, place))
            return
        clear(bundle)
        BundlePiece.objects.bulk_create(
            BundlePiece(bundle=bundle, form=form, position=position, place=place)
            for form, sealed in places.items()
            for position, place in enumerate(sealed)
        )
        _note(
            bundle,
            state=BundleState.READY,
            done=len(made.sources),
            sources=list(made.sources),
            pages=made.pages,
            pdf_digest=made.pdf_digest,
            pdf_size=made.pdf.stat().st_size,
            zip_digest=made.zip_digest,
            zip_size=made.zip.stat().st_size,
            manifest_digest=made.manifest_digest,
        )
        _record(bundle)


def _record(bundle: Bundle) -> None:
    row = bundle.request
    is_export = bundle.purpose == BundlePurpose.EXPORT
    data = {
        "bundle": str(bundle.key),
        "volume": bundle.position,
        "pages": bundle.pages,
        "manifest": bundle.manifest_digest,
        "pdf": bundle.pdf_digest,
        "zip": bundle.zip_digest,
    }
    event = events.EXPORT_SEALED if is_export else events.VOLUME_SEALED
    record(event, stream=row.stream, by=bundle.made_by, organ=row.organ, data=data)


def _sealed(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield filestore.put(piece)


def clear(bundle: Bundle) -> None:
    """Take away the pieces of a bundle, the files once nothing names them any more."""
    places = list(bundle.pieces.values_list("place", flat=True))
    bundle.pieces.all().delete()
    for place in places:
        transaction.on_commit(lambda place=place: filestore.drop(place))


def _fail(bundle: Bundle, error: BaseException) -> None:
    # Only the kind of error: its text might quote what is in the file.
    fault = type(error).__name__[:60]
    Bundle.objects.filter(pk=bundle.pk, state=BundleState.WORKING).update(
        state=BundleState.FAILED, fault=fault, changed_at=timezone.now()
    )
