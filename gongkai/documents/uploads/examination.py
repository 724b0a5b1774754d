"""上传文件检查: one question to every file that comes in from outside."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from gongkai.documents.uploads.names import safe_name
from gongkai.documents.uploads.packages import examine_package
from gongkai.documents.uploads.pdfs import examine_pdf
from gongkai.documents.uploads.pictures import examine_picture
from gongkai.documents.uploads.signatures import family
from gongkai.documents.uploads.texts import examine_text
from gongkai.documents.uploads.values import (
    DEFAULT_LIMITS,
    MEDIA_TYPES,
    Content,
    Examined,
    Fault,
    FileKind,
    UploadLimits,
    UploadRefused,
)


def examine(
    content: bytes | BinaryIO, name: str, *, limits: UploadLimits = DEFAULT_LIMITS
) -> Examined:
    """What the file is, by its content; the name must agree.

    A stream is read from where it stands, one byte beyond the limit at most. Nothing is unpacked
    without a cap. Raises ``UploadRefused`` and nothing else.
    """
    taken = content if isinstance(content, bytes) else content.read(limits.size + 1)
    if not taken:
        raise UploadRefused(Fault.EMPTY)
    if len(taken) > limits.size:
        raise UploadRefused(Fault.TOO_BIG, {"limit": limits.size})
    found = _content(taken, limits)
    return Examined(
        kind=found.kind,
        media_type=MEDIA_TYPES[found.kind],
        name=safe_name(name, found.kind),
        size=len(taken),
        sha256=hashlib.sha256(taken).hexdigest(),
        pages=found.pages,
        warnings=found.warnings,
    )


def _content(content: bytes, limits: UploadLimits) -> Content:
    announced = family(content)
    if announced is None:
        return examine_text(content)
    if announced is FileKind.PDF:
        return examine_pdf(content, limits)
    if announced is FileKind.DOCX:
        return examine_package(content, limits)
    return examine_picture(content, announced, limits)
