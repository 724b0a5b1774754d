"""Long lists as files: row by row, so that a hundred thousand rows need no more memory than ten."""

from __future__ import annotations

import codecs
import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO

import xlsxwriter

from gongkai.documents.to_xlsx import RISKY, sheet_name

Value = str | int | date | None


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """A CSV file line by line, in UTF-8 with the mark that spreadsheets ask for."""
    yield codecs.BOM_UTF8
    yield _line(head)
    for row in rows:
        yield _line(row)


def xlsx_file(
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    notes: tuple[str, Iterable[Sequence[str]]] | None = None,
) -> IO[bytes]:
    """An open temporary XLSX file, at its beginning: a sheet with its first row kept in sight.

    `notes` are the title and the lines of a second sheet that explains the first.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    sheet = book.add_worksheet(sheet_name(title))
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    quoted = book.add_format({"quote_prefix": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(head) - 1, 18)
    for column, text in enumerate(head):
        sheet.write_string(0, column, text, bold)
    for place, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(place, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(place, column, value)
            elif value:
                sheet.write_string(place, column, value, quoted if RISKY.match(value) else None)
    if notes is not None:
        _explain(book, *notes)
    book.close()
    file.seek(0)
    return file


def _explain(book: xlsxwriter.Workbook, title: str, lines: Iterable[Sequence[str]]) -> None:
    sheet = book.add_worksheet(sheet_name(title))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 4, 60)
    for place, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(place, column, text, wrapped)


def _line(row: Sequence[Value]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_plain(value) for value in row])
    return buffer.getvalue().encode()


def _plain(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and RISKY.match(value) else value
