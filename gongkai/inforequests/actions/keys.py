"""更换密钥: everything sealed moves to the newest key, batch by batch, while the office works.

Each batch is a transaction of its own; whoever stops halfway starts again and goes on with what is
left. Fingerprints move with their row; meanwhile queries look for those of every key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.db.models import Model

from gongkai import vault
from gongkai.inforequests import events, filestore, queries
from gongkai.inforequests.models import Applicant
from gongkai.ledger.actions import record
from gongkai.organs.models import Officer

BATCH = 500
STREAM = "inforequests:keys"


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How far the change has come with one sort of thing; `lost` opens with no key we have."""

    what: str
    done: int
    lost: int


def rekey(*, by: Officer | None = None) -> Iterator[Rekeyed]:
    """Seal everything with the first key of GONGKAI_FIELD_KEY; tells its progress.

    At the end one entry in the ledger says what was moved, if anything was.
    """
    moved: dict[str, int] = {}
    for what, (model, column) in queries.SEALED_COLUMNS.items():
        for told in _columns(what, model, column):
            moved[what] = told.done
            yield told
    for what, model in queries.SEALED_FILES.items():
        for told in _files(what, model):
            moved[what] = told.done
            yield told
    if any(moved.values()):
        with transaction.atomic():
            data = {"key": vault.key_ids()[0], "moved": moved}
            record(events.KEY_CHANGED, stream=STREAM, by=by, data=data)


def _columns(what: str, model: type[Model], column: str) -> Iterator[Rekeyed]:
    last, done, lost = None, 0, 0
    while True:
        with transaction.atomic():
            rows = queries.sealed_otherwise(model, column)
            rows = rows.filter(pk__gt=last) if last is not None else rows
            batch = list(rows.select_for_update()[:BATCH])
            if not batch:
                break
            opened = [row for row in batch if _reseal(row, column)]
            fields = [column, *(queries.FINGERPRINTED if model is Applicant else ())]
            model.objects.bulk_update(opened, fields)
        last, done, lost = batch[-1].pk, done + len(opened), lost + len(batch) - len(opened)
        yield Rekeyed(what, done, lost)


def _reseal(row: Model, column: str) -> bool:
    """The row with its column sealed anew; False when no key opens it."""
    try:
        content = vault.unseal_bytes(getattr(row, column))
    except InvalidToken:
        return False
    setattr(row, column, vault.seal_bytes(content))
    if isinstance(row, Applicant):
        identity = vault.unseal(row.sealed)
        for mark, of in queries.FINGERPRINTED.items():
            setattr(row, mark, vault.fingerprint(identity[of]) if identity[of].strip() else "")
    return True


def _files(what: str, model: type[Model]) -> Iterator[Rekeyed]:
    done = lost = 0
    keys = model.objects.exclude(place="").order_by("pk").values_list("pk", flat=True)
    for place, pk in enumerate(list(keys), 1):
        try:
            done += _move_file(model, pk)
        except (InvalidToken, FileNotFoundError):
            lost += 1
        if place % BATCH == 0:
            yield Rekeyed(what, done, lost)
    yield Rekeyed(what, done, lost)


@transaction.atomic
def _move_file(model: type[Model], pk: int) -> bool:
    """The file sealed anew at a new place; the old one goes when the row is safe."""
    row = model.objects.select_for_update().get(pk=pk)
    if filestore.sealed_with(row.place) == vault.key_ids()[0]:
        return False
    old, row.place = row.place, filestore.put(filestore.take(row.place))
    row.save(update_fields=("place",))
    transaction.on_commit(lambda: filestore.drop(old))
    return True
