"""Reading what officers typed: clean text, and sentences that demand something."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[。；;！!？?\n]")
# "不需要说明用途" demands nothing.
_NOT = re.compile(r"无需|无须|毋需|不必|不用|不需要|不须|不要求|不得要求|并非必须")


# Full-width digits and letters become narrow, commas Chinese, and what nobody can see is left out.
# Other punctuation stays as it is: the patterns tell a comma from a full stop.
_FULL_WIDTH = {0xFF01 + at: 0x21 + at for at in range(0x5E) if chr(0x21 + at).isalnum()}
_UNSEEN = [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)]
_PLAIN = _FULL_WIDTH | dict.fromkeys(_UNSEEN) | {0x3000: " ", ord(","): "，"}


def plain(text: str) -> str:
    """The text as the patterns read it."""
    return text.translate(_PLAIN)


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
