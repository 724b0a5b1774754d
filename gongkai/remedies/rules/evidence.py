"""证据目录: what the file of a case proves before whoever reconsiders or judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.inforequests.rules import letters
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import OUTCOME_OF


@dataclass(frozen=True, slots=True)
class Exhibit:
    """一份证据. `letter` and `file` are the ids of where it lies in the case."""

    title: str
    source: str
    proves: str
    pages: str = ""
    letter: int | None = None
    file: int | None = None


# What each letter proves; a reply proves that the organ has answered.
_LETTERS: Mapping[str, str] = {
    letters.CORRECTION: "申请内容不明确，本机关在法定期限内一次性告知补正",
    letters.REASONS: "申请数量、频次明显超过合理范围，本机关要求说明理由",
    letters.EXTENSION: "答复期限依法延长，并已告知申请人",
    letters.DEFERRAL: "本机关已确定并告知延迟答复的合理期限",
    letters.DIVISION: "申请的拆分、并案情况",
    letters.FEE_NOTICE: "收费的依据、标准和通知时间",
    letters.THIRD_PARTY_OPINION: "本机关依法征求第三方意见",
    letters.CO_MAKER_OPINION: "本机关依法征求共同制作机关意见",
    letters.AGENCY_OPINION: "本机关与有关机关协商",
    letters.CONSULTATION_NOTICE: "征求意见所需时间已告知申请人",
    letters.DISCLOSURE_NOTICE: "决定公开的理由已书面告知第三方",
    letters.AMENDMENT: "答复中的笔误已更正",
    letters.INSPECTION: "已安排查阅、抄录",
}
_FILES: Mapping[FileKind, str] = {
    FileKind.APPLICATION: "申请人提出的申请及其内容",
    FileKind.ENVELOPE: "申请的收到时间和方式",
    FileKind.SUPPLEMENT: "申请人补充、补正的内容",
    FileKind.EVIDENCE: "与本案有关的事实",
    FileKind.DISCLOSED: "已经提供给申请人的信息",
}


def of_letter(kind: str) -> str:
    """What a letter of this kind proves, "" for one that is no evidence."""
    if kind in OUTCOME_OF:
        return "本机关的处理决定、事实理由和法律依据，以及救济途径的告知"
    return _LETTERS.get(kind, "")


def of_file(kind: FileKind) -> str:
    """What a file of this kind proves, "" for one that must not be shown around."""
    return _FILES.get(kind, "")
