"""标题与申请内容是否相近: by pairs of characters, without a dictionary."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# What nearly every application and every second title says.
_EMPTY_WORDS = re.compile(
    "申请|公开|政府信息|信息|文件|材料|资料|全文|复印件|电子版|纸质版|提供|获取|查询|请求|希望|"
    "关于|有关|相关|的通知|通知|印发|转发|公告|公示|通告|情况|以及|我区|本区|全区|"
    "[0-9]{4}年度?|年度|[0-9]{1,2}月|[0-9]{1,2}日"
)
_WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")
_BRACKETS = str.maketrans("[（(【]）)】", "〔〔〔〔〕〕〕〕")

LEAST = 0.6
"""The share of a title that an application must speak of before the title is shown."""


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters that carry meaning."""
    left = _EMPTY_WORDS.sub(" ", text)
    return frozenset(
        word[i : i + 2]
        for word in _WORDS.findall(left)
        for i in range(max(len(word) - 1, 1))
        if len(word) > 1
    )


def names(asked: str, doc_no: str) -> bool:
    """Whether the application names this 发文字号, however its brackets are typed."""
    return "号" in doc_no and _bare(doc_no) in _bare(asked)


def likeness(asked: frozenset[str], title: str) -> float:
    """From 0 to 1: the share of the title's pairs that the application speaks of."""
    if not any(pair in title for pair in asked):
        return 0.0  # as nearly all titles, at a glance
    told = pairs(title)
    return len(asked & told) / len(told) if len(told) > 1 else 0.0


def _bare(text: str) -> str:
    return "".join(text.split()).translate(_BRACKETS)


# What is said for politeness and never tells one wish from another. Years and months stay: the
# accounts of two years are two pieces of information.
_POLITE = re.compile(
    "请求|申请|希望|麻烦|烦请|请|贵局|贵单位|贵机关|你局|你单位|您|依法|公开|提供|获取|查询|"
    "政府信息|信息|复印件|电子版|纸质版|全文|有关|相关|关于|以及|我想|我要|需要|的|和|与|及|并"
)
LEAST_DIGESTED = 4
SKETCHED = 8
LIKE_LEAST = 0.35
"""The share of pairs that two requests must have in common to be shown as alike [设计]."""


def essence(text: str) -> str:
    """What is asked for, without politeness, spaces and punctuation."""
    plain = "".join(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))
    return _POLITE.sub("", plain)


def digest(text: str) -> str:
    """Equal for texts with the same essence; "" where too little is left to compare."""
    left = essence(text)
    return hashlib.sha256(left.encode()).hexdigest()[:32] if len(left) >= LEAST_DIGESTED else ""


def essential_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the essence."""
    left = essence(text)
    return frozenset(left[i : i + 2] for i in range(len(left) - 1))


def sketch(text: str) -> tuple[int, ...]:
    """At most `SKETCHED` numbers drawn from the pairs, the same for everybody; texts that share
    most of their pairs share most of these, so an index of them finds what is alike."""
    return tuple(sorted(_drawn(pair) for pair in essential_pairs(text))[:SKETCHED])


def alikeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: the pairs that both have, of those that either has."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _drawn(pair: str) -> int:
    # 31 bits: what every database keeps in a plain integer.
    return int.from_bytes(hashlib.blake2b(pair.encode(), digest_size=4).digest()) >> 1
