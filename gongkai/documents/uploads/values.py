"""What the check of an uploaded file needs, finds and refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MIB = 1024 * 1024


class FileKind(StrEnum):
    """文件类型 that an applicant or a clerk may hand in."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    TXT = "txt"


OFFICE = "application/vnd.openxmlformats-officedocument"

MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    FileKind.PPTX: f"{OFFICE}.presentationml.presentation",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.HEIC: "image/heic",
    FileKind.TXT: "text/plain",
}

# The first one is given to a file that came without any.
EXTENSIONS = {
    FileKind.PDF: ("pdf",),
    FileKind.DOCX: ("docx",),
    FileKind.XLSX: ("xlsx",),
    FileKind.PPTX: ("pptx",),
    FileKind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    FileKind.PNG: ("png",),
    FileKind.HEIC: ("heic", "heif"),
    FileKind.TXT: ("txt",),
}


class Fault(StrEnum):
    """不予接收的原因. The codes are stable: pages, the API and the ledger may keep them."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TYPE_NOT_ALLOWED = "type_not_allowed"
    LEGACY_OFFICE = "legacy_office"
    EXTENSION_MISMATCH = "extension_mismatch"
    GLUED = "glued"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    EMBEDDED_OBJECT = "embedded_object"
    EXTERNAL_REFERENCE = "external_reference"
    ARCHIVE_BOMB = "archive_bomb"
    ARCHIVE_PATH = "archive_path"
    XML_ENTITIES = "xml_entities"
    PDF_SCRIPT = "pdf_script"
    PDF_LAUNCH = "pdf_launch"
    PDF_ATTACHMENT = "pdf_attachment"
    PDF_XFA = "pdf_xfa"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_COMPLEX = "too_complex"
    TOO_MANY_PIXELS = "too_many_pixels"
    NOT_TEXT = "not_text"


class Warned(StrEnum):
    """提醒: nothing to refuse a file for, but worth a look."""

    LOCAL_TEMPLATE = "local_template"
    PDF_RESTRICTED = "pdf_restricted"
    TRAILING_DATA = "trailing_data"


class UploadRefused(Exception):
    """A file that is not taken: ``code`` says why, ``facts`` what the words need."""

    def __init__(self, code: Fault, facts: Mapping[str, Any] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = dict(facts or {})

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """上传限制. No statute fixes these figures; an installation may choose its own.

    ``size``, ``unpacked`` (all parts of an archive together) and ``markup`` (one list of parts or
    relations, or what may stand before the first element) are bytes; ``elements`` counts those of
    all lists together; ``ratio`` is unpacked to packed, ``nesting`` how deep an office file may
    hold another.
    """

    size: int = 20 * MIB
    pages: int = 500
    pixels: int = 100_000_000
    entries: int = 2_000
    unpacked: int = 128 * MIB
    ratio: int = 200
    markup: int = 2 * MIB
    elements: int = 50_000
    nesting: int = 1


DEFAULT_LIMITS = UploadLimits()


@dataclass(frozen=True, slots=True)
class Content:
    """What one kind's own check found out."""

    kind: FileKind
    pages: int | None = None
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """已检查的文件. ``name`` is safe to store and to show; ``pages`` is known for PDF and images.

    ``size`` is in bytes, ``sha256`` in hexadecimal digits.
    """

    kind: FileKind
    media_type: str
    name: str
    size: int
    sha256: str
    pages: int | None
    warnings: tuple[Warned, ...]
