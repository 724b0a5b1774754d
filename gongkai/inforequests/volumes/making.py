"""组卷: one indexed PDF and one ZIP with the originals and their manifest, in a folder.

Leaves are made one after the other and lie in files, so that memory does not grow with the case.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from gongkai.documents.binding import Bookmark, Stack, Unbindable, Why, bind
from gongkai.inforequests.models import Letter
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.rules.archiving import Part
from gongkai.inforequests.volumes import leaves, manifest
from gongkai.inforequests.volumes.contents import Leaf
from gongkai.inforequests.volumes.fronts import Front, Line, fronts
from gongkai.inforequests.volumes.manifest import Entry
from gongkai.inforequests.volumes.records import CaseRecord

VOLUME = "案卷.pdf"
ORIGINALS = "originals"
NAME_MOST = 80
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True, slots=True)
class Made:
    """成卷: where the two files lie for the moment, and what is in them."""

    pdf: Path
    zip: Path
    pages: int
    pdf_digest: str
    zip_digest: str
    manifest_digest: str
    sources: tuple[str, ...]


@dataclass
class Making:
    """One volume in the making. `addressee` opens the name a letter goes to; `told` hears how
    many leaves are done."""

    record: CaseRecord
    front: Front
    head: dict[str, Any]
    folder: Path
    addressee: Callable[[Letter], str]
    told: Callable[[int], None] = lambda done: None
    entries: list[Entry] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def make(self, found: Sequence[Leaf]) -> Made:
        """The leaves as a volume. What cannot be shown never fails the whole."""
        pdf, packed = self.folder / "volume.pdf", self.folder / "volume.zip"
        stack = Stack(self.folder)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for order, leaf in enumerate(found, 1):
                self._add(order, leaf, stack, archive)
                self.told(order)
            ahead = self._bind(stack, pdf)
            archive.write(pdf, VOLUME)
            self.files[VOLUME] = manifest.digest_of(pdf)
            counted = [_moved(entry, ahead) for entry in self.entries]
            content = manifest.written(self.head, self.files, counted)
            archive.writestr(manifest.MANIFEST, content)
        return Made(
            pdf=pdf,
            zip=packed,
            pages=ahead + stack.pages,
            pdf_digest=self.files[VOLUME],
            zip_digest=manifest.digest_of(packed),
            manifest_digest=hashlib.sha256(content).hexdigest(),
            sources=tuple(leaf.source for leaf in found),
        )

    def _add(self, order: int, leaf: Leaf, stack: Stack, archive: zipfile.ZipFile) -> None:
        target = self.folder / f"leaf-{order:05}.pdf"
        if leaf.is_original:
            entry = self._original(order, leaf, target, archive)
        else:
            leaves.printed(leaf, self.record, target, self.addressee)
            entry = _entry(order, leaf, manifest.digest_of(target), target.stat().st_size)
        count = leaves.count(target)
        self.entries.append(replace(entry, page_from=stack.pages + 1, page_to=stack.pages + count))
        stack.lay(target, count)

    def _original(self, order: int, leaf: Leaf, target: Path, archive: zipfile.ZipFile) -> Entry:
        row, path, content = self.record.row, _path(order, leaf), b""
        try:
            content = leaves.original(leaf)
            digest = hashlib.sha256(content).hexdigest()
            archive.writestr(path, content)
            self.files[path] = digest
            leaves.paged(leaf, content, target)
        except Unbindable as refused:
            why = refused.why
            is_lost = why is Why.LOST
            path, digest = ("", "") if is_lost else (path, digest)
            leaves.named(leaf, why, path, digest, len(content), row, target)
        else:
            why = None
        entry = _entry(order, leaf, digest, len(content))
        note = str(words.NOT_SHOWN[why.value]) if why else ""
        return replace(entry, name=leaf.name, path=path, note=note)

    def _bind(self, stack: Stack, target: Path) -> int:
        """Cover and index before the stack; how many pages they take."""
        lines = [Line.of(entry) for entry in self.entries]
        made = fronts(self.front, lines, stack.pages)
        bind(
            [made.cover, made.index],
            stack,
            list(_bookmarks(self.entries, made.cover_pages, made.ahead)),
            target,
            title=self.front.title,
        )
        return made.ahead


def _entry(order: int, leaf: Leaf, digest: str, size: int) -> Entry:
    return Entry(
        order=order,
        part=int(leaf.part),
        title=leaf.title,
        page_from=0,
        page_to=0,
        source=leaf.source,
        sha256=digest,
        size=size,
        media_type=leaf.media_type or leaves.PDF,
        on=leaf.on.isoformat() if leaf.on else "",
        recorded_at=_moment(leaf.recorded_at),
    )


def _moment(at: dt.datetime | None) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds") if at else ""


def _moved(entry: Entry, ahead: int) -> Entry:
    return replace(entry, page_from=entry.page_from + ahead, page_to=entry.page_to + ahead)


def _bookmarks(entries: Sequence[Entry], index_at: int, ahead: int) -> Iterator[Bookmark]:
    yield Bookmark(str(words.COVER), 1)
    yield Bookmark(str(words.PARTS[Part.CONTENTS]), index_at + 1)
    for part, group in groupby(entries, key=lambda entry: entry.part):
        below = tuple(Bookmark(entry.title, entry.page_from + ahead) for entry in group)
        title = f"{part} {words.PARTS[Part(part)]}"
        yield Bookmark(title, below[0].page, below)


def _path(order: int, leaf: Leaf) -> str:
    """Where an original lies in the ZIP: numbered, so that every system lists them in order."""
    name = _UNFIT.sub("_", leaf.name).strip(". ") or "file"
    stem, dot, suffix = name.rpartition(".")
    if len(name) > NAME_MOST:
        name = f"{stem[: NAME_MOST - len(suffix) - 1]}{dot}{suffix}"[:NAME_MOST]
    return f"{ORIGINALS}/{int(leaf.part):02}-{order:03} {name}"
