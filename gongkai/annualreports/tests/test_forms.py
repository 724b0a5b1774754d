from __future__ import annotations

import io

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from gongkai.annualreports import booklet, forms
from gongkai.annualreports.rules import catalogue
from gongkai.annualreports.tests.samples import published, yuanzhou
from gongkai.documents import to_docx, to_html, to_pdf, to_xlsx


@pytest.fixture(scope="module")
def document():
    return booklet.bind(yuanzhou())


def shape(table):
    """Merged cells of a drawn table: (text, row, column, rows, columns)."""
    return [
        (p.cell.text, p.row, p.column, p.cell.rowspan, p.cell.colspan)
        for p in table.grid().placed
        if p.spans
    ]


def test_table_three_is_merged_as_the_form_is():
    layout, _, cells = published("yuanzhou-2020")
    (table,) = forms.tables(layout, "ch3", cells)
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert shape(table) == [
        (corner, 0, 0, 3, 3),
        ("申请人情况", 0, 3, 1, 7),
        ("自然人", 1, 3, 2, 1),
        ("法人或其他组织", 1, 4, 1, 5),
        ("总计", 1, 9, 2, 1),
        ("一、本年新收政府信息公开申请数量", 3, 0, 1, 3),
        ("二、上年结转政府信息公开申请数量", 4, 0, 1, 3),
        ("三、本年度办理结果", 5, 0, 20, 1),
        ("（一）予以公开", 5, 1, 1, 2),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 6, 1, 1, 2),
        ("（三）不予公开", 7, 1, 8, 1),
        ("（四）无法提供", 15, 1, 3, 1),
        ("（五）不予处理", 18, 1, 5, 1),
        ("（六）其他处理", 23, 1, 1, 2),
        ("（七）总计", 24, 1, 1, 2),
        ("四、结转下年度继续办理", 25, 0, 1, 3),
    ]


def test_table_four_has_heads_of_two_and_three_levels():
    layout, _, cells = published("yuanzhou-2020")
    (table,) = forms.tables(layout, "ch4", cells)
    labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    assert shape(table) == [
        ("行政复议", 0, 0, 1, 5),
        ("行政诉讼", 0, 5, 1, 10),
        *((label, 1, column, 2, 1) for column, label in enumerate(labels)),
        ("未经复议直接起诉", 1, 5, 1, 5),
        ("复议后起诉", 1, 10, 1, 5),
    ]


@pytest.mark.parametrize(
    ("layout", "captions"),
    [("gkb-2019", "（一）（五）（六）（八）（九）"), ("gkb-2021", "（一）（五）（六）（八）")],
)
def test_chapter_two_has_a_small_table_for_each_item_of_article_20(layout, captions):
    tables = forms.tables(catalogue.by_id(layout), "ch2", {})
    drawn = "".join(table.caption.removeprefix("第二十条第").removesuffix("项") for table in tables)
    assert drawn == captions


@pytest.mark.parametrize("layout", [layout.id for layout in catalogue.all_layouts()])
def test_every_figure_of_the_form_is_drawn_once_with_its_link(layout):
    form = catalogue.by_id(layout)
    drawn = [
        cell.href
        for chapter in form.chapters
        for table in forms.tables(form, chapter.id, {}, lambda address: address)
        for row in table.rows
        for cell in row
        if cell.href
    ]
    assert sorted(drawn) == sorted(form.cells)


def test_the_unit_of_money_is_printed_where_the_form_leaves_it_out():
    layout, _, cells = published("yuanzhou-2020")
    table = forms.tables(layout, "ch2", cells)[-1]
    assert [cell.text for cell in table.rows[0]] == [
        "信息内容",
        "采购项目数量",
        "采购总金额（万元）",
    ]


def test_the_word_file_holds_every_figure_in_merged_tables(document):
    word = docx.Document(io.BytesIO(to_docx.render(document)))
    assert len(word.tables) == 7
    third = word.tables[5]
    spans = [cell.grid_span for cell in third.rows[0]._tr.iter(qn("w:tc"))]
    assert spans == [3, 7]
    starts = third._tbl.xpath(".//w:vMerge[@w:val='restart']")
    assert len(starts) == 7  # the corner, two heads, the left edge, three groups
    assert [cell.text for cell in third.rows[3].cells][3:] == ["54", "0", "0", "0", "0", "1", "55"]


def test_the_spreadsheet_holds_numbers(document):
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx.render(document)))
    assert book.sheet_names == ["正文", "二、主动公开", "三、依申请公开", "四、复议诉讼"]
    third = book.get_sheet_by_name("三、依申请公开")
    assert third.to_python()[3][3:] == [54, 0, 0, 0, 0, 1, 55]
    assert ((5, 0), (24, 0)) in third.merged_cell_ranges
    assert 4166.18 in book.get_sheet_by_name("二、主动公开").to_python()[-1]


def test_the_pdf_has_the_six_chapters_and_keeps_table_three_together(document):
    pages = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(to_pdf.render(document))
    ]
    whole = "".join(pages)
    for chapter in yuanzhou().layout.chapters:
        assert chapter.title in whole
    assert "4166.18" in whole
    (third,) = [page for page in pages if "一、本年新收" in page]
    assert "四、结转下年度继续办理" in third
    assert "三、收到和处理" in third


def test_on_screen_every_figure_is_a_link():
    shown = booklet.bind(
        yuanzhou(), cell_link=lambda a: f"cells/{a}/", figure_link=lambda key: f"figures/{key}/"
    )
    page = to_html.fragment(shown)
    assert page.count('href="cells/') == 198
    assert '<a href="figures/site.interactions/"' in page


def test_no_page_of_the_printed_report_stays_mostly_blank(document):
    pages = pypdfium2.PdfDocument(to_pdf.render(document))
    for page in list(pages)[:-1]:
        text = page.get_textpage()
        # The page number is the lowest line; what stands above it must reach down far enough.
        lines = sorted({round(text.get_charbox(n)[1]) for n in range(text.count_chars())})
        above = [y for y in lines if y > 110]
        assert above[0] < page.get_height() / 3, page.get_textpage().get_text_range()[:80]


def test_table_three_is_in_one_piece_where_it_follows_the_small_tables(document):
    texts = [
        p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(to_pdf.render(document))
    ]
    (page,) = [text for text in texts if "申请人情况" in text]
    assert "结转下年度继续办理" in page
