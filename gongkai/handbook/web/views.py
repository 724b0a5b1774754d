"""The pages of the handbook. Whoever is signed in to the desk may read all of them."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.handbook import lines
from gongkai.handbook.book import pages
from gongkai.inforequests.queries.dossier import check_levels

WORD_MOST = 40


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """目录, or where the word asked for stands."""
    word = request.GET.get("q", "").strip()[:WORD_MOST]
    parts = [(part, list(found)) for part, found in groupby(pages(), key=lambda page: page.part)]
    found = [(page, words) for page in pages() if word and (words := page.around(word)) is not None]
    shown = {"parts": parts, "word": word, "found": found}
    return render(request, "handbook/contents.html", shown)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page, with the one before and the one after it."""
    book = pages()
    at = next((place for place, each in enumerate(book) if each.slug == slug), None)
    if at is None:
        raise Http404
    shown = {
        "page": book[at],
        "before": book[at - 1] if at else None,
        "after": book[at + 1] if at + 1 < len(book) else None,
    }
    return render(request, "handbook/page.html", shown)


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """文书一览."""
    return render(request, "handbook/letters.html", {"lines": lines.letters()})


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """法定期限一览."""
    return render(request, "handbook/terms.html", {"lines": lines.terms()})


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """校验说明: every check with its level, source, reason and what it says."""
    return render(request, "handbook/checks.html", {"lines": lines.checks(check_levels())})
