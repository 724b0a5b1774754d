"""行政复议答复书、行政诉讼答辩状 (L34): its sections, and whether it may be signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """答辩的部分, in their order."""

    FACTS = "facts"
    PROCEDURE = "procedure"
    BASIS = "basis"
    ANSWER = "answer"  # 对申请人（原告）主张的回应
    REQUEST = "request"


HEADINGS = {
    Section.FACTS: "案件基本事实",
    Section.PROCEDURE: "办理经过",
    Section.BASIS: "答复的依据",
    Section.ANSWER: "对申请人（原告）主张的意见",
    Section.REQUEST: "请求",
}
# 对方的主张 need not be answered one by one where the other sections say all.
OPTIONAL = frozenset({Section.ANSWER})
_NUMERALS = "一二三四五"


@dataclass(frozen=True, slots=True)
class Party:
    """当事人 as the first lines name them."""

    role: str
    name: str


def composed(parties: tuple[Party, ...], sections: Mapping[str, str]) -> str:
    """The text below the salutation: who is against whom, then each section with its heading."""
    rows = [f"{party.role}：{party.name}" for party in parties if party.name]
    told = [each for each in Section if sections.get(each, "").strip()]
    for numeral, section in zip(_NUMERALS, told, strict=False):
        rows += [f"{numeral}、{HEADINGS[section]}", sections[section].strip()]
    return "\n".join(rows)


def missing(sections: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections that are still empty and may not be."""
    return tuple(
        each for each in Section if each not in OPTIONAL and not sections.get(each, "").strip()
    )
