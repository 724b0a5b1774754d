"""Plain text: UTF-8 or GB18030, nothing that a screen cannot show."""

from __future__ import annotations

import re

from gongkai.documents.uploads.signatures import MARKUP
from gongkai.documents.uploads.values import Content, Fault, FileKind, UploadRefused

# GB18030 is the encoding that the mainland's own systems must read (GB 18030-2022).
ENCODINGS = ("utf-8-sig", "gb18030")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def examine_text(content: bytes) -> Content:
    """Raises ``UploadRefused``: ``not_text``, or ``type_not_allowed`` for web pages."""
    if CONTROL.search(_decoded(content)):
        raise UploadRefused(Fault.NOT_TEXT)
    if MARKUP.search(content):
        raise UploadRefused(Fault.TYPE_NOT_ALLOWED, {"found": "html"})
    return Content(FileKind.TXT)


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadRefused(Fault.NOT_TEXT)
