"""Spreadsheet of a document: tables with merged cells, numbers as numbers, text on a sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.documents.grid import Placed
from gongkai.documents.model import (
    Align,
    CaptionPlace,
    Cell,
    Document,
    Heading,
    Paragraph,
    QrCode,
    Signature,
    Table,
)

# Text that a spreadsheet would take for a formula when someone edits the cell or saves it as CSV.
RISKY = re.compile(r"^[=+\-@\t\r]")
TEXT_SHEET = "正文"
TABLE_SHEET = "表格"
FACE = "宋体"


def render(document: Document) -> bytes:
    """XLSX bytes; the same document gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties(
        {
            "title": document.title,
            "author": document.author,
            "subject": document.subject,
            "keywords": "；".join(document.keywords),
            "created": document.stamp.replace(tzinfo=None),
        }
    )
    looks = _Looks(book)
    lines = list(_lines(document))
    if document.banner:
        lines.insert(0, (document.banner, True))
    if lines:
        _text_sheet(book.add_worksheet(TEXT_SHEET), document.title, lines, looks)
    for name, tables in _sheets(document).items():
        sheet = book.add_worksheet(sheet_name(name))
        if document.banner:
            sheet.set_header(f"&C{document.banner}")
        _table_sheet(sheet, tables, looks)
    book.close()
    return buffer.getvalue()


def sheet_name(name: str) -> str:
    """A name Excel accepts: no []:*?/\\ and at most 31 characters."""
    return re.sub(r"[\[\]:*?/\\]", "-", name)[:31] or TABLE_SHEET


class _Looks:
    """The cell formats, made once each: a workbook keeps every format it was asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def text(self, *, size: int = 11, bold: bool = False, center: bool = False) -> Format:
        align = "center" if center else "left"
        return self._make(font_size=size, bold=bold, align=align, valign="top", text_wrap=True)

    def cell(self, cell: Cell) -> Format:
        options: dict[str, object] = {
            "border": 1,
            "align": "left" if cell.align is Align.JUSTIFY else cell.align.value,
            "valign": "vcenter",
            "text_wrap": True,
            "bold": bool(cell.header),
        }
        if isinstance(cell.value, str) and RISKY.match(cell.value):
            options["quote_prefix"] = True
        elif isinstance(cell.value, Decimal):
            places = max(0, -int(cell.value.as_tuple().exponent))
            options["num_format"] = "0." + "0" * places if places else "0"
        if cell.stacked:
            options["rotation"] = 270
        return self._make(**options)

    def _make(self, **options: object) -> Format:
        key = tuple(sorted(options.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FACE, **options})
        return self._made[key]


def _lines(document: Document) -> Iterator[tuple[str, bool]]:
    """The text of the document, line by line, and whether a line is a heading."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text, True
        elif isinstance(block, Paragraph):
            yield block.text, False
            yield from ((f"注：{note}", False) for note in block.notes)
        elif isinstance(block, Signature):
            yield f"{block.organ}　{block.date}", False
        elif isinstance(block, QrCode):
            yield f"{block.caption}　{block.text}".strip(), False


def _text_sheet(sheet: Worksheet, title: str, lines: list[tuple[str, bool]], looks: _Looks) -> None:
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, title, looks.text(size=16, bold=True, center=True))
    for row, (text, is_heading) in enumerate(lines, 1):
        sheet.write_string(row, 0, text, looks.text(bold=is_heading))


def _sheets(document: Document) -> dict[str, list[Table]]:
    sheets: dict[str, list[Table]] = {}
    for table in document.tables():
        sheets.setdefault(table.sheet or TABLE_SHEET, []).append(table)
    return sheets


def _table_sheet(sheet: Worksheet, tables: list[Table], looks: _Looks) -> None:
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    top = 0
    for table in tables:
        top = _table(sheet, table, top, looks) + 1
    if len(tables) == 1 and tables[0].caption_place is not CaptionPlace.ABOVE:
        sheet.repeat_rows(0, tables[0].head_as_printed - 1)


def _table(sheet: Worksheet, table: Table, top: int, looks: _Looks) -> int:
    """Write a table from row ``top`` on; the first row below it is returned."""
    if table.caption and table.caption_place is CaptionPlace.ABOVE:
        sheet.write_string(top, 0, table.caption, looks.text(bold=True))
        top += 1
    grid = table.as_printed()
    shares = table.widths or (1.0,) * grid.width
    for column, share in enumerate(shares):
        sheet.set_column(column, column, max(6.0, 100 * share / sum(shares)))
    for placed in grid.placed:
        _cell(sheet, placed, top, looks)
    for row, note in enumerate(table.notes, top + grid.height):
        sheet.write_string(row, 0, note, looks.text())
    return top + grid.height + len(table.notes)


def _cell(sheet: Worksheet, placed: Placed, top: int, looks: _Looks) -> None:
    cell, row = placed.cell, top + placed.row
    look = looks.cell(cell)
    if placed.spans:
        last = top + placed.last_row
        sheet.merge_range(row, placed.column, last, placed.last_column, "", look)
    if cell.value is None:
        sheet.write_blank(row, placed.column, None, look)
    elif isinstance(cell.value, str):
        sheet.write_string(row, placed.column, cell.value, look)
    else:
        sheet.write_number(row, placed.column, cell.value, look)
