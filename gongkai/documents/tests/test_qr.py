from __future__ import annotations

import io

import docx
import lxml.etree
import lxml.html
import pypdfium2
import pytest
from PIL import Image

from gongkai.documents import to_docx, to_html, to_pdf, to_xlsx
from gongkai.documents.model import Document, QrCode
from gongkai.documents.qr import QUIET, TooLong, qr_png, qr_svg

ADDRESS = "https://gongkai.example/requests/track/?a=1&b=<2>"
CODE = QrCode(ADDRESS, caption="扫码查询办理情况")
DOCUMENT = Document("回执", (CODE,))
# The square of seven modules that stands in three corners of every QR code.
FINDER = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"]


def drawn(picture, side):
    """The modules of a black and white picture, one character each."""
    small = picture.convert("L").resize((side, side), Image.Resampling.BOX)
    rows = [[small.getpixel((x, y)) < 128 for x in range(side)] for y in range(side)]
    return ["".join("# "[not dark] for dark in row) for row in rows]


def from_svg(svg):
    root = lxml.etree.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    rows = [[" "] * side for _ in range(side)]
    for step in root[1].get("d").split("M")[1:]:
        x, _, y = step.partition("h1v1h-1z")[0].partition(" ")
        rows[int(y)][int(x)] = "#"
    return ["".join(row) for row in rows]


def corner(rows):
    return [row[QUIET : QUIET + 7] for row in rows[QUIET : QUIET + 7]]


def test_the_svg_is_a_code_with_a_quiet_margin():
    rows = from_svg(qr_svg(ADDRESS))
    assert corner(rows) == FINDER
    assert {*rows[:QUIET], *rows[-QUIET:]} == {" " * len(rows)}


def test_the_png_shows_the_same_modules():
    rows = from_svg(qr_svg(ADDRESS))
    assert drawn(Image.open(io.BytesIO(qr_png(ADDRESS))), len(rows)) == rows


def test_another_text_is_another_code():
    assert qr_svg("甲") != qr_svg("乙")


def test_a_text_nobody_could_scan_is_refused():
    assert qr_svg("长" * 333)
    with pytest.raises(TooLong):
        qr_svg("长" * 334)


def test_the_pdf_shows_code_and_caption():
    page = pypdfium2.PdfDocument(to_pdf.render(DOCUMENT))[0]
    text = page.get_textpage()
    said = text.get_text_range()
    # Between title and caption there is nothing but the code; heights count from below.
    below, above = (text.get_charbox(said.index(first)) for first in ("回", "扫"))
    upper, lower = (page.get_height() - edge for edge in (below[1], above[3]))
    picture = page.render(scale=4).to_pil().convert("L")
    between = picture.crop((0, int(upper * 4) + 4, picture.width, int(lower * 4) - 4))
    modules = between.crop(between.point(lambda tone: 255 * (tone < 128)).getbbox())
    expected = [row[QUIET:-QUIET] for row in from_svg(qr_svg(ADDRESS))[QUIET:-QUIET]]
    assert drawn(modules, len(expected)) == expected


def test_the_word_file_holds_the_picture_with_its_meaning():
    word = docx.Document(io.BytesIO(to_docx.render(DOCUMENT)))
    (shape,) = word.inline_shapes
    assert shape.width.mm == pytest.approx(32, abs=0.1)
    assert shape._inline.docPr.get("descr") == f"扫码查询办理情况 {ADDRESS}"
    assert word.paragraphs[-1].text == "扫码查询办理情况"


def test_the_web_page_says_the_address_beside_the_picture():
    page = lxml.html.document_fromstring(to_html.page(DOCUMENT))
    assert page.xpath("//figure//a/@href") == [ADDRESS]
    assert page.xpath("//figure/div[@aria-hidden='true']/svg")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "WJ-2026-0001"])
def test_only_web_addresses_become_links(text):
    page = lxml.html.document_fromstring(to_html.page(Document("题", (QrCode(text),))))
    assert page.xpath("//figure//a") == []
    assert text in page.text_content()


def test_equal_documents_are_equal_files():
    for form in (to_pdf, to_docx, to_xlsx):
        assert form.render(DOCUMENT) == form.render(DOCUMENT)
