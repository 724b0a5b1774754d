"""Images: read by their structure alone. Nothing is decoded, so no image can eat the memory."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from gongkai.documents.uploads.signatures import MARKUP, PNG
from gongkai.documents.uploads.values import (
    Content,
    Fault,
    FileKind,
    UploadLimits,
    UploadRefused,
    Warned,
)

BLOCK = 64 * 1024
# Parts of one image file; cameras write some dozens, hostile hands millions.
PIECES = 50_000
# Samples a pixel by PNG colour type.
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Adam7: first column, first row, column step, row step of each pass.
PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)

ISPE = b"ispe"

END_OF_IMAGE = 0xD9
START_OF_SCAN = 0xDA
# Among packed samples FF is followed by a stuffed 00 or a restart (D0 to D7).
MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def examine_picture(content: bytes, kind: FileKind, limits: UploadLimits) -> Content:
    """Raises ``UploadRefused``: ``broken``, ``too_many_pixels``, ``glued``."""
    try:
        if kind is FileKind.PNG:
            return _png(content, limits)
        if kind is FileKind.JPEG:
            return _jpeg(content, limits)
        return _heic(content, limits)
    except (struct.error, zlib.error, IndexError) as error:
        raise _broken(kind) from error


def _broken(kind: FileKind) -> UploadRefused:
    return UploadRefused(Fault.BROKEN, {"kind": kind.value})


def _check_pixels(width: int, height: int, kind: FileKind, limits: UploadLimits) -> None:
    if not width or not height:
        raise _broken(kind)
    if width * height > limits.pixels:
        raise UploadRefused(
            Fault.TOO_MANY_PIXELS, {"width": width, "height": height, "limit": limits.pixels}
        )


def _png(content: bytes, limits: UploadLimits) -> Content:
    inflater = zlib.decompressobj()
    expected = unpacked = 0
    offset = len(PNG)
    for _ in range(PIECES):
        length, name = struct.unpack_from(">L4s", content, offset)
        body = content[offset + 8 : offset + 8 + length]
        (check,) = struct.unpack_from(">L", content, offset + 8 + length)
        if zlib.crc32(body, zlib.crc32(name)) != check or (offset == 8) != (name == b"IHDR"):
            raise _broken(FileKind.PNG)
        offset += length + 12
        if name == b"IHDR":
            expected = _png_bytes(body, limits)
        elif name == b"IDAT":
            unpacked += _inflated(inflater, body, expected - unpacked)
        elif name == b"IEND":
            break
    else:
        raise _broken(FileKind.PNG)
    if unpacked < expected:
        raise _broken(FileKind.PNG)
    if content[offset:].strip(b"\0\r\n "):
        raise UploadRefused(Fault.GLUED, {"with": "data"})
    return Content(FileKind.PNG, pages=1)


def _png_bytes(header: bytes, limits: UploadLimits) -> int:
    """How many bytes the rows take, each with the byte that names its filter."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">LLBBBBB", header)
    _check_pixels(width, height, FileKind.PNG, limits)
    if colour not in SAMPLES or depth not in (1, 2, 4, 8, 16) or interlaced > 1:
        raise _broken(FileKind.PNG)
    bits = SAMPLES[colour] * depth
    total = 0
    for left, top, across, down in PASSES if interlaced else ((0, 0, 1, 1),):
        columns = max(0, -(-(width - left) // across))
        rows = max(0, -(-(height - top) // down))
        total += rows * (1 + (columns * bits + 7) // 8) if columns else 0
    return total


def _inflated(inflater: zlib._Decompress, packed: bytes, wanted: int) -> int:
    """Bytes unpacked from one chunk, counted block by block and thrown away."""
    count = 0
    while packed and count < wanted:
        count += len(inflater.decompress(packed, BLOCK))
        packed = inflater.unconsumed_tail
    return count


def _jpeg(content: bytes, limits: UploadLimits) -> Content:
    seen_frame = seen_scan = False
    end = 0
    for marker, offset in _markers(content):
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", content, offset + 3)
            _check_pixels(width, height, FileKind.JPEG, limits)
            seen_frame = True
        seen_scan |= marker == START_OF_SCAN
        end = offset
    if not (seen_frame and seen_scan):
        raise _broken(FileKind.JPEG)
    # Telephones append small previews or clips of their own; a page or a program is none.
    trailing = content[end:].strip(b"\0\r\n ")
    if MARKUP.search(trailing) or trailing.startswith(b"MZ") or b"%PDF-" in trailing:
        raise UploadRefused(Fault.GLUED, {"with": "data"})
    return Content(FileKind.JPEG, 1, (Warned.TRAILING_DATA,) if trailing else ())


def _markers(content: bytes) -> Iterator[tuple[int, int]]:
    """Each marker with the place where its segment begins; ends with the end of the image."""
    offset = 2
    for _ in range(PIECES):
        if content[offset] != 0xFF:
            raise _broken(FileKind.JPEG)
        while content[offset] == 0xFF:
            offset += 1
        marker = content[offset]
        offset += 1
        yield marker, offset
        if marker == END_OF_IMAGE:
            return
        if marker in ALONE:
            continue
        (length,) = struct.unpack_from(">H", content, offset)
        if length < 2:
            raise _broken(FileKind.JPEG)
        offset += length
        if marker == START_OF_SCAN:
            offset = _after_scan(content, offset)
    raise _broken(FileKind.JPEG)


def _after_scan(content: bytes, offset: int) -> int:
    found = MARKER.search(content, offset)
    if not found:
        raise _broken(FileKind.JPEG)
    return found.start()


def _heic(content: bytes, limits: UploadLimits) -> Content:
    names = set()
    for name, start, end in _boxes(content, 0, len(content)):
        names.add(name)
        if name == b"meta":
            _heic_sizes(content, start + 4, end, limits)
    if not {b"meta", b"mdat"} <= names:
        raise _broken(FileKind.HEIC)
    return Content(FileKind.HEIC, pages=1)


def _heic_sizes(content: bytes, start: int, end: int, limits: UploadLimits) -> None:
    properties = (
        (name, begin)
        for outer, first, last in _boxes(content, start, end)
        if outer == b"iprp"
        for inner, second, third in _boxes(content, first, last)
        if inner == b"ipco"
        for name, begin, _ in _boxes(content, second, third)
    )
    # ispe: the size of one image, after four bytes of version and flags.
    sizes = [struct.unpack_from(">LL", content, at + 4) for name, at in properties if name == ISPE]
    if not sizes:
        raise _broken(FileKind.HEIC)
    for width, height in sizes:
        _check_pixels(width, height, FileKind.HEIC, limits)


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of each box; together they fill the range, or the file is broken."""
    for _ in range(PIECES):
        if start >= end:
            return
        length, name = struct.unpack_from(">L4s", content, start)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", content, start + 8)
            head = 16
        if length == 0:
            length = end - start
        if length < head or start + length > end:
            raise _broken(FileKind.HEIC)
        yield name, start + head, start + length
        start += length
    raise _broken(FileKind.HEIC)
