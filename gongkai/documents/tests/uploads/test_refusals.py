"""Every refusal beside the nearest file that is taken."""

from __future__ import annotations

import pytest

from gongkai.documents.tests.uploads.making import (
    OFFICE,
    declaring,
    heic,
    image,
    jpeg_of_size,
    office,
    ole,
    overlapping,
    packed_pdf,
    parts,
    pdf,
    png_of_size,
    protected_pdf,
    relation,
    renamed,
    zipped,
)
from gongkai.documents.uploads import Fault, UploadLimits, UploadRefused, examine, refusal

LIMITS = UploadLimits(
    size=200_000, pages=3, pixels=10_000, entries=50, unpacked=3_000_000, markup=50_000
)
SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
DOCX, XLSX, PDF = office(), office("xlsx"), pdf()
WORD = "word/document.xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE_TYPE = f"{OFFICE}.wordprocessingml.template.main+xml"
BOMB = b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>"


def link(target, meaning="hyperlink"):
    return office(relations=relation(meaning, target, mode="External"))


def sheet(name="word/embeddings/sheet.xlsx", content=XLSX):
    return office(more={name: content})


# id, why, what is refused, its name, what is taken, its name
CASES = [
    ("empty", Fault.EMPTY, b"", "a.txt", b"a", "a.txt"),
    ("too big", Fault.TOO_BIG, b"a" * 200_001, "a.txt", b"a" * 200_000, "a.txt"),
    ("program", Fault.TYPE_NOT_ALLOWED, b"MZ\x90\0\x03", "a.txt", b"MZ is a word", "a.txt"),
    ("elf", Fault.TYPE_NOT_ALLOWED, b"\x7fELF\x02", "a.pdf", PDF, "a.pdf"),
    ("shell script", Fault.TYPE_NOT_ALLOWED, b"#!/bin/sh\n", "a.txt", b"# /bin/sh\n", "a.txt"),
    ("rtf", Fault.TYPE_NOT_ALLOWED, b"{\\rtf1 a}", "a.txt", b"{rtf1 a}", "a.txt"),
    ("html", Fault.TYPE_NOT_ALLOWED, b"\n<HTML><p>", "a.txt", b"\nHTML: p", "a.txt"),
    ("late html", Fault.TYPE_NOT_ALLOWED, b"a <script>", "a.txt", b"a < script", "a.txt"),
    ("svg", Fault.TYPE_NOT_ALLOWED, b"<?xml version='1.0'?><svg/>", "a.png", b"svg", "a.txt"),
    ("gif", Fault.TYPE_NOT_ALLOWED, image("GIF"), "a.gif", image("PNG"), "a.png"),
    ("video", Fault.TYPE_NOT_ALLOWED, heic(brand=b"isom"), "a.heic", heic(), "a.heic"),
    ("zip", Fault.TYPE_NOT_ALLOWED, zipped({"a.xml": b"<a/>"}), "a.docx", DOCX, "a.docx"),
    ("word template", Fault.TYPE_NOT_ALLOWED, office(main=TEMPLATE_TYPE), "a.docx", DOCX, "a.docx"),
    ("old word", Fault.LEGACY_OFFICE, ole("WordDocument"), "a.doc", DOCX, "a.docx"),
    ("extension", Fault.EXTENSION_MISMATCH, PDF, "a.docx", PDF, "a.PDF"),
    ("word as excel", Fault.EXTENSION_MISMATCH, DOCX, "a.xlsx", XLSX, "a.xlsx"),
    ("program name", Fault.EXTENSION_MISMATCH, b"text", "a.txt.bat", b"text", "a.bat.txt"),
    ("pdf head late", Fault.GLUED, b"text\n" + PDF, "a.txt", PDF, "a.pdf"),
    ("pdf then page", Fault.GLUED, PDF + b"<html>", "a.pdf", PDF + b"\r\n\0", "a.pdf"),
    ("pdf then zip", Fault.GLUED, PDF + zipped({"a": b"b"}), "a.pdf", PDF + b"\n", "a.pdf"),
    ("page in pdf head", Fault.GLUED, PDF[:9] + b"%<html>\n" + PDF[9:], "a.pdf", PDF, "a.pdf"),
    ("zip after png", Fault.GLUED, image("PNG") + DOCX, "a.png", image("PNG"), "a.png"),
    ("text after png", Fault.GLUED, image("PNG") + b"x", "a.png", image("PNG") + b"\0", "a.png"),
    (
        "page after jpeg",
        Fault.GLUED,
        image("JPEG", (99, 99)) + b"SEFT<script>",
        "a.jpg",
        image("JPEG", (99, 99)) + b"SEFT",
        "a.jpg",
    ),
    ("data after docx", Fault.GLUED, DOCX + b"x", "a.docx", DOCX, "a.docx"),
    ("pdf cut", Fault.BROKEN, PDF[:-9], "a.pdf", PDF, "a.pdf"),
    (
        "pdf list wrong",
        Fault.BROKEN,
        PDF.replace(b"\n00000000", b"\n00000001"),
        "a.pdf",
        PDF,
        "a.pdf",
    ),
    (
        "pdf key twice",
        Fault.BROKEN,
        pdf(b"<</A 1/A 2>>"),
        "a.pdf",
        pdf(b"<</Length 3>>stream \nabc\nendstream"),
        "a.pdf",
    ),
    (
        "pdf length wrong",
        Fault.BROKEN,
        pdf(b"<</Length 2>>stream\nabc\nendstream"),
        "a.pdf",
        pdf(b"<</Length 3>>stream\nabc\nendstream"),
        "a.pdf",
    ),
    (
        "pdf key like a harmless slip",
        Fault.BROKEN,
        pdf(b"<</A):#20expected#20endobj 1/A):#20expected#20endobj 2>>".replace(b")", b"#29")),
        "a.pdf",
        pdf(b"<</A 1>> 2"),
        "a.pdf",
    ),
    ("pdf without page", Fault.BROKEN, pdf(pages=0), "a.pdf", pdf(pages=1), "a.pdf"),
    ("docx cut", Fault.BROKEN, DOCX[:-30], "a.docx", DOCX, "a.docx"),
    (
        "docx damaged",
        Fault.BROKEN,
        declaring(zipped(parts()), size=12),
        "a.docx",
        declaring(zipped(parts()), size=11),
        "a.docx",
    ),
    ("docx no xml", Fault.BROKEN, office(more={WORD: b"<"}), "a.docx", DOCX, "a.docx"),
    ("png cut", Fault.BROKEN, image("PNG")[:-20], "a.png", image("PNG"), "a.png"),
    ("png too few rows", Fault.BROKEN, png_of_size(40, 31), "a.png", png_of_size(40, 30), "a.png"),
    ("jpeg cut", Fault.BROKEN, image("JPEG")[:-9], "a.jpg", image("JPEG"), "a.jpg"),
    ("heic cut", Fault.BROKEN, heic()[:-9], "a.heic", heic(), "a.heic"),
    (
        "pdf password",
        Fault.ENCRYPTED,
        protected_pdf(user="geheim", owner="o"),
        "a.pdf",
        protected_pdf(user="", owner="o"),
        "a.pdf",
    ),
    ("docx password", Fault.ENCRYPTED, ole("EncryptedPackage"), "a.docx", DOCX, "a.docx"),
    ("macro type in docx", Fault.MACROS, office(main=MACRO_TYPE), "a.docx", DOCX, "a.docx"),
    (
        "macro part",
        Fault.MACROS,
        office(more={"word/vbaProject.bin": b"a"}),
        "a.docx",
        office(more={"word/vba.txt": b"a"}),
        "a.docx",
    ),
    (
        "macro part renamed",
        Fault.MACROS,
        office(more={"word/a.bin": b"a"}),
        "a.docx",
        office(more={"word/a.dat": b"a"}),
        "a.docx",
    ),
    (
        "macro sheet",
        Fault.MACROS,
        office("xlsx", more={"xl/macrosheets/sheet1.xml": b"<a/>"}),
        "a.xlsx",
        office("xlsx", more={"xl/worksheets/sheet1.xml": b"<a/>"}),
        "a.xlsx",
    ),
    (
        "macro relation",
        Fault.MACROS,
        office(relations=relation("vbaProject")),
        "a.docx",
        office(relations=relation("styles")),
        "a.docx",
    ),
    (
        "ole part",
        Fault.EMBEDDED_OBJECT,
        sheet("word/media/image1.emf", ole("Ole10Native")),
        "a.docx",
        sheet("word/media/image1.png", image("PNG")),
        "a.docx",
    ),
    (
        "active x",
        Fault.EMBEDDED_OBJECT,
        office(more={"word/activeX/activeX1.xml": b"<a/>"}),
        "a.docx",
        office(more={"word/active.xml": b"<a/>"}),
        "a.docx",
    ),
    (
        "merged page",
        Fault.EMBEDDED_OBJECT,
        office(relations=relation("aFChunk")),
        "a.docx",
        office(relations=relation("footnotes")),
        "a.docx",
    ),
    ("zip inside", Fault.EMBEDDED_OBJECT, sheet("word/a.dat"), "a.docx", sheet(), "a.docx"),
    (
        "macros inside",
        Fault.MACROS,
        sheet(content=office("xlsx", more={"xl/vbaProject.bin": b"a"})),
        "a.docx",
        sheet(content=office("xlsx", more={"xl/a.xml": b"<a/>"})),
        "a.docx",
    ),
    (
        "template from the net",
        Fault.EXTERNAL_REFERENCE,
        link("http://example.com/a.dotm", "attachedTemplate"),
        "a.docx",
        link("http://example.com/a.dotm"),
        "a.docx",
    ),
    (
        "template from a share",
        Fault.EXTERNAL_REFERENCE,
        link("file:///\\\\host\\a.dotx", "attachedTemplate"),
        "a.docx",
        link("file:///C:\\Users\\a.dotx", "attachedTemplate"),
        "a.docx",
    ),
    (
        "entries",
        Fault.ARCHIVE_BOMB,
        office(more={f"{n}": b"" for n in range(48)}),
        "a.docx",
        office(more={f"{n}": b"" for n in range(47)}),
        "a.docx",
    ),
    (
        "ratio",
        Fault.ARCHIVE_BOMB,
        office(more={"word/a.dat": bytes(2_000_000)}),
        "a.docx",
        office(more={"word/a.dat": bytes(1_000_000)}),
        "a.docx",
    ),
    (
        "many unpacked bytes",
        Fault.ARCHIVE_BOMB,
        office(more={f"word/{n}.dat": bytes(1_000_000) for n in range(4)}),
        "a.docx",
        office(more={f"word/{n}.dat": bytes(1_000_000) for n in range(2)}),
        "a.docx",
    ),
    (
        "more than declared",
        Fault.ARCHIVE_BOMB,
        declaring(zipped(parts()), size=10),
        "a.docx",
        declaring(zipped(parts()), size=11),
        "a.docx",
    ),
    ("parts share bytes", Fault.ARCHIVE_BOMB, overlapping(), "a.docx", DOCX, "a.docx"),
    (
        "nested twice",
        Fault.ARCHIVE_BOMB,
        sheet(content=sheet("a.xlsx")),
        "a.docx",
        sheet(),
        "a.docx",
    ),
    (
        "endless list of parts",
        Fault.ARCHIVE_BOMB,
        office(types="<a/>" * 13_000),
        "a.docx",
        office(types="<a/>" * 12_000),
        "a.docx",
    ),
    (
        "climbing path",
        Fault.ARCHIVE_PATH,
        renamed(office(more={"aa/evil.xml": b"<a/>"}), b"aa/evil.xml", b"../evil.xml"),
        "a.docx",
        office(more={"aa/evil.xml": b"<a/>"}),
        "a.docx",
    ),
    (
        "absolute path",
        Fault.ARCHIVE_PATH,
        office(more={"/etc/a.xml": b"<a/>"}),
        "a.docx",
        office(more={"etc/a.xml": b"<a/>"}),
        "a.docx",
    ),
    (
        "same name twice",
        Fault.ARCHIVE_PATH,
        office(more={"word/DOCUMENT.xml": b"<a/>"}),
        "a.docx",
        office(more={"word/document2.xml": b"<a/>"}),
        "a.docx",
    ),
    (
        "entities",
        Fault.XML_ENTITIES,
        office(more={WORD: BOMB}),
        "a.docx",
        office(more={WORD: b"<a>&amp;</a>"}),
        "a.docx",
    ),
    (
        "entities in utf-16",
        Fault.XML_ENTITIES,
        office(more={WORD: BOMB.decode().encode("utf-16")}),
        "a.docx",
        office(more={WORD: "<a/>".encode("utf-16")}),
        "a.docx",
    ),
    (
        "entities under another name",
        Fault.XML_ENTITIES,
        office(more={"word/a.dat": b"\n" + BOMB}),
        "a.docx",
        office(more={"word/a.dat": b"\n" + BOMB[1:]}),
        "a.docx",
    ),
    ("script", Fault.PDF_SCRIPT, pdf(SCRIPT), "a.pdf", pdf(b"(/JavaScript)"), "a.pdf"),
    (
        "script in the catalog",
        Fault.PDF_SCRIPT,
        pdf(catalog=b"/OpenAction" + SCRIPT),
        "a.pdf",
        pdf(catalog=b"/OpenAction[3 0 R/Fit]"),
        "a.pdf",
    ),
    ("script in disguise", Fault.PDF_SCRIPT, pdf(b"<</S/J#61vaScript>>"), "a.pdf", PDF, "a.pdf"),
    (
        "script by reference",
        Fault.PDF_SCRIPT,
        pdf(b"<</S 5 0 R>>", b"/JavaScript"),
        "a.pdf",
        pdf(b"<</S 5 0 R>>", b"/GoTo"),
        "a.pdf",
    ),
    ("script packed", Fault.PDF_SCRIPT, packed_pdf(SCRIPT), "a.pdf", packed_pdf(b"[/A]"), "a.pdf"),
    (
        "launch",
        Fault.PDF_LAUNCH,
        pdf(b"[<</A<</S/Launch/F(cmd.exe)>>>>]"),
        "a.pdf",
        pdf(b"[<</A<</S/URI/URI(http://example.com)>>>>]"),
        "a.pdf",
    ),
    (
        "attachment",
        Fault.PDF_ATTACHMENT,
        pdf(b"<</Type/Filespec/F(a)/EF<</F 9 0 R>>>>"),
        "a.pdf",
        pdf(b"<</Type/Filespec/F(a)>>"),
        "a.pdf",
    ),
    (
        "xfa",
        Fault.PDF_XFA,
        pdf(b"(xml)", catalog=b"/AcroForm<</Fields[]/XFA 4 0 R>>"),
        "a.pdf",
        pdf(catalog=b"/AcroForm<</Fields[]>>"),
        "a.pdf",
    ),
    ("pages", Fault.TOO_MANY_PAGES, pdf(pages=4), "a.pdf", pdf(pages=3), "a.pdf"),
    (
        "png pixels",
        Fault.TOO_MANY_PIXELS,
        png_of_size(60_000, 60_000),
        "a.png",
        image("PNG", (100, 100)),
        "a.png",
    ),
    (
        "jpeg pixels",
        Fault.TOO_MANY_PIXELS,
        jpeg_of_size(60_000, 60_000),
        "a.jpg",
        jpeg_of_size(100, 100),
        "a.jpg",
    ),
    ("heic pixels", Fault.TOO_MANY_PIXELS, heic(101, 100), "a.heic", heic(100, 100), "a.heic"),
    ("nul", Fault.NOT_TEXT, b"a\0b", "a.txt", b"a\tb", "a.txt"),
    (
        "encoding",
        Fault.NOT_TEXT,
        "政府信息".encode("utf-16"),
        "a.txt",
        "政府信息".encode("gb18030"),
        "a.txt",
    ),
]
TABLE = pytest.mark.parametrize(
    ("fault", "bad", "bad_name", "good", "good_name"),
    [pytest.param(*case[1:], id=case[0]) for case in CASES],
)


@TABLE
def test_the_file_is_refused_and_its_neighbour_taken(
    fault, bad, bad_name, good, good_name, reader_at_hand
):
    with pytest.raises(UploadRefused) as caught:
        examine(bad, bad_name, limits=LIMITS)
    assert caught.value.code is fault
    assert "%" not in refusal(caught.value)
    assert examine(good, good_name, limits=LIMITS).size == len(good)


def test_the_table_has_every_refusal():
    confined_only = {Fault.TOO_COMPLEX}
    assert {case[1] for case in CASES} | confined_only == set(Fault)


@pytest.mark.parametrize(("name", "macros"), [("_VBA_PROJECT", True), ("WordDocument", False)])
def test_old_office_files_say_whether_they_hold_macros(name, macros):
    with pytest.raises(UploadRefused) as caught:
        examine(ole(name), "a.doc")
    assert caught.value.facts == {"macros": macros}
    assert ("宏" in refusal(caught.value)) is macros
