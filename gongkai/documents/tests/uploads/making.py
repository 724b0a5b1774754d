"""Small files of every kind, whole and spoilt, made when a test asks for them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = {
    "docx": ("word/document.xml", f"{OFFICE}.wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}.presentationml.presentation.main+xml"),
}
PAGE = b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 99 99]>>"


def image(form: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(buffer, form, **options)
    return buffer.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A real PNG whose head is made to claim another size."""
    whole = image("PNG")
    head = struct.pack(">LL", width, height) + whole[24:29]
    return whole[:16] + head + struct.pack(">L", zlib.crc32(b"IHDR" + head)) + whole[33:]


def jpeg_of_size(width: int, height: int) -> bytes:
    whole = image("JPEG")
    frame = whole.index(b"\xff\xc0")
    return whole[: frame + 5] + struct.pack(">HH", height, width) + whole[frame + 9 :]


def box(name: bytes, *contents: bytes) -> bytes:
    body = b"".join(contents)
    return struct.pack(">L4s", len(body) + 8, name) + body


def heic(width: int = 40, height: int = 30, *, brand: bytes = b"heic") -> bytes:
    size = box(b"ispe", struct.pack(">LLL", 0, width, height))
    meta = box(b"meta", bytes(4), box(b"iprp", box(b"ipco", size)))
    return box(b"ftyp", brand, bytes(4), b"mif1") + meta + box(b"mdat", bytes(50))


def pdf(*extra: bytes, catalog: bytes = b"", pages: int = 1, body: bytes = PAGE) -> bytes:
    """A PDF of its catalog (1), page tree (2), pages, and then whatever is asked for."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        *[body] * pages,
        *extra,
    ]
    out = bytearray(b"%PDF-1.7\n")
    rows = [b"0000000000 65535 f \n"]
    for number, text in enumerate(objects, 1):
        rows.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 %d\n" % len(rows) + b"".join(rows)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(rows), start)
    return bytes(out)


def packed_pdf(*contents: bytes, repeat: int = 1) -> bytes:
    """A PDF that keeps each of ``contents`` in a compressed object stream."""
    out = bytearray(b"%PDF-1.7\n")
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE]
    streams = [*contents] * repeat
    first = 4 + len(streams)
    for place, text in enumerate(streams):
        packed = zlib.compress(b"%6d 0 " % (first + place) + text, 9)
        head = b"<</Type/ObjStm/N 1/First 9/Filter/FlateDecode/Length %d>>" % len(packed)
        objects.append(head + b"stream\n" + packed + b"\nendstream")
    rows = [(0, 0, 0)]
    for number, text in enumerate(objects, 1):
        rows.append((1, len(out), 0))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    rows += [(2, 4 + place, 0) for place in range(len(streams))]
    start = len(out)
    table = b"".join(struct.pack(">BLB", *row) for row in [*rows, (1, start, 0)])
    head = b"<</Type/XRef/Size %d/W[1 4 1]/Root 1 0 R/Length %d>>" % (len(rows) + 1, len(table))
    out += b"%d 0 obj\n%sstream\n%s\nendstream\nendobj\n" % (len(rows), head, table)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def protected_pdf(*, user: str, owner: str) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(buffer, encryption=pikepdf.Encryption(user=user, owner=owner))
    return buffer.getvalue()


def zipped(parts: dict[str, bytes], **options: object) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts(
    kind: str = "docx",
    *,
    main: str = "",
    types: str = "",
    relations: str = "",
    more: dict[str, bytes] | None = None,
) -> dict[str, bytes]:
    name, media = MAIN[kind]
    root = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="{name}"/>'
    return {
        "[Content_Types].xml": (
            '<?xml version="1.0"?><Types>'
            '<Default Extension="rels" ContentType="application/xml"/>'
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
            f'<Override PartName="/{name}" ContentType="{main or media}"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": f"<Relationships>{root}{relations}</Relationships>".encode(),
        name: b"<document/>",
        **(more or {}),
    }


def office(kind: str = "docx", **spoilt: object) -> bytes:
    return zipped(parts(kind, **spoilt))


def relation(meaning: str, target: str = "x", *, mode: str = "Internal") -> str:
    return (
        f'<Relationship Id="r9" Type="{RELATIONS}/{meaning}" '
        f'Target="{target}" TargetMode="{mode}"/>'
    )


def ole(*names: str) -> bytes:
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory


def declaring(archive: bytes, *, size: int) -> bytes:
    """The archive with the unpacked size of its last part changed in the list."""
    place = archive.rindex(b"PK\x01\x02") + 24
    return archive[:place] + struct.pack("<L", size) + archive[place + 4 :]


def overlapping(copies: int = 40) -> bytes:
    """Parts that all unpack the bytes of the last one."""
    archive = zipped({**parts(), **{f"word/{n:03}.xml": b"<a/>" for n in range(copies)}})
    last = struct.unpack_from("<L", archive, archive.rindex(b"PK\x01\x02") + 42)[0]
    place = archive.index(b"PK\x01\x02", archive.index(b"PK\x01\x02") + 4)
    return archive[: place + 42] + struct.pack("<L", last) + archive[place + 46 :]


def renamed(archive: bytes, old: bytes, new: bytes) -> bytes:
    """Zip writers refuse bad names; this changes one of the same length afterwards."""
    assert len(old) == len(new) and archive.count(old) == 2
    return archive.replace(old, new)
