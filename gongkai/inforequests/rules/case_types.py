"""事项类型: what kind of matter a case is, said once by its first act."""

from __future__ import annotations

from enum import StrEnum


class CaseType(StrEnum):
    """事项类型. 更正自身记录 (条例第41条) goes the same way; table three does not count it."""

    INFORMATION = "information"
    RECORD_CORRECTION = "record_correction"
