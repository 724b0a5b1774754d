"""标题与申请内容是否相近: by pairs of characters, without a dictionary."""

from __future__ import annotations

import re

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
