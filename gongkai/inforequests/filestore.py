"""附件存放: sealed files outside the database and outside the public media folder.

Where they lie is the storage alias "sealed" of the settings. A place is a random name that tells
nothing. A file is written before the row that names it, so a row never points at nothing; what no
row names after a while (`ORPHAN_AGE`) is swept away by `actions.sweep_files`.
"""

from __future__ import annotations

import datetime as dt
import os
import uuid
from collections.abc import Iterator

from cryptography.fernet import InvalidToken
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from gongkai import vault
from gongkai.inforequests.rules.errors import SealedFileLost

ORPHAN_AGE = dt.timedelta(hours=6)
"""Longer than an application may lie between its two steps (`web.applydraft`)."""


def put(content: bytes) -> str:
    """Seal the content and keep it; its place."""
    name = uuid.uuid4().hex
    place = _store().save(f"{name[:2]}/{name}", ContentFile(vault.seal_bytes(content)))
    _settle(place)
    return place


def take(place: str) -> bytes:
    """The content again. Raises FileNotFoundError, or InvalidToken when no key opens it."""
    with _store().open(place) as file:
        return vault.unseal_bytes(file.read())


def opened(place: str) -> bytes:
    """The content for somebody who reads it. Raises SealedFileLost."""
    try:
        return take(place)
    except (FileNotFoundError, InvalidToken) as error:
        raise SealedFileLost from error


def sealed_with(place: str) -> str:
    """The id of the key of the file, without reading all of it."""
    with _store().open(place) as file:
        return vault.sealed_with(file.read(32))


def drop(place: str) -> None:
    """Remove the file; nothing happens where there is none."""
    _store().delete(place)


def places(older_than: dt.datetime) -> Iterator[str]:
    """Every file last written before that moment."""
    store = _store()
    for folder in _listed(store, "")[0]:
        for name in _listed(store, folder)[1]:
            place = f"{folder}/{name}"
            try:
                written_at = store.get_modified_time(place)
            except FileNotFoundError:
                continue
            if written_at < older_than:
                yield place


def _store() -> Storage:
    return storages["sealed"]


def _listed(store: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return store.listdir(folder)
    except FileNotFoundError:
        return [], []


def _settle(place: str) -> None:
    """On the disk, not only on its way there: a receipt is given for what was sent."""
    try:
        path = _store().path(place)
    except NotImplementedError:
        return  # A store elsewhere answers for itself.
    for name in (path, os.path.dirname(path)):
        handle = os.open(name, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
