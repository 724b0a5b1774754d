"""Reading letters back from their files, and asking for them."""

from __future__ import annotations

import io

import docx
import pypdfium2
from django.test import Client
from django.urls import reverse

from gongkai.inforequests.models import Letter
from gongkai.inforequests.queries import RECEIPT_KEY

FILE = "/requests/letter/"


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


def asked(filed, key=RECEIPT_KEY, form="pdf", **changed):
    known = {"number": filed.request.number, "code": filed.code, "letter": str(key), "form": form}
    return Client().post(FILE, known | changed)
