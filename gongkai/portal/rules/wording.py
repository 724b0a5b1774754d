"""Chinese number words of articles, as the law writes them. No Django here."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_ARTICLE: Final = re.compile(r"(\d{1,2})(?:\((\d{1,2})\))?")


class ArticleUnreadable(ValueError):
    """Not of the form `20` or `20(7)`."""

    code = "article_unreadable"

    def __init__(self, article: str) -> None:
        self.article = article
        super().__init__(article)


def in_characters(number: int) -> str:
    """七, 十, 二十一: a number from 1 to 99."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return front + (_DIGITS[ones] if ones else "")


def article_name(article: str) -> str:
    """`20(7)` as 第二十条第（七）项, `12` as 第十二条. Raises ArticleUnreadable."""
    found = _ARTICLE.fullmatch(article)
    if found is None:
        raise ArticleUnreadable(article)
    name = f"第{in_characters(int(found[1]))}条"
    return name if found[2] is None else f"{name}第（{in_characters(int(found[2]))}）项"
