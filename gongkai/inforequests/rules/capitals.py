"""大写金额: an amount as Chinese documents of money write it out."""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_MOST = 10**12


def capitals(amount: int) -> str:
    """人民币大写 of whole 元, such as 贰仟零肆拾元整. Raises ValueError below 0, from 万亿."""
    if not 0 <= amount < _MOST:
        raise ValueError(amount)
    words, after_gap = "", False
    for place in reversed(range(12)):
        digit = amount // 10**place % 10
        if digit:
            words += ("零" if after_gap and words else "") + _DIGITS[digit] + _PLACES[place % 4]
        after_gap = not digit
        if place % 4 == 0 and amount // 10**place % 10_000:
            words += _GROUPS[place // 4]
    return f"{words or '零'}元整"
