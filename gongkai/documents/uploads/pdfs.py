"""PDF: whole, readable by anyone, and nothing in it that acts on its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from gongkai.documents.uploads.values import (
    Content,
    Fault,
    FileKind,
    UploadLimits,
    UploadRefused,
    Warned,
)

READER = Path(__file__).with_name("pdf_reader.py")
# Generous: the reader's own limit counts processor time, this one also a busy machine.
PATIENCE = 20
END = b"%%EOF"
HEADER = re.compile(rb"%PDF-[12]\.\d")

FOUND = {
    "script": Fault.PDF_SCRIPT,
    "launch": Fault.PDF_LAUNCH,
    "attachment": Fault.PDF_ATTACHMENT,
    "xfa": Fault.PDF_XFA,
}
STATES = {
    "encrypted": Fault.ENCRYPTED,
    "broken": Fault.BROKEN,
    "too_complex": Fault.TOO_COMPLEX,
}


def examine_pdf(content: bytes, limits: UploadLimits) -> Content:
    """Raises ``UploadRefused``: ``broken``, ``glued``, ``encrypted``, ``too_complex``,
    ``too_many_pages``, ``pdf_script``, ``pdf_launch``, ``pdf_attachment``, ``pdf_xfa``."""
    _check_ends(content)
    report = confined(content)
    if report["state"] in STATES:
        raise UploadRefused(STATES[report["state"]], {"kind": FileKind.PDF.value})
    for name, fault in FOUND.items():
        if name in report["found"]:
            raise UploadRefused(fault)
    pages = report["pages"]
    if not pages:
        raise UploadRefused(Fault.BROKEN, {"kind": FileKind.PDF.value})
    if pages > limits.pages:
        raise UploadRefused(Fault.TOO_MANY_PAGES, {"pages": pages, "limit": limits.pages})
    warnings = (Warned.PDF_RESTRICTED,) if report["restricted"] else ()
    return Content(FileKind.PDF, pages, warnings)


def _check_ends(content: bytes) -> None:
    end = content.rfind(END)
    if not HEADER.match(content) or end < 0:
        raise UploadRefused(Fault.BROKEN, {"kind": FileKind.PDF.value})
    if content[end + len(END) :].strip(b"\0\t\r\n\f \x1a"):
        raise UploadRefused(Fault.GLUED, {"with": "data"})


def confined(content: bytes) -> dict[str, Any]:
    """The report of ``pdf_reader``; a reader that was ended or failed counts as too complex."""
    command = [sys.executable, "-I", str(READER), str(len(content))]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE)
        return json.loads(done.stdout) if done.returncode == 0 else {"state": "too_complex"}
    except subprocess.TimeoutExpired:
        return {"state": "too_complex"}
