"""引用法条: short citations of the rules, written out as a letter must write them."""

from __future__ import annotations

import re

_LAWS = (
    ("收费办法", "《政府信息公开信息处理费管理办法》"),
    ("档案法", "《中华人民共和国档案法》"),
    ("条例", "《中华人民共和国政府信息公开条例》"),
)
_DIGITS = "零一二三四五六七八九"
_NUMBER = re.compile(r"第([1-9][0-9]?)条")
_LAW_AGAIN = re.compile(r"(《[^》]+》)(.*)、\1")


def chinese_number(number: int) -> str:
    """12 as 十二, 36 as 三十六. Articles cited here stay below one hundred."""
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return front + (_DIGITS[ones] if ones or not tens else "")


def cited(article: str) -> str:
    """`条例第36条第（一）项` with the full title and the number in Chinese; "" stays ""."""
    for short, full in _LAWS:
        article = article.replace(short, full)
    article = _NUMBER.sub(lambda found: f"第{chinese_number(int(found[1]))}条", article)
    return _LAW_AGAIN.sub(r"\1\2、", article)
