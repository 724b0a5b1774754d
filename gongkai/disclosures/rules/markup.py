"""The HTML that a body may hold (pure): structure and tables, no looks and no scripts."""

from __future__ import annotations

import html
import re

import nh3

TAGS = {
    *("p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "sub", "sup"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "img", "figure", "figcaption"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan", "headers"},
}
# A relative address or a page of the web; never javascript: or data:.
SCHEMES = {"http", "https", "mailto"}

_CLEANER = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)
_MARKED_UP = re.compile(r"<(?:p|h[234]|ul|ol|table|blockquote|figure)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def typed(text: str) -> str:
    """What somebody typed as a body: HTML with paragraphs as it is, plain lines as paragraphs."""
    if _MARKED_UP.search(text):
        return text
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)


def clean(body: str) -> str:
    """The body with everything removed that is not on the lists above."""
    return _CLEANER.clean(body)


def text_of(body: str) -> str:
    """The words of a cleaned body, for checks and for the summary."""
    return _TAG.sub("", body)


def summary_of(body: str, limit: int = 100) -> str:
    """The beginning of the text, for lists and the Description tag."""
    text = " ".join(text_of(body).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
