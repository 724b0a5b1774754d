"""处理结果: how a remedy ends in detail, and the column of table four it is counted in.

The form of the annual report names the four columns and does not say what belongs in each. Where
the place follows from the words themselves it is certain; elsewhere it is 未核实.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade
from gongkai.remedies.rules.kinds import Instance
from gongkai.remedies.rules.table_four import Result, Track


class Ruling(StrEnum):
    """结果明细 of a 行政复议决定 or a 判决、裁定."""

    UPHELD = "upheld"  # 维持
    REVOKED = "revoked"  # 撤销
    PARTLY_REVOKED = "partly_revoked"  # 部分撤销
    CHANGED = "changed"  # 变更
    UNLAWFUL = "unlawful"  # 确认违法
    VOID = "void"  # 确认无效
    ORDERED = "ordered"  # 责令履行
    CLAIM_REJECTED = "claim_rejected"  # 驳回复议请求、驳回诉讼请求
    INADMISSIBLE = "inadmissible"  # 驳回复议申请、驳回起诉
    WITHDRAWN = "withdrawn"  # 撤回终止、准许撤诉
    ENDED = "ended"  # 其他终止
    MEDIATED = "mediated"  # 调解
    APPEAL_REJECTED = "appeal_rejected"  # 驳回上诉、驳回再审申请
    SENT_BACK = "sent_back"  # 发回重审


@dataclass(frozen=True, slots=True)
class RulingRule:
    """结果归类: `result` is the column of table four, None where it is that of the case before."""

    result: Result | None
    grade: Grade = Grade.STATUTE
    can_order_redo: bool = False


_CORRECTED = RulingRule(Result.CORRECTED)
_REDOABLE = RulingRule(Result.CORRECTED, can_order_redo=True)
_OTHER = RulingRule(Result.OTHER, Grade.UNVERIFIED)

RULINGS: dict[Ruling, RulingRule] = {
    Ruling.UPHELD: RulingRule(Result.UPHELD),
    Ruling.REVOKED: _REDOABLE,
    Ruling.PARTLY_REVOKED: _REDOABLE,
    Ruling.CHANGED: _CORRECTED,
    Ruling.UNLAWFUL: _REDOABLE,
    Ruling.VOID: _REDOABLE,
    Ruling.ORDERED: _REDOABLE,
    Ruling.CLAIM_REJECTED: RulingRule(Result.UPHELD, Grade.UNVERIFIED),
    Ruling.INADMISSIBLE: _OTHER,
    Ruling.WITHDRAWN: _OTHER,
    Ruling.ENDED: _OTHER,
    Ruling.MEDIATED: RulingRule(Result.OTHER, Grade.UNVERIFIED, can_order_redo=True),
    Ruling.APPEAL_REJECTED: RulingRule(None, Grade.DESIGN),
    Ruling.SENT_BACK: _OTHER,
}
_ON_APPEAL = frozenset({Ruling.APPEAL_REJECTED, Ruling.SENT_BACK})


def result_of(ruling: Ruling, before: Result = Result.OTHER) -> Result:
    """结果 in table four; `before` is that of the instance before, which a rejected appeal
    leaves standing [设计]."""
    return RULINGS[ruling].result or before


def rulings_for(track: Track, instance: Instance | None) -> Iterator[Ruling]:
    """The rulings that this kind of case can end with, in the order of the list."""
    is_appeal = instance is not None and instance.is_appeal
    for ruling in Ruling:
        if ruling in _ON_APPEAL and not is_appeal:
            continue
        if track is not Track.REVIEW and not is_appeal and ruling is Ruling.UPHELD:
            continue  # a court rejects the claim instead
        yield ruling
