from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from gongkai.documents import to_pdf
from gongkai.documents.fonts import SERIF, typefaces
from gongkai.documents.model import Cell, Document, Paragraph, Table
from gongkai.documents.tests.samples import DOCUMENT, saying

MM = 72 / 25.4


def pages(document):
    return [page.get_textpage().get_text_range() for page in opened(document)]


def opened(document):
    return pypdfium2.PdfDocument(to_pdf.render(document))


def test_everything_is_on_the_page():
    (text,) = pages(DOCUMENT)
    for expected in (
        "某区年度报告",
        "第二十条第（五）项",
        "1920",
        "4166.18",
        "〔待填〕",
        "注：另有",
    ):
        assert expected in text


def test_the_banner_is_on_every_page():
    texts = pages(replace(DOCUMENT, blocks=(Paragraph.of("公" * 1400),)))
    assert len(texts) > 1
    assert all("演示数据" in text for text in texts)


def test_the_page_is_a4():
    width, height = opened(DOCUMENT)[0].get_size()
    assert (round(width / MM), round(height / MM)) == (210, 297)


def test_a_full_line_has_28_characters_and_a_full_page_22_lines():
    text = pages(Document("题", (Paragraph.of("公" * 2000, indent=False),)))[1]
    lines = [line for line in text.split() if set(line) == {"公"}]
    assert (len(lines), len(lines[0])) == (22, 28)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages():
    document = opened(Document("题", (Paragraph.of("公" * 1400),)))
    dashes = []
    for page in list(document)[:2]:
        text = page.get_textpage()
        found = text.get_text_range().rindex("—")
        dashes.append(text.get_charbox(found)[0] / page.get_width())
    assert dashes[0] > 0.75
    assert dashes[1] < 0.25


def test_a_long_table_repeats_its_head_on_every_page():
    rows = tuple((Cell(f"第{n}行"),) for n in range(80))
    table = Table(rows=((Cell("表头", header="col"),), *rows))
    texts = pages(Document("题", (table,)))
    assert len(texts) > 1
    assert all("表头" in text for text in texts)


@pytest.mark.parametrize("hostile", ['#panic("x")', "*粗*", "#read(“/etc/passwd”)", "$x$ @ref"])
def test_typed_text_is_never_executed(hostile):
    assert hostile in pages(saying(hostile))[0]


def test_rare_characters_of_names_are_printed():
    assert "赵喆堃" in pages(saying("赵喆堃"))[0]


def test_without_the_office_fonts_the_free_ones_step_in():
    assert typefaces().families["body"] == (SERIF,)


def test_equal_documents_are_equal_files():
    assert to_pdf.render(DOCUMENT) == to_pdf.render(DOCUMENT)
