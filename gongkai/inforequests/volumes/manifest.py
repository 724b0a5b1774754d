"""卷宗清单: what is in a ZIP, with digests, and whether it still is what it was."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

MANIFEST = "manifest.json"
FORMAT = "gongkai-case-volume/1"
BLOCK = 1 << 20
MANIFEST_MOST = 64 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """清单一行. `path` is where the original lies in the ZIP, "" for what only the PDF has;
    `sha256` and `size` are then those of the pages it became."""

    order: int
    part: int
    title: str
    page_from: int
    page_to: int
    source: str
    sha256: str
    size: int
    media_type: str
    on: str
    recorded_at: str
    name: str = ""
    path: str = ""
    note: str = ""


class Fault(StrEnum):
    """What is wrong with a ZIP."""

    NOT_A_VOLUME = "not_a_volume"
    MISSING = "missing"
    CHANGED = "changed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Verdict:
    """核验结果: the digest of the manifest, whose volume it says it is, and every fault."""

    manifest_digest: str
    key: str
    archive_no: str
    files: int
    faults: tuple[tuple[Fault, str], ...]


def written(head: dict[str, Any], files: dict[str, str], entries: list[Entry]) -> bytes:
    """The manifest as it lies in the ZIP; `files` are digests by path."""
    told = {"format": FORMAT, **head, "files": files, "entries": [asdict(each) for each in entries]}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, block by block."""
    with path.open("rb") as file:
        return _digest(file)


def verify(path: Path) -> Verdict:
    """Hash every file of the ZIP again and compare it with the manifest inside."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _verified(archive)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, AttributeError, EOFError):
        return Verdict("", "", "", 0, ((Fault.NOT_A_VOLUME, path.name),))


def _verified(archive: zipfile.ZipFile) -> Verdict:
    info = archive.getinfo(MANIFEST)
    if info.file_size > MANIFEST_MOST:
        raise ValueError(MANIFEST)
    content = archive.read(info)
    told = json.loads(content)
    if told.get("format") != FORMAT:
        raise ValueError(FORMAT)
    files = {str(name): str(digest) for name, digest in told["files"].items()}
    return Verdict(
        hashlib.sha256(content).hexdigest(),
        str(told.get("key", "")),
        str(told.get("archive_no", "")),
        len(files),
        tuple(_faults(archive, files)),
    )


def _faults(archive: zipfile.ZipFile, files: dict[str, str]) -> Iterator[tuple[Fault, str]]:
    names = archive.namelist()
    for name, digest in files.items():
        if name not in names:
            yield Fault.MISSING, name
            continue
        try:
            with archive.open(name) as file:
                is_same = _digest(file) == digest
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
            is_same = False
        if not is_same:
            yield Fault.CHANGED, name
    known = {*files, MANIFEST}
    # A name that stands twice hides one of the two.
    twice = {name for name in names if names.count(name) > 1}
    yield from ((Fault.EXTRA, name) for name in sorted({*names} - known | twice))


def _digest(file: IO[bytes]) -> str:
    told = hashlib.sha256()
    while block := file.read(BLOCK):
        told.update(block)
    return told.hexdigest()
