"""A spreadsheet is measured before it is laid out: far cells in a small file end no process."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from gongkai.documents.spreadsheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    SpreadsheetUnreadable,
    read_xlsx,
)

SHEET = "xl/worksheets/sheet1.xml"


def book(*sheets: dict[str, object]) -> Workbook:
    made = Workbook()
    made.remove(made.active)
    for cells in sheets:
        sheet = made.create_sheet()
        for place, value in cells.items():
            sheet[place] = value
    return made


def saved(made: Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def with_sheet(markup: str) -> bytes:
    """A workbook whose only sheet is written by hand."""
    source, file = zipfile.ZipFile(io.BytesIO(saved(book({"A1": "编号"})))), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, markup if name == SHEET else source.read(name))
    return file.getvalue()


def sheet_of(rows: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(saved(book({"A1": "编号", "XFD1048576": "x"})), id="the last cell"),
        pytest.param(saved(book({"A1": "编号", f"A{MOST_ROWS + 1}": "x"})), id="a row too far"),
        pytest.param(saved(book({"DQ1": "x"})), id="a column too far"),
        pytest.param(
            saved(book(*[{"A1": "x", f"DP{MOST_ROWS}": "y"}] * 2)), id="two of the largest sheets"
        ),
        pytest.param(
            with_sheet(sheet_of('<row r="1048576"><c><v>1</v></c></row>')), id="told by the row"
        ),
        pytest.param(
            with_sheet(sheet_of('<row><c r="A4294967295"><v>1</v></c></row>')), id="no such cell"
        ),
        pytest.param(
            with_sheet(sheet_of(f'<row r="{"9" * 5000}"><c><v>1</v></c></row>')), id="no such row"
        ),
    ],
)
def test_too_large_to_be_laid_out(content):
    assert len(content) < 20_000
    with pytest.raises(SpreadsheetUnreadable) as refused:
        read_xlsx(content)
    assert refused.value.code == "too_large"


def test_what_is_no_xml_is_broken():
    with pytest.raises(SpreadsheetUnreadable) as refused:
        read_xlsx(with_sheet("<worksheet><sheetData>"))
    assert refused.value.code == "broken"


def test_the_largest_sheet_is_read():
    assert MOST_COLUMNS == 120  # column DP
    (sheet,) = read_xlsx(saved(book({"A1": "编号", f"DP{MOST_ROWS}": "x"})))
    assert (len(sheet.rows), len(sheet.rows[0])) == (MOST_ROWS, MOST_COLUMNS)


def test_cells_that_are_only_formatted_do_not_count():
    made = book({"A1": "编号", "A2": "1"})
    made.active["XFD1048576"].font = Font(bold=True)
    (sheet,) = read_xlsx(saved(made))
    assert sheet.rows == (("编号",), ("1",))


def test_cells_without_a_place_are_counted_on():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    (sheet,) = read_xlsx(with_sheet(sheet_of(rows)))
    assert sheet.rows == ((1.0, 2.0), (3.0, ""))
