"""Long lists as CSV and XLSX."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from gongkai.documents.listing import csv_lines, xlsx_file

HEAD = ("编号", "内容", "收到", "件数")
ROW = ("A-1", "某某规划", date(2026, 3, 2), 3)
RISKY = ("=1+1", "+1", "-1", "@x", "\tx")


def read_csv(rows):
    text = b"".join(csv_lines(HEAD, rows))
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))


def read_xlsx(rows):
    with xlsx_file("清单[1]", HEAD, rows) as file:
        return load_workbook(io.BytesIO(file.read())).active


def test_csv_says_what_is_in_the_list():
    assert read_csv([ROW]) == [list(HEAD), ["A-1", "某某规划", "2026-03-02", "3"]]


def test_xlsx_keeps_days_and_numbers():
    sheet = read_xlsx([ROW])
    told = [cell.value for cell in sheet[2]]
    assert (told[0], told[2].date(), told[3]) == ("A-1", date(2026, 3, 2), 3)
    assert (sheet.title, sheet.freeze_panes) == ("清单-1-", "A2")


@pytest.mark.parametrize("text", RISKY)
def test_no_text_becomes_a_formula(text):
    assert read_csv([(text, "", None, 0)])[1][0] == f"'{text}"
    cell = read_xlsx([(text, "", None, 0)])["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("rows", [[], [("", None, None, None)]], ids=["no row", "empty cells"])
def test_what_is_empty_stays_empty(rows):
    assert len(read_csv(rows)) == 1 + len(rows)
    assert read_xlsx(rows).max_row == 1


def test_rows_are_taken_one_by_one():
    taken = []
    rows = (taken.append(n) or (str(n), "", None, n) for n in range(3))
    lines = csv_lines(HEAD, rows)
    next(lines), next(lines), next(lines)
    assert taken == [0]
