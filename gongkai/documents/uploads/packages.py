"""Office files (OOXML): the kind they say they are, and nothing that runs, reaches out or hides."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain

from gongkai.documents.uploads import markup, signatures, zips
from gongkai.documents.uploads.values import (
    MEDIA_TYPES,
    Content,
    Fault,
    FileKind,
    UploadLimits,
    UploadRefused,
    Warned,
)

TYPES_PART = "[content_types].xml"
MAIN = {
    f"{MEDIA_TYPES[kind]}.main+xml".lower(): kind
    for kind in (FileKind.DOCX, FileKind.XLSX, FileKind.PPTX)
}
# Pieces of content types, part names and the last word of relation types, in small letters.
TYPES = (
    ("macroenabled", Fault.MACROS),
    ("vbaproject", Fault.MACROS),
    ("wordvbadata", Fault.MACROS),
    ("macrosheet", Fault.MACROS),
    ("activex", Fault.EMBEDDED_OBJECT),
    ("oleobject", Fault.EMBEDDED_OBJECT),
    ("externallink", Fault.EXTERNAL_REFERENCE),
    ("connections+xml", Fault.EXTERNAL_REFERENCE),
)
NAMES = (
    ("vbaproject", Fault.MACROS),
    ("vbadata", Fault.MACROS),
    ("macrosheets/", Fault.MACROS),
    ("activex/", Fault.EMBEDDED_OBJECT),
    ("oleobject", Fault.EMBEDDED_OBJECT),
)
RELATIONS = {
    "vbaproject": Fault.MACROS,
    "wordvbadata": Fault.MACROS,
    "xlmacrosheet": Fault.MACROS,
    "xlintlmacrosheet": Fault.MACROS,
    "oleobject": Fault.EMBEDDED_OBJECT,
    "control": Fault.EMBEDDED_OBJECT,
    "activexcontrolbinary": Fault.EMBEDDED_OBJECT,
    # Web pages and RTF that Word would merge into the text on opening.
    "afchunk": Fault.EMBEDDED_OBJECT,
}
OFFICE_ENDINGS = tuple(f".{kind}" for kind in MAIN.values())
XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def examine_package(content: bytes, limits: UploadLimits) -> Content:
    """Raises ``UploadRefused``: what ``zips.listed`` raises, and ``type_not_allowed``, ``macros``,
    ``embedded_object``, ``external_reference``, ``xml_entities``, ``broken``."""
    return _examine(content, limits, zips.Budget.of(limits), 0)


def _examine(content: bytes, limits: UploadLimits, budget: zips.Budget, depth: int) -> Content:
    parts = zips.listed(content, limits, budget)
    names = {part.filename.lower() for part in parts}
    if TYPES_PART not in names:
        raise UploadRefused(Fault.TYPE_NOT_ALLOWED, {"found": "archive"})
    for name in names:
        _refuse_if_named(NAMES, name)
    kinds: list[FileKind] = []
    warnings: set[Warned] = set()
    for part, blocks in zips.unpacked(content, parts, budget):
        name = part.filename.lower()
        if name == TYPES_PART:
            kinds = _kinds(markup.elements(blocks, limits, budget), names)
        elif name.endswith(".rels"):
            warnings |= _check_relations(markup.elements(blocks, limits, budget))
        else:
            _check_part(part, blocks, limits, budget, depth)
    if len(kinds) != 1:
        raise UploadRefused(Fault.TYPE_NOT_ALLOWED, {"found": "archive"})
    return Content(kinds[0], warnings=tuple(sorted(warnings)))


def _refuse_if_named(table: Iterable[tuple[str, Fault]], text: str) -> None:
    for piece, fault in table:
        if piece in text:
            raise UploadRefused(fault)


def _kinds(elements: Iterable[markup.Element], names: set[str]) -> list[FileKind]:
    """The main parts. A default type counts only where a part has its ending: Word leaves some."""
    kinds = []
    endings = {name.rpartition(".")[2] for name in names}
    for element in elements:
        used = element.name == "Override" or element.get("Extension").lower() in endings
        media = element.get("ContentType").lower()
        if used:
            _refuse_if_named(TYPES, media)
        if used and media in MAIN:
            kinds.append(MAIN[media])
    return kinds


def _check_relations(elements: Iterable[markup.Element]) -> set[Warned]:
    warnings = set()
    for element in elements:
        meaning = element.get("Type").rpartition("/")[2].lower()
        if meaning in RELATIONS:
            raise UploadRefused(RELATIONS[meaning])
        if element.get("TargetMode").lower() != "external" or meaning == "hyperlink":
            continue
        # Word notes where the template lay on the author's own disk; nobody else's Word follows.
        if meaning != "attachedtemplate" or not markup.LOCAL_FILE.match(element.get("Target")):
            raise UploadRefused(Fault.EXTERNAL_REFERENCE)
        warnings.add(Warned.LOCAL_TEMPLATE)
    return warnings


def _check_part(
    part: zipfile.ZipInfo,
    blocks: Iterator[bytes],
    limits: UploadLimits,
    budget: zips.Budget,
    depth: int,
) -> None:
    first = next(blocks, b"")
    whole = chain((first,), blocks)
    if first.lstrip(b"\t\r\n ").startswith(XML_STARTS):
        markup.check_start(whole, limits)
    elif first.startswith(signatures.ZIP):
        _check_nested(part, whole, limits, budget, depth)
    elif first.startswith((signatures.OLE, b"MZ", b"\x7fELF", signatures.PDF, b"{\\rtf")):
        raise UploadRefused(Fault.EMBEDDED_OBJECT)
    for _ in blocks:
        pass


def _check_nested(
    part: zipfile.ZipInfo,
    blocks: Iterable[bytes],
    limits: UploadLimits,
    budget: zips.Budget,
    depth: int,
) -> None:
    """Charts keep their figures in a small workbook; any other archive inside is refused."""
    if depth >= limits.nesting:
        raise zips.bomb("nested")
    if not part.filename.lower().endswith(OFFICE_ENDINGS):
        raise UploadRefused(Fault.EMBEDDED_OBJECT)
    if part.file_size > limits.size:
        raise zips.bomb("nested")
    _examine(b"".join(blocks), limits, budget, depth + 1)
