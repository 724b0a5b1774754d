"""PDF of a document, set by Typst in the look of GB/T 9704-2012."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from gongkai.documents.fonts import Typefaces, typefaces
from gongkai.documents.grid import Placed
from gongkai.documents.model import PAGE_ADDRESS, Block, Document, QrCode, Table
from gongkai.documents.qr import qr_svg

TEMPLATE = Path(__file__).parent / "typesetting" / "gbt9704.typ"


def render(document: Document, *, fonts: Path | None = None) -> bytes:
    """PDF bytes. ``fonts`` is the office's font folder, if it has one.

    All text travels as JSON data, never as Typst source, so nothing a person typed is executed.
    """
    faces = typefaces(fonts)
    data = json.dumps(_data(document, faces), ensure_ascii=False)
    pdf = typst.compile(
        _template(),
        format="pdf",
        font_paths=faces.files,
        ignore_system_fonts=True,
        sys_inputs={"document": data},
        timestamp=document.stamp,
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _data(document: Document, faces: Typefaces) -> dict[str, Any]:
    return {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "banner": document.banner,
        "large": document.large,
        "letterhead": asdict(document.letterhead) if document.letterhead else None,
        "keywords": list(document.keywords),
        "fonts": {role: list(families) for role, families in faces.families.items()},
        "emphasise": {role: faces.is_fallback(role) for role in faces.families},
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, QrCode):
        return {"kind": "qrcode", **asdict(block), "svg": qr_svg(block.text)}
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _table(table: Table) -> dict[str, Any]:
    grid = table.as_printed()
    cells = [_cell(placed) for placed in grid.placed]
    head = table.head_as_printed
    return {
        "kind": "table",
        "caption": table.caption,
        "caption_place": table.caption_place.value,
        "widths": list(table.widths or (1.0,) * grid.width),
        "head": [cell for cell in cells if cell["y"] < head],
        "body": [cell for cell in cells if cell["y"] >= head],
        "compact": table.compact,
        "notes": list(table.notes),
    }


def _cell(placed: Placed) -> dict[str, Any]:
    cell = placed.cell
    return {
        "x": placed.column,
        "y": placed.row,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "align": cell.align.value,
        # Only within a bound volume does a cell of a printed table lead anywhere.
        "jump": cell.href if cell.href.startswith(PAGE_ADDRESS) else "",
        "lines": stacked(cell.text) if cell.stacked else [cell.text],
    }


def stacked(text: str) -> list[str]:
    """One character a line; a punctuation mark stays with the character before it."""
    lines: list[str] = []
    for character in text:
        if lines and character in "、，。；：":
            lines[-1] += character
        else:
            lines.append(character)
    return lines
