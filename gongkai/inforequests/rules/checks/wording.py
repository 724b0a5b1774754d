"""Reading what officers typed: clean text, and sentences that demand something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_END = re.compile(r"[。；;！!？?\n]")
# "不需要说明用途" demands nothing.
_NOT = re.compile(r"无需|无须|毋需|不必|不用|不需要|不须|不要求|不得要求|并非必须")


def plain(text: str) -> str:
    """Letters and digits in normal width, commas in Chinese, and nothing that nobody can see."""
    signs = (_normal(sign) for sign in text if unicodedata.category(sign) != "Cf")
    return "".join(signs).replace(",", "，")


def _normal(sign: str) -> str:
    # Punctuation stays as it is: the patterns tell a comma from a full stop.
    normal = unicodedata.normalize("NFKC", sign)
    return normal if normal.isalnum() or normal.isspace() else sign


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, one after the other."""
    for sentence in _END.split(plain(text)):
        if sentence.strip():
            yield sentence.strip()


def demands(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """What the pattern finds in sentences that do not say that it is not needed."""
    for sentence in sentences(text):
        found = pattern.search(sentence)
        if found and not _NOT.search(sentence):
            yield found[0]


def length(text: str) -> int:
    """How many letters, digits and characters the text has; punctuation says nothing."""
    return sum(sign.isalnum() for sign in text)
