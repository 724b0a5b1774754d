from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from gongkai.documents import to_xlsx
from gongkai.documents.tests.samples import DOCUMENT, saying


def read(document):
    return CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx.render(document)))


def test_numbers_are_numbers_and_blanks_are_blank():
    sheet = read(DOCUMENT).get_sheet_by_name("表二")
    assert sheet.to_python() == [
        ["第二十条第（五）项", "", ""],
        ["项目", "数量", ""],
        ["", "上年", "本年"],
        ["行政许可", 1920.0, -8.0],
        ["采购金额", "", 4166.18],
        ["单位：万元", "", ""],
    ]


def test_merged_cells_are_merged():
    sheet = read(DOCUMENT).get_sheet_by_name("表二")
    assert sorted(sheet.merged_cell_ranges) == [
        ((0, 0), (0, 2)),
        ((1, 0), (2, 0)),
        ((1, 1), (1, 2)),
    ]


def test_the_text_has_a_sheet_of_its_own():
    rows = read(DOCUMENT).get_sheet_by_name("正文").to_python()
    assert [row[0] for row in rows[:5]] == [
        "某区年度报告",
        "演示数据",
        "一、总体情况",
        "（一）主动公开情况",
        "公开信息37次〔待填〕",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1"])
def test_typed_text_is_never_a_formula(text):
    book = to_xlsx.render(saying(text))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")
    assert read(saying(text)).get_sheet_by_name("表格").to_python()[1][0].strip() == text.strip()


def test_equal_documents_are_equal_files():
    assert to_xlsx.render(DOCUMENT) == to_xlsx.render(DOCUMENT)
