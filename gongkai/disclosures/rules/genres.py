"""体裁分类: the kinds of official paper.

Source: 党政机关公文处理工作条例 (中办发〔2012〕14号), which names fifteen kinds. ``OTHER`` is for
everything that is no official paper.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Genre(StrEnum):
    """公文种类: the value is the stable code, ``term`` the statutory word."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    ORDER = "order"
    GAZETTE = "gazette"
    ANNOUNCEMENT = "announcement"
    PROCLAMATION = "proclamation"
    OPINION = "opinion"
    NOTICE = "notice"
    CIRCULAR = "circular"
    REPORT = "report"
    INSTRUCTION_REQUEST = "instruction-request"
    REPLY = "reply"
    MOTION = "motion"
    LETTER = "letter"
    MINUTES = "minutes"
    OTHER = "other"

    @property
    def term(self) -> str:
        """The statutory word, 其他 for ``OTHER``."""
        return TERMS[self]


TERMS: Final = {
    Genre.RESOLUTION: "决议",
    Genre.DECISION: "决定",
    Genre.ORDER: "命令",
    Genre.GAZETTE: "公报",
    Genre.ANNOUNCEMENT: "公告",
    Genre.PROCLAMATION: "通告",
    Genre.OPINION: "意见",
    Genre.NOTICE: "通知",
    Genre.CIRCULAR: "通报",
    Genre.REPORT: "报告",
    Genre.INSTRUCTION_REQUEST: "请示",
    Genre.REPLY: "批复",
    Genre.MOTION: "议案",
    Genre.LETTER: "函",
    Genre.MINUTES: "纪要",
    Genre.OTHER: "其他",
}

_ENDINGS: Final = {term: genre for genre, term in TERMS.items() if genre is not Genre.OTHER} | {
    "令": Genre.ORDER
}
_BRACKETS: Final = {"）": "（", ")": "(", "〕": "〔"}


def genre_of(title: str) -> Genre:
    """The kind of paper a title names by its last word; brackets at the end do not count.

    A proposal for the editor, never a fact: 关于……的通知（试行） is a 通知.
    """
    bare = _without_trailing_brackets(title.strip())
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if bare.endswith(ending):
            return _ENDINGS[ending]
    return Genre.OTHER


def _without_trailing_brackets(title: str) -> str:
    while title and title[-1] in _BRACKETS:
        opened = title.rfind(_BRACKETS[title[-1]])
        if opened < 0:
            return title
        title = title[:opened].rstrip()
    return title
