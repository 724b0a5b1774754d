"""年度报告表四: fifteen cells, three tracks by four results and their totals."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Track(StrEnum):
    """救济途径, the groups of table four. The values are the report's cell addresses."""

    REVIEW = "review"  # 行政复议
    DIRECT = "direct"  # 未经复议直接起诉
    AFTER = "after"  # 复议后起诉


class Result(StrEnum):
    """结果, the columns of table four."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"


TOTAL = "total"


def cells(counts: Mapping[tuple[Track, Result], int]) -> dict[str, int]:
    """All fifteen cells by address, such as `t4.review.corrected`; what is not counted is 0."""
    table = {}
    for track in Track:
        row = {result: counts.get((track, result), 0) for result in Result}
        table |= {f"t4.{track.value}.{result.value}": number for result, number in row.items()}
        table[f"t4.{track.value}.{TOTAL}"] = sum(row.values())
    return table
