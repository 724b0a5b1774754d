from __future__ import annotations

import lxml.html

from gongkai.documents import to_html
from gongkai.documents.tests.samples import DOCUMENT, saying


def parse(text):
    return lxml.html.document_fromstring(text)


def test_a_figure_names_all_its_headings():
    page = parse(to_html.page(DOCUMENT))
    figure = page.xpath("//td[a='-8']")[0]
    named = [page.get_element_by_id(key).text_content() for key in figure.get("headers").split()]
    assert named == ["数量", "本年", "行政许可"]


def test_the_banner_comes_first():
    page = parse(to_html.page(DOCUMENT))
    assert page.xpath("//main/*[1]/text()") == ["演示数据"]


def test_headings_have_a_scope_and_merged_ones_speak_for_a_group():
    page = parse(to_html.page(DOCUMENT))
    scopes = {th.text_content(): th.get("scope") for th in page.xpath("//th")}
    assert scopes == {
        "项目": "col",
        "数量": "colgroup",
        "上年": "col",
        "本年": "col",
        "行政许可": "row",
        "采购金额": "row",
    }


def test_caption_head_and_body_are_told_apart():
    page = parse(to_html.page(DOCUMENT))
    assert page.xpath("//caption/text()") == ["第二十条第（五）项"]
    assert (len(page.xpath("//thead/tr")), len(page.xpath("//tbody/tr"))) == (2, 2)


def test_figures_are_links_and_missing_ones_are_marked():
    page = parse(to_html.page(DOCUMENT))
    link = page.xpath("//p/a")[0]
    assert (link.text, link.get("href"), link.get("title")) == (
        "37次",
        "/figures/a?b=1&c=2",
        "由记录统计",
    )
    assert page.xpath("//mark/text()") == ["〔待填〕"]


def test_what_was_typed_is_never_markup():
    page = parse(to_html.page(saying("<script>alert(1)</script>\"'&")))
    assert page.xpath("//script") == []
    assert page.xpath("//td/text()") == ["<script>alert(1)</script>\"'&"]
