"""Reading letters back from their files, and asking for them."""

from __future__ import annotations

import io

import docx
import pypdfium2
from django.test import Client
from django.urls import reverse

from gongkai.inforequests.models import Letter
from gongkai.inforequests.queries import RECEIPT_KEY

FILE = "/requests/mine/letter/"
TRACK = "/requests/track/"


def pdf_text(content):
    pages = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def docx_text(content):
    return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)


def docx_head(content):
    header = docx.Document(io.BytesIO(content)).sections[0].header
    return "\n".join(each.text for each in header.paragraphs)


READERS = {"pdf": pdf_text, "docx": docx_text}


def url(row, key=RECEIPT_KEY, form="pdf"):
    return reverse("inforequests_desk:letter", args=[row.number, key, form])


def on_file(row, kind):
    return Letter.objects.get(request=row, kind=kind)


def tracking(filed, **changed):
    """A browser in which number and query code have been typed, and the answer to them."""
    browser = Client()
    known = {"number": filed.request.number, "code": filed.code}
    return browser, browser.post(TRACK, known | changed, follow=True)


def asked(filed, key=RECEIPT_KEY, form="pdf", letter=None, **changed):
    """The letter as its applicant downloads it."""
    browser, answer = tracking(filed, **changed)
    if answer.status_code != 200:
        return answer
    return browser.post(FILE, {"letter": str(key) if letter is None else letter, "form": form})
