"""引用的法条: which articles a text cites, of which law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongkai.inforequests.rules.checks.statutes import REGULATION, Statute, named


@dataclass(frozen=True, slots=True)
class Citation:
    """一处引用. Paragraph and item are None where they are not named; `is_historical` marks a law
    cited as it was before its revision."""

    title: str
    article: int
    paragraph: int | None = None
    item: int | None = None
    is_historical: bool = False

    @property
    def statute(self) -> Statute | None:
        """The law as 法条库 keeps it."""
        return named(self.title)

    @property
    def words(self) -> str:
        """第36条第4项."""
        paragraph = f"第{self.paragraph}款" if self.paragraph else ""
        return f"第{self.article}条{paragraph}" + (f"第（{self.item}）项" if self.item else "")


_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMBER = r"[零〇一二三四五六七八九十百0-9０-９]{1,7}"
_TOKEN = re.compile(
    rf"《(?P<title>[^《》]{{2,80}})》"
    r"|(?P<short>(?:中华人民共和国)?(?:政府信息公开条例|行政复议法|行政诉讼法|保守国家秘密法|保密法))"
    r"|(?P<bare>条例|收费办法)(?=第)"
    rf"|第(?P<article>{_NUMBER})条"
    rf"|第(?P<paragraph>{_NUMBER})款"
    rf"|第?[（(](?P<item>{_NUMBER})[）)]项?|第(?P<plain_item>{_NUMBER})项"
)
_BEFORE_REVISION = re.compile(r"(?:2007年?|2008年?|修订前|修改前|修订以前|旧|原)的?$")
_YEAR_AFTER = re.compile(r"[（(][^）)]*(?:2007|2008|修订前|修改前|原)[^）)]*[）)]")
# What may stand between a law and its article, or between two articles of it.
_LINK = re.compile(r"[\s、和及与或者至到,，]*(?:[（(][^（）()]*[）)])?[\s、和及与或者至到,，的]*")
_FEES = "政府信息公开信息处理费管理办法"


def number_of(text: str) -> int:
    """二十一 or 21 as 21."""
    if text.isdigit():
        return int(text)
    total = ones = 0
    for sign in text:
        if sign in "十百":
            total += (ones or 1) * (10 if sign == "十" else 100)
            ones = 0
        else:
            ones = int(sign) if sign.isdigit() else _DIGITS[sign]
    return total + ones


def citations(text: str) -> Iterator[Citation]:
    """Every article the text cites, with the law it belongs to.

    An article that does not follow a law, or another article of it, belongs to nobody and is
    passed over: "该规划第六条" is no citation of a statute.
    """
    reader = _Reader(text)
    for token in _TOKEN.finditer(text):
        yield from reader.take(token)
    yield from reader.finish()


class _Reader:
    """One walk over a text: the law in hand, and the article that is still being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.title = ""
        self.regulation = REGULATION.names[0]  # what a bare 条例 means
        self.is_historical = False
        self.last: Citation | None = None
        self.end = 0

    def take(self, token: re.Match[str]) -> Iterator[Citation]:
        kind = token.lastgroup or ""
        value = token[kind]
        follows = _LINK.fullmatch(self.text, self.end, token.start()) is not None
        self.end = token.end()
        if kind in ("paragraph", "item", "plain_item"):
            if follows and self.last is not None:
                part = "paragraph" if kind == "paragraph" else "item"
                self.last = _narrowed(self.last, part, number_of(value))
            return
        yield from self.finish()
        if kind == "article":
            if not follows:
                self.title = ""
            elif self.title:
                self.last = Citation(self.title, number_of(value), is_historical=self.is_historical)
        else:
            self._name(kind, value, token)

    def finish(self) -> Iterator[Citation]:
        """The article read last, once it is known to be whole."""
        if self.last is not None:
            yield self.last
        self.last = None

    def _name(self, kind: str, value: str, token: re.Match[str]) -> None:
        self.title = {"条例": self.regulation, "收费办法": _FEES}.get(value, value)
        if kind != "bare" and self.title.endswith("条例"):
            self.regulation = self.title
        before = self.text[max(0, token.start() - 8) : token.start()]
        after = self.text[token.end() : token.end() + 30]
        self.is_historical = bool(_BEFORE_REVISION.search(before) or _YEAR_AFTER.match(after))


def _narrowed(last: Citation, part: str, number: int) -> Citation:
    # Of "第（一）项、第（二）项" the highest is kept: if that one exists, so do those before it.
    return replace(last, **{part: max(getattr(last, part) or 0, number)})
