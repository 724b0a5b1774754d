"""Files made to hurt: nothing but a refusal comes of them, soon and with little memory."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zlib
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.tests.uploads.making import (
    heic,
    image,
    office,
    packed_pdf,
    pdf,
    protected_pdf,
)
from gongkai.documents.uploads import (
    Examined,
    Fault,
    UploadRefused,
    examine,
    pdf_reader,
    pdfs,
    refusal,
)

WHOLE = [
    pdf(pages=2),
    packed_pdf(b"[/A]", b"<</B(c)>>"),
    protected_pdf(user="", owner="o"),
    office(more={"word/media/image1.png": image("PNG"), "word/embeddings/a.xlsx": office("xlsx")}),
    image("PNG"),
    image("JPEG", progressive=True),
    heic(),
    "公开".encode("gb18030"),
]
STARTS = [b"", *(content[:12] for content in WHOLE), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
NAMES = st.sampled_from(["a.pdf", "a.docx", "a.png", "a.jpg", "a.heic", "a.txt", "a"])


@st.composite
def spoilt(draw):
    """A whole file with some bits turned, cut off somewhere, or with something put in."""
    content = bytearray(draw(st.sampled_from(WHOLE)))
    for place in draw(st.lists(st.integers(0, len(content) - 1), max_size=6)):
        content[place] ^= 1 << draw(st.integers(0, 7))
    cut = draw(st.integers(0, len(content)))
    middle = draw(st.binary(max_size=8))
    return bytes(content[:cut] + middle + content[cut:] * draw(st.booleans()))


@settings(max_examples=400, deadline=None)
@given(st.one_of(spoilt(), st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary())), NAMES)
def test_no_content_does_more_than_be_refused(content, name):
    with mock.patch.object(pdfs, "confined", pdf_reader.read):
        try:
            assert isinstance(examine(content, name), Examined)
        except UploadRefused as refused:
            assert refusal(refused)


@given(st.text(st.characters(exclude_categories=())))
def test_no_name_does_more_than_be_refused(name):
    try:
        safe = examine(b"a", name).name
    except UploadRefused as refused:
        assert refused.code is Fault.EXTENSION_MISMATCH
    else:
        assert len(safe.encode()) < 200
        assert not set(safe) & set("/\\\0\n\u202e")


EMPTY_CHUNK = struct.pack(">L4sL", 0, b"tEXt", zlib.crc32(b"tEXt"))
FULL = office(more={f"{number:0>200}": b"" for number in range(1_900)})
HUGE = {
    "packed zeros": office(more={"word/a.dat": bytes(100_000_000)}),
    "wide list": office(types="<Default/>" * 400_000),
    "many parts": office(more={f"{number}": b"" for number in range(9_000)}),
    "many inside": office(more={f"{n}.docx": FULL for n in range(99)}),
    "many lists": office(more={f"{n}.rels": b"<a>" + b"<b/>" * 240_000 for n in range(99)}),
    "late element": office(more={"word/a.xml": b" " * 4_000_000 + b"<a/>"}),
    "long word": office(more={"word/a.xml": b"<a b='" + b"x" * 4_000_000 + b"'/>"}),
    "png chunks": image("PNG")[:33] + EMPTY_CHUNK * 160_000,
    "jpeg marks": b"\xff\xd8" + b"\xff\xd0" * 500_000,
    "boxes": heic()[:-58] + b"\0\0\0\x08free" * 100_000,
}


@pytest.mark.parametrize("content", HUGE.values(), ids=HUGE.keys())
def test_bombs_are_refused_soon_and_with_little_memory(content):
    assert len(content) < 2_000_000
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(UploadRefused):
        examine(content, "a.bin")
    spent = time.process_time() - started
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000
    assert spent < 2  # counting memory makes everything several times slower


def test_a_pdf_is_read_in_a_process_of_its_own():
    assert examine(pdf(pages=2), "a.pdf").pages == 2


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(packed_pdf(b"[" + b"[]" * 1_500_000 + b"]", repeat=50), id="objects"),
        pytest.param(packed_pdf(b"[%s" % bytes(90_000_000)), id="one stream"),
        pytest.param(pdf(b"[" * 400_000), id="nesting"),
        pytest.param(b"%PDF-1.7\n" + b"1 0 obj " * 60_000 + b"%%EOF", id="no list"),
    ],
)
def test_a_pdf_that_eats_memory_or_time_is_refused(content):
    with pytest.raises(UploadRefused) as caught:
        examine(content, "a.pdf")
    assert caught.value.code in {Fault.TOO_COMPLEX, Fault.BROKEN}


def test_a_reader_that_is_ended_is_a_refusal(monkeypatch, tmp_path):
    ended = tmp_path / "reader.py"
    ended.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
    monkeypatch.setattr(pdfs, "READER", ended)
    with pytest.raises(UploadRefused) as caught:
        examine(pdf(), "a.pdf")
    assert caught.value.code is Fault.TOO_COMPLEX
    assert "打印" in refusal(caught.value)
