"""复议诉讼案件的要素: against what, by whom, before whom, in which procedure."""

from __future__ import annotations

from enum import StrEnum


class Against(StrEnum):
    """争议事项: what the remedy is sought against (新公开解释第1条、第2条)."""

    REPLY = "reply"  # 答复
    SILENCE = "silence"  # 逾期不答复
    DISCLOSURE = "disclosure"  # a third party against 决定公开
    OTHER = "other"


class Seeker(StrEnum):
    """申请人、原告: who seeks the remedy."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    OTHER = "other"


class Procedure(StrEnum):
    """复议程序, which decides how long the organ has for its answer (复议法第48条、第54条)."""

    SIMPLE = "simple"  # 简易程序: five working days
    ORDINARY = "ordinary"  # 普通程序: ten working days


class Instance(StrEnum):
    """审级 of a suit."""

    FIRST = "first"
    SECOND = "second"
    RETRIAL = "retrial"

    @property
    def is_appeal(self) -> bool:
        """Whether it goes on with a suit that was already judged once."""
        return self is not Instance.FIRST
