"""Published reports for everyone (条例第49条: 向社会公布)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from gongkai.annualreports import phrases, queries
from gongkai.annualreports.booklet import bind
from gongkai.annualreports.exports import MEDIA_TYPES
from gongkai.annualreports.models import AnnualReport
from gongkai.annualreports.web.files import as_response
from gongkai.documents import to_html


@require_safe
def report(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """A published report as a page, with downloads."""
    stored = _published(organ, year)
    value = stored.report()
    context = {
        "stored": stored,
        "report": value,
        # The renderer escapes everything it is given.
        "text": mark_safe(to_html.fragment(bind(value))),
        "chapters": value.layout.chapters,
        "downloads": phrases.FORMATS,
        "demonstration_note": phrases.DEMONSTRATION,
    }
    return render(request, "annualreports/public_report.html", context)


@require_safe
def download(request: HttpRequest, organ: str, year: int, form: str) -> HttpResponse:
    """A published report as a file."""
    stored = _published(organ, year)
    if form not in MEDIA_TYPES:
        raise Http404(form)
    return as_response(stored, form)


def _published(organ: str, year: int) -> AnnualReport:
    stored = queries.published(organ, year)
    if stored is None:
        raise Http404(f"{organ} {year}")
    return stored
