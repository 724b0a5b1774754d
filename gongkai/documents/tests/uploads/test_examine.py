"""What is said of files that are taken."""

from __future__ import annotations

import hashlib
import io

import pytest

from gongkai.documents import to_docx, to_pdf, to_xlsx
from gongkai.documents.tests.samples import DOCUMENT
from gongkai.documents.tests.uploads.making import (
    heic,
    image,
    office,
    pdf,
    protected_pdf,
    relation,
)
from gongkai.documents.uploads import FileKind, UploadLimits, UploadRefused, Warned, examine
from gongkai.documents.uploads.names import safe_name

TEMPLATE = relation("attachedTemplate", "file:///C:\\a.dotx", mode="External")


@pytest.mark.parametrize(
    ("content", "name", "kind", "pages"),
    [
        pytest.param(pdf(pages=2), "a.pdf", FileKind.PDF, 2, id="pdf"),
        pytest.param(to_pdf.render(DOCUMENT), "a.pdf", FileKind.PDF, 1, id="our own pdf"),
        pytest.param(to_docx.render(DOCUMENT), "a.docx", FileKind.DOCX, None, id="our own docx"),
        pytest.param(to_xlsx.render(DOCUMENT), "a.xlsx", FileKind.XLSX, None, id="our own xlsx"),
        pytest.param(office("pptx"), "a.pptx", FileKind.PPTX, None, id="pptx"),
        pytest.param(image("PNG"), "a.png", FileKind.PNG, 1, id="png"),
        pytest.param(image("JPEG"), "a.jpeg", FileKind.JPEG, 1, id="jpeg"),
        pytest.param(
            image("JPEG", progressive=True), "a.jpg", FileKind.JPEG, 1, id="progressive jpeg"
        ),
        pytest.param(heic(), "a.heic", FileKind.HEIC, 1, id="heic"),
        pytest.param("﻿文字\r\n".encode(), "a.txt", FileKind.TXT, None, id="utf-8 with mark"),
        pytest.param("文字喆㙍".encode("gb18030"), "a.txt", FileKind.TXT, None, id="gb18030"),
    ],
)
def test_kind_and_pages_come_from_the_content(content, name, kind, pages, reader_at_hand):
    examined = examine(content, name)
    assert (examined.kind, examined.pages, examined.warnings) == (kind, pages, ())
    assert examined.sha256 == hashlib.sha256(content).hexdigest()


def test_a_stream_is_read_no_further_than_the_limit():
    stream = io.BytesIO(b"a" * 100)
    with pytest.raises(UploadRefused):
        examine(stream, "a.txt", limits=UploadLimits(size=10))
    assert stream.tell() == 11


@pytest.mark.parametrize(
    ("content", "name", "warning"),
    [
        pytest.param(
            office(relations=TEMPLATE), "a.docx", Warned.LOCAL_TEMPLATE, id="template on a disk"
        ),
        pytest.param(
            protected_pdf(user="", owner="o"), "a.pdf", Warned.PDF_RESTRICTED, id="no printing"
        ),
        pytest.param(image("JPEG") + b"SEFT", "a.jpg", Warned.TRAILING_DATA, id="telephone"),
    ],
)
def test_harmless_oddities_are_mentioned(content, name, warning, reader_at_hand):
    assert examine(content, name).warnings == (warning,)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("申请材料.PDF", "申请材料.pdf"),
        ("C:\\Users\\me\\a.pdf", "a.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("身份证\u202egpj.pdf", "身份证gpj.pdf"),
        ("a\r\nX: b\0.pdf", "a X_ b.pdf"),
        ('<a href="x">.pdf', "_a href=_x__.pdf"),
        ("没有后缀", "没有后缀.pdf"),
        ("2026. 11. 关于补正的说明", "2026. 11. 关于补正的说明.pdf"),
        (".pdf", "file.pdf"),
        ("", "file.pdf"),
        ("con.pdf", "_con.pdf"),
        ("a.pdf. ", "a.pdf"),
        ("长" * 200 + ".pdf", "长" * 60 + ".pdf"),
    ],
)
def test_names_are_made_safe(name, safe):
    assert safe_name(name, FileKind.PDF) == safe
