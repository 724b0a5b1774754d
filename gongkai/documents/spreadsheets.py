"""Spreadsheets as they come in: XLSX and CSV as plain cells, with what is merged and hidden.

The file has been examined before (`gongkai.documents.uploads`): no macros, no bombs, no entities.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from gongkai.documents.sheetreach import BeyondReach, require_reach

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range: (row, column), both counted from zero."""

MOST_ROWS = 20_000
MOST_COLUMNS = 120
_HIDDEN_ROW = re.compile(rb"<row\b[^>]*?>")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_IS_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')


class SpreadsheetUnreadable(ValueError):
    """表格读不出来: broken, or larger than a register of cases can be."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Sheet:
    """工作表. `rows` begins with the first row of the sheet, also where that is empty."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)  # counted from zero
    is_hidden: bool = False


def read_xlsx(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook. Raises SpreadsheetUnreadable."""
    try:
        require_reach(content, rows=MOST_ROWS, columns=MOST_COLUMNS)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return tuple(
                _sheet(book.get_sheet_by_name(told.name), told.visible, content, place)
                for place, told in enumerate(book.sheets_metadata)
            )
    except BeyondReach as error:
        raise SpreadsheetUnreadable("too_large") from error
    except (CalamineError, ExpatError, LookupError, ValueError, zipfile.BadZipFile) as error:
        raise SpreadsheetUnreadable("broken") from error


def read_csv(content: bytes) -> tuple[Sheet, ...]:
    """A CSV file, in UTF-8 or GB 18030, as one sheet. Raises SpreadsheetUnreadable."""
    text = _decoded(content)
    first = text.partition("\n")[0]
    mark = max(",\t;", key=first.count)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error as error:
        raise SpreadsheetUnreadable("broken") from error
    _require_small(len(rows), max(map(len, rows), default=0))
    return (Sheet("CSV", tuple(rows)),)


def _sheet(sheet: CalamineSheet, visible: SheetVisibleEnum, content: bytes, place: int) -> Sheet:
    _require_small(sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    return Sheet(
        sheet.name,
        tuple(tuple(row) for row in rows),
        tuple(sheet.merged_cell_ranges or ()),
        _hidden_rows(content, place),
        visible != SheetVisibleEnum.Visible,
    )


def _require_small(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise SpreadsheetUnreadable("too_large")


def _hidden_rows(content: bytes, place: int) -> frozenset[int]:
    """Rows that whoever kept the register had folded away; the reader of cells does not tell.

    Sheets are written in their order by every program met so far; a book that is not has its
    hidden rows read like all others.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        name = f"xl/worksheets/sheet{place + 1}.xml"
        if name not in package.namelist():
            return frozenset()
        found = _HIDDEN_ROW.findall(package.read(name))
    numbers = (_ROW_NUMBER.search(row) for row in found if _IS_HIDDEN.search(row))
    return frozenset(int(number[1]) - 1 for number in numbers if number)


def _decoded(content: bytes) -> str:
    for charset in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(charset)
        except UnicodeDecodeError:
            continue
    raise SpreadsheetUnreadable("broken")


def filled(sheet: Sheet) -> list[list[Cell]]:
    """The cells with every merged range filled with what stands in its first cell."""
    width = max((len(row) for row in sheet.rows), default=0)
    rows: list[list[Cell]] = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    for (top, left), (bottom, right) in sheet.merged:
        if top >= len(rows) or left >= width:
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * (min(right, width - 1) - left + 1)
    return rows


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether nothing stands in the row."""
    return not any(str(cell).strip() for cell in row)
