"""File names: what a stranger called a file, made fit to store and to show."""

from __future__ import annotations

import re
import unicodedata

from gongkai.documents.uploads.values import EXTENSIONS, Fault, FileKind, UploadRefused

# File systems hold 255 bytes; a prefix and a suffix of ours must still fit.
STEM_BYTES = 180
# Control, format (bidi overrides among them), surrogate and private characters, line separators.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
# Names that some systems take for a device.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})$")


def safe_name(name: str, kind: FileKind) -> str:
    """The last part of the name without unseen characters, with an extension of its kind.

    Raises ``UploadRefused`` (``extension_mismatch``) where the extension tells of another kind.
    """
    shown = _seen(name.replace("\\", "/").rpartition("/")[2])
    found = EXTENSION.search(shown)
    extension = found[1].lower() if found else EXTENSIONS[kind][0]
    if extension not in EXTENSIONS[kind]:
        raise UploadRefused(Fault.EXTENSION_MISMATCH, {"extension": extension, "kind": kind.value})
    stem = _shortened(shown[: found.start()] if found else shown)
    if DEVICES.match(stem):
        stem = f"_{stem}"
    return f"{stem or 'file'}.{extension}"


def _seen(name: str) -> str:
    composed = " ".join(unicodedata.normalize("NFC", name).split())
    seen = "".join(c for c in composed if unicodedata.category(c) not in UNSEEN)
    return NOT_IN_NAMES.sub("_", seen).rstrip(". ")


def _shortened(stem: str) -> str:
    cut = stem.encode("utf-8")[:STEM_BYTES].decode("utf-8", errors="ignore")
    return cut.strip(". ")
