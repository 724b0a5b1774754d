"""File signatures: what the first bytes say, whatever the name claims."""

from __future__ import annotations

import re

from gongkai.documents.uploads.values import Fault, FileKind, UploadRefused

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
# The last record of a zip archive, which readers look for from the end.
ZIP_END = b"PK\x05\x06"
ZIP_END_BYTES = 22
ZIP_COMMENT = 65_535

FOREIGN = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"\x00asm", "program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "program"),
    (b"#!", "script"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"MSCF", "archive"),
    (ZIP_END, "archive"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "media"),
    (b"ID3", "media"),
    (b"OggS", "media"),
)
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1")
# As far as browsers and PDF readers look for the start of a page or a document.
SNIFFED = 1024
TAG = rb"<(!doctype\s+html|html|head|body|script|iframe|svg)\b"
MARKUP = re.compile(TAG, re.I)
MARKUP_AT_START = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<!--.*?-->\s*)?(<\?xml\b|" + TAG + rb")", re.I | re.S
)


def family(content: bytes) -> FileKind | None:
    """The kind that the first bytes announce; ``None`` for text. Office files count as DOCX.

    Raises ``UploadRefused`` for kinds that are not taken (``type_not_allowed``,
    ``legacy_office``, ``encrypted``) and for files glued together (``glued``).
    """
    if content.startswith(OLE):
        raise _ole(content)
    found = _announced(content)
    if found is FileKind.DOCX:
        return found
    if found is None:
        _refuse_foreign(content)
    if found is not FileKind.PDF and PDF in content[:SNIFFED]:
        raise UploadRefused(Fault.GLUED, {"with": "pdf"})
    if found and MARKUP.search(content[:SNIFFED]):
        raise UploadRefused(Fault.GLUED, {"with": "html"})
    if _ends_as_zip(content):
        raise UploadRefused(Fault.GLUED, {"with": "archive"})
    return found


def _announced(content: bytes) -> FileKind | None:
    if content.startswith(PDF):
        return FileKind.PDF
    if content.startswith(ZIP):
        return FileKind.DOCX
    if content.startswith(JPEG):
        return FileKind.JPEG
    if content.startswith(PNG):
        return FileKind.PNG
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return FileKind.HEIC
    return None


def _refuse_foreign(content: bytes) -> None:
    if content[4:8] == b"ftyp":
        raise UploadRefused(Fault.TYPE_NOT_ALLOWED, {"found": "media"})
    for signature, name in FOREIGN:
        if content.startswith(signature):
            # BM, MZ or GIF8 may also begin a text, which has no NUL.
            if signature.isalnum() and b"\0" not in content[:SNIFFED]:
                continue
            raise UploadRefused(Fault.TYPE_NOT_ALLOWED, {"found": name})
    if MARKUP_AT_START.match(content[:SNIFFED]):
        raise UploadRefused(Fault.TYPE_NOT_ALLOWED, {"found": "html"})


def _ole(content: bytes) -> UploadRefused:
    """Old Office files and protected new ones share a container; its directory is UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UploadRefused(Fault.ENCRYPTED, {"kind": "office"})
    macros = "VBA".encode("utf-16-le") in content
    return UploadRefused(Fault.LEGACY_OFFICE, {"macros": macros})


def _ends_as_zip(content: bytes) -> bool:
    start = content.rfind(ZIP_END, max(0, len(content) - ZIP_END_BYTES - ZIP_COMMENT))
    return start >= 0 and len(content) - start >= ZIP_END_BYTES
