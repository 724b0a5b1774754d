"""信函版头: the organ and the number stand above the title, in every form."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest

from gongkai.documents import to_docx, to_html, to_pdf
from gongkai.documents.model import Document, Letterhead, Paragraph

LETTER = Document(
    "补正告知书",
    (Paragraph.of("正文"),),
    letterhead=Letterhead("某区民政局", "某区民政局公开〔2026〕1号"),
)


def in_pdf(document):
    return pypdfium2.PdfDocument(to_pdf.render(document))[0].get_textpage().get_text_range()


def in_word(document):
    word = docx.Document(io.BytesIO(to_docx.render(document)))
    return "\n".join(paragraph.text for paragraph in word.paragraphs)


@pytest.mark.parametrize("form", [in_pdf, in_word, to_html.page])
def test_organ_number_and_title_in_this_order(form):
    text = form(LETTER)
    number = text.rindex("某区民政局公开〔2026〕1号")
    places = [text.index("某区民政局"), number, text.rindex("补正告知书"), text.rindex("正文")]
    assert places == sorted(set(places))


@pytest.mark.parametrize("organ", ["某局", "国家税务总局某某市某某区税务局第一税务分局", "局" * 60])
def test_a_long_name_still_fits(organ):
    document = Document("题", (), letterhead=Letterhead(organ, "1号"))
    assert organ in in_pdf(document).replace("\r\n", "")


@pytest.mark.parametrize("organ", ['#panic("x")', "<script>alert(1)</script>"])
@pytest.mark.parametrize("form", [in_pdf, in_word])
def test_names_are_text_not_source(form, organ):
    assert organ in form(Document("题", (), letterhead=Letterhead(organ, "1号")))


def test_a_document_without_one_begins_with_its_title():
    assert 'letterhead"' not in to_html.page(Document("题", ()))
