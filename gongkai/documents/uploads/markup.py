"""XML from strangers, read by expat as it comes: no tree, no entity, no document type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from gongkai.documents.uploads import zips
from gongkai.documents.uploads.values import Fault, UploadLimits, UploadRefused

LOCAL_FILE = re.compile(r"(file:///)?[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element's name without its namespace, and its attributes."""

    name: str
    attributes: dict[str, str]

    def get(self, key: str) -> str:
        """An attribute's value, empty where it is missing."""
        return self.attributes.get(key, "")


def elements(
    blocks: Iterable[bytes], limits: UploadLimits, budget: zips.Budget
) -> Iterator[Element]:
    """All elements in order. Raises ``UploadRefused``: ``broken``, ``xml_entities``,
    ``archive_bomb`` for a list beyond the limits."""
    found: list[Element] = []

    def note(tag: str, attributes: dict[str, str]) -> None:
        budget.read_element()
        found.append(Element(tag.rpartition(" ")[2], attributes))

    parser = _parser()
    parser.StartElementHandler = note
    size = 0
    for block in blocks:
        size += len(block)
        if size > limits.markup:
            raise zips.bomb("markup")
        _feed(parser, block)
        yield from found
        found.clear()
    _feed(parser, b"", final=True)
    yield from found


def check_start(blocks: Iterable[bytes], limits: UploadLimits) -> None:
    """Reads up to the first element, before which alone a document type may stand.

    The rest is run through unread. Raises ``UploadRefused``: ``broken``, ``xml_entities``,
    ``archive_bomb`` where the first element keeps waiting.
    """
    parser = _parser()

    def note(tag: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None

    parser.StartElementHandler = note
    size = 0
    for block in blocks:
        if parser.StartElementHandler is None:
            continue
        size += len(block)
        if size > limits.markup:
            raise zips.bomb("markup")
        _feed(parser, block)
    if parser.StartElementHandler is not None:
        raise zips.broken()


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*declaration: object) -> NoReturn:
    raise UploadRefused(Fault.XML_ENTITIES)


def _feed(parser: expat.XMLParserType, block: bytes, *, final: bool = False) -> None:
    try:
        parser.Parse(block, final)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise zips.broken() from error
