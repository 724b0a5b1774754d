from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn

from gongkai.documents import to_docx
from gongkai.documents.tests.samples import DOCUMENT, saying


def read(document):
    return docx.Document(io.BytesIO(to_docx.render(document)))


def spans(word):
    """(text, gridSpan, starts a vertical merge) of every cell as the file holds it."""
    found = []
    for cell in word.tables[0]._tbl.iter(qn("w:tc")):
        properties = cell.tcPr
        merge = properties.find(qn("w:vMerge"))
        found.append(
            (
                "".join(text.text or "" for text in cell.iter(qn("w:t"))),
                cell.grid_span,
                None if merge is None else merge.get(qn("w:val"), "continue"),
            )
        )
    return found


def test_merged_cells_are_merged_in_the_file():
    assert spans(read(DOCUMENT)) == [
        ("第二十条第（五）项", 3, None),
        ("项目", 1, "restart"),
        ("数量", 2, None),
        ("", 1, "continue"),
        ("上年", 1, None),
        ("本年", 1, None),
        ("行政许可", 1, None),
        ("1920", 1, None),
        ("-8", 1, None),
        ("采购金额", 1, None),
        ("", 1, None),
        ("4166.18", 1, None),
    ]


def test_head_rows_are_repeated_on_every_page():
    rows = read(DOCUMENT).tables[0].rows
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert repeated == [True, True, True, False, False]


def test_titles_are_styles_and_fonts_are_those_of_the_standard():
    word = read(DOCUMENT)
    assert [(p.style.name, p.text) for p in word.paragraphs[:3]] == [
        ("Title", "某区年度报告"),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）主动公开情况"),
    ]
    faces = {
        name: word.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1", "Heading 2")
    }
    assert faces == {
        "Normal": "仿宋_GB2312",
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
    }


def test_the_language_is_chinese():
    word = read(DOCUMENT)
    language = word.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    assert word.core_properties.language == "zh-CN"


def test_page_numbers_stand_outside():
    section = read(DOCUMENT).sections[0]
    footers = (section.footer, section.even_page_footer)
    sides = [footer.paragraphs[0].alignment for footer in footers]
    assert [str(side) for side in sides] == ["RIGHT (2)", "LEFT (0)"]


def test_the_banner_is_in_the_head_of_every_page():
    section = read(DOCUMENT).sections[0]
    heads = [head.paragraphs[0].text for head in (section.header, section.even_page_header)]
    assert heads == ["演示数据", "演示数据"]


def test_typed_text_stays_text():
    hostile = "<w:p/>{{x}}&amp;"
    assert read(saying(hostile)).paragraphs[1].text == hostile


def test_equal_documents_are_equal_files():
    assert to_docx.render(DOCUMENT) == to_docx.render(DOCUMENT)
