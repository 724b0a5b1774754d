"""装订: page numbers that are true, links that lead there, and nothing that acts on its own."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from gongkai.documents import to_pdf
from gongkai.documents.binding import (
    Bookmark,
    Stack,
    Unbindable,
    Why,
    bind,
    jump,
    picture_pages,
    safe_pages,
)
from gongkai.documents.binding.volume import BUNDLE
from gongkai.documents.model import Cell, Document, Paragraph, Table


def pdf(pages=1, text="leaf"):
    blocks = tuple(Paragraph.of(f"{text} {n}") for n in range(25 * (pages - 1) + 1))
    return to_pdf.render(Document(title=text, blocks=blocks))


def saved(document, **how):
    out = io.BytesIO()
    document.save(out, **how)
    return out.getvalue()


def hostile():
    """One page with everything that acts: scripts, a form, a link, an attachment."""
    made = Pdf.new()
    made.add_blank_page(page_size=(595, 842))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    made.Root.OpenAction = script
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    made.attachments["evil.exe"] = b"MZ"
    page = made.pages[0].obj
    page.AA = Dictionary(O=script)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=script)
    page.Annots = made.make_indirect(Array([made.make_indirect(link)]))
    return saved(made)


def bound(tmp_path, leaves, front=None):
    stack = Stack(tmp_path)
    for place, content in enumerate(leaves):
        leaf = tmp_path / f"leaf-{place}.pdf"
        stack.lay(leaf, safe_pages(content, leaf))
    target = tmp_path / "volume.pdf"
    marks = [Bookmark("第一部分", 2, (Bookmark("甲", 2),))]
    return target, bind([front or pdf()], stack, marks, target, title="案卷")


def test_every_page_bears_its_number(tmp_path):
    target, count = bound(tmp_path, [pdf(2), pdf(), pdf(3)])
    read = pypdfium2.PdfDocument(target)
    assert len(read) == count == 7
    for number, page in enumerate(read, 1):
        width, height = page.get_size()
        corner = page.get_textpage().get_text_bounded(width - 60, height - 45, width, height)
        assert corner.strip() == str(number)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_of_a_turned_page_stands_at_its_right_above(tmp_path, turned):
    made = Pdf.new()
    made.add_blank_page(page_size=(400, 600))
    made.pages[0].rotate(turned, relative=False)
    target, _ = bound(tmp_path, [saved(made)])
    picture = pypdfium2.PdfDocument(target)[1].render(grayscale=True).to_pil()
    dark = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark[0] > picture.width * 0.85
    assert dark[3] < picture.height * 0.1


def test_the_index_leads_to_the_page(tmp_path):
    row = (Cell("答复"), Cell(3, href=jump(3)))
    front = to_pdf.render(Document(title="目录", blocks=(Table((row,), head=0),)))
    target, _ = bound(tmp_path, [pdf(), pdf()], front)
    with Pdf.open(target) as read:
        note = read.pages[0].obj.Annots[0]
        assert note.Dest[0].objgen == read.pages[2].obj.objgen
        assert "/A" not in note
        with read.open_outline() as outline:
            assert [mark.title for mark in outline.root] == ["第一部分"]
            assert [mark.title for mark in outline.root[0].children] == ["甲"]


def test_nothing_that_acts_is_bound(tmp_path):
    target, _ = bound(tmp_path, [hostile()])
    with Pdf.open(target) as read:
        assert not read.attachments
        assert {"/OpenAction", "/AA", "/Names"}.isdisjoint(read.Root.keys())
        assert {"/AA", "/Annots"}.isdisjoint(read.pages[1].obj.keys())
    plain = saved(Pdf.open(target), compress_streams=False)
    assert b"JavaScript" not in plain
    assert b"app.alert" not in plain


def test_what_a_seal_looks_like_stays_on_the_page(tmp_path):
    made = Pdf.new()
    made.add_blank_page(page_size=(200, 200))
    face = made.make_stream(
        b"0 0 0 rg 0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 50, 50]
    )
    seal = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=[20, 20, 70, 70], F=4, AP=Dictionary(N=face)
    )
    made.pages[0].obj.Annots = Array([made.make_indirect(seal)])
    target, _ = bound(tmp_path, [saved(made)])
    picture = pypdfium2.PdfDocument(target)[1].render(grayscale=True).to_pil()
    assert picture.getpixel((45, 200 - 45)) == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"%PDF-1.7 and no more", Why.BROKEN, id="broken"),
        pytest.param(b"", Why.BROKEN, id="empty"),
        pytest.param(
            saved(Pdf.open(io.BytesIO(pdf())), encryption=pikepdf.Encryption(user="a", owner="b")),
            Why.PROTECTED,
            id="password",
        ),
    ],
)
def test_what_cannot_be_bound_says_why(tmp_path, content, why):
    with pytest.raises(Unbindable) as refused:
        safe_pages(content, tmp_path / "leaf.pdf")
    assert refused.value.why is why


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "1")])
@pytest.mark.parametrize("size", [(3000, 1000), (40, 90)])
def test_a_picture_stands_on_a4_by_its_longer_side(tmp_path, form, mode, size):
    out = io.BytesIO()
    Image.new(mode, size, 1 if mode == "1" else "black").save(out, form)
    assert picture_pages(out.getvalue(), tmp_path / "leaf.pdf") == 1
    width, height = pypdfium2.PdfDocument(tmp_path / "leaf.pdf")[0].get_size()
    assert (round(width), round(height)) == ((842, 595) if size[0] > size[1] else (595, 842))


def test_a_broken_picture_says_so(tmp_path):
    with pytest.raises(Unbindable):
        picture_pages(b"\xff\xd8\xff no picture", tmp_path / "leaf.pdf")


def test_few_files_are_open_at_a_time(tmp_path):
    stack = Stack(tmp_path)
    content = pdf()
    for place in range(2 * BUNDLE + 1):
        leaf = tmp_path / f"leaf-{place}.pdf"
        stack.lay(leaf, safe_pages(content, leaf))
    assert len(list(tmp_path.glob("leaf-*"))) == 1
    assert (len(stack.files), stack.pages) == (2, 2 * BUNDLE + 1)
