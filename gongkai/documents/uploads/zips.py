"""Zip archives from strangers: the list is judged first, then every part is unpacked and counted.

The standard library's ``zipfile`` only reads the list. It trusts declared sizes and overlapping
parts more than a stranger deserves, so the unpacking is done here, block by block.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongkai.documents.uploads.signatures import ZIP, ZIP_COMMENT, ZIP_END, ZIP_END_BYTES
from gongkai.documents.uploads.values import MIB, Fault, UploadLimits, UploadRefused

BLOCK = 64 * 1024
# One line of the list with the longest name anybody needs.
LINE = 512
OUTSIDE = re.compile(r"^[\\/]|^[A-Za-z]:|(^|[\\/])\.\.([\\/]|$)|\0")
LOCAL = struct.Struct("<4s5H3L2H")
UNREADABLE = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OverflowError,
    EOFError,
    struct.error,
    zlib.error,
)


@dataclass(slots=True)
class Budget:
    """What may still be listed, unpacked and read, by this archive and those inside it together.

    Spending more than is left raises ``UploadRefused`` (``archive_bomb``).
    """

    entries_left: int
    bytes_left: int
    elements_left: int

    @classmethod
    def of(cls, limits: UploadLimits) -> Budget:
        """The whole budget of one file."""
        return cls(limits.entries, limits.unpacked, limits.elements)

    def enlist(self, entries: int) -> None:
        """So many parts more."""
        self.entries_left -= entries
        if self.entries_left < 0:
            raise bomb("entries")

    def unpack(self, size: int) -> None:
        """So many bytes more."""
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise bomb("unpacked")

    def read_element(self) -> None:
        """One XML element more."""
        self.elements_left -= 1
        if self.elements_left < 0:
            raise bomb("markup")


def broken() -> UploadRefused:
    """An archive that Word would not open either."""
    return UploadRefused(Fault.BROKEN, {"kind": "archive"})


def bomb(reason: str) -> UploadRefused:
    """An archive that unpacks to more than it may."""
    return UploadRefused(Fault.ARCHIVE_BOMB, {"reason": reason})


def listed(content: bytes, limits: UploadLimits, budget: Budget) -> list[zipfile.ZipInfo]:
    """The parts of the archive in the order they are stored; nothing is unpacked yet.

    Raises ``UploadRefused``: ``broken``, ``glued``, ``encrypted``, ``archive_bomb``,
    ``archive_path``.
    """
    entries = _declared_entries(content, limits)
    budget.enlist(entries)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = sorted(archive.infolist(), key=lambda part: part.header_offset)
    except UNREADABLE as error:
        raise broken() from error
    if len(parts) != entries:
        raise broken()
    for part in parts:
        _check_part(part, limits)
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise UploadRefused(Fault.ARCHIVE_PATH)
    # Parts that share bytes let a small file unpack to any size.
    for part, following in pairwise(parts):
        if part.header_offset + LOCAL.size + part.compress_size > following.header_offset:
            raise bomb("overlap")
    return parts


def _declared_entries(content: bytes, limits: UploadLimits) -> int:
    """Judged before the list is read, for a list of a million parts costs memory itself."""
    end = content.rfind(ZIP_END, max(0, len(content) - ZIP_END_BYTES - ZIP_COMMENT))
    if end < 0 or len(content) - end < ZIP_END_BYTES:
        raise broken()
    _, _, _, entries, size, offset, comment = struct.unpack_from("<4H2LH", content, end + 4)
    if size > limits.entries * LINE:
        raise bomb("entries")
    if not content.startswith(ZIP) or len(content) != end + ZIP_END_BYTES + comment:
        raise UploadRefused(Fault.GLUED, {"with": "data"})
    if offset + size != end:
        raise broken()
    return entries


def _check_part(part: zipfile.ZipInfo, limits: UploadLimits) -> None:
    if OUTSIDE.search(part.orig_filename) or stat.S_ISLNK(part.external_attr >> 16):
        raise UploadRefused(Fault.ARCHIVE_PATH)
    if part.flag_bits & 0x1:
        raise UploadRefused(Fault.ENCRYPTED, {"kind": "archive"})
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise broken()
    if part.file_size > max(MIB, limits.ratio * part.compress_size):
        raise bomb("ratio")


def unpacked(
    content: bytes, parts: list[zipfile.ZipInfo], budget: Budget
) -> Iterator[tuple[zipfile.ZipInfo, Iterator[bytes]]]:
    """Every part with its blocks; each must be read to its end before the next is asked for.

    Raises ``UploadRefused`` (``broken``, ``archive_bomb``) while reading.
    """
    whole = memoryview(content)
    for part in parts:
        start = _start(content, part)
        yield part, _blocks(whole[start : start + part.compress_size], part, budget)


def _start(content: bytes, part: zipfile.ZipInfo) -> int:
    """Where the packed bytes begin; the part's own header must name it as the list does."""
    try:
        signature, *_, name, extra = LOCAL.unpack_from(content, part.header_offset)
    except struct.error as error:
        raise broken() from error
    begin = part.header_offset + LOCAL.size
    encoding = "utf-8" if part.flag_bits & 0x800 else "cp437"
    named = content[begin : begin + name]
    if signature != ZIP or named != part.orig_filename.encode(encoding, errors="replace"):
        raise broken()
    return begin + name + extra


def _blocks(packed: memoryview, part: zipfile.ZipInfo, budget: Budget) -> Iterator[bytes]:
    if len(packed) != part.compress_size:
        raise broken()
    check = size = 0
    for block in _stored(packed) if part.compress_type == zipfile.ZIP_STORED else _inflated(packed):
        size += len(block)
        budget.unpack(len(block))
        if size > part.file_size:
            raise bomb("declared")
        check = zlib.crc32(block, check)
        yield block
    if (size, check) != (part.file_size, part.CRC):
        raise broken()


def _stored(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), BLOCK):
        yield bytes(packed[start : start + BLOCK])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in _stored(packed):
            while piece and not inflater.eof:
                yield inflater.decompress(piece, BLOCK)
                piece = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as error:
        raise broken() from error
    if not inflater.eof or inflater.unused_data:
        raise broken()
