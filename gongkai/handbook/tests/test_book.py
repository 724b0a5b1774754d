"""The handbook is whole: every letter, check, period and screen has its words."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from gongkai.handbook import lines
from gongkai.handbook.book import explanations, pages
from gongkai.inforequests.rules.checks import CHECKS
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.letters import LETTER_RULES, REDONE, is_redone

DESKS = {
    *("inforequests_desk", "remedies_desk", "notices_desk", "organs", "posts", "workdays"),
    *("disclosures", "indicators", "annualreports"),
}


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns, each.namespace or space)
        elif each.name and space in DESKS:
            yield f"{space}:{each.name}"
        elif each.name and each.name.startswith("desk_"):
            yield each.name


SCREENS = sorted(set(_names(get_resolver().url_patterns)))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_of_the_desk_is_explained_by_one_page(screen):
    assert len([page.slug for page in pages() if page.explains(screen)]) == 1


def test_no_page_explains_a_screen_that_is_gone():
    known = {*SCREENS, "wagtailadmin_home"}
    named = [name for page in pages() for name in page.screens]
    assert [name for name in named if not fnmatch.filter(known, name)] == []


def test_every_letter_is_explained():
    kinds = {kind for kind in LETTER_RULES if not is_redone(kind)} | {REDONE}
    assert set(explanations("letters")) == kinds
    assert [line.code for line in lines.letters()] == sorted(kinds)


def test_every_check_and_every_period_is_explained():
    assert set(explanations("checks")) == set(CHECKS)
    assert list(explanations("terms")) == [term.value for term in Term]
    assert [line.code for line in lines.terms()] == [f"T{number}" for number in range(1, 18)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.slug)
def test_a_page_reads_as_text(page):
    html = page.html
    assert "<p>" in html or "<li>" in html
    assert not re.search(r"\*\*|^\|", html, re.MULTILINE)
    assert page.around(page.title) is not None


def test_markup_in_a_page_is_shown_not_obeyed():
    from dataclasses import replace

    hostile = replace(pages()[0], text="<script>alert(1)</script>\n\n[x](javascript:alert(1))")
    assert "<script" not in hostile.html
    assert "href" not in hostile.html


def test_words_are_found_where_they_stand():
    found = [page.slug for page in pages() if page.around("共同制作机关")]
    assert "consultation" in found
    assert all(page.around("没有这样的词语") is None for page in pages())
