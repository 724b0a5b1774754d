"""更新周期: how often a column must change when its spec does not say so.

The table is data of the installation; its source is graded 单 (one county's configuration).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.columns.rules.specs import Grade


@dataclass(frozen=True, slots=True)
class Cycle:
    """更新周期: days without a new item after which a column is stale, and when to warn."""

    days: int
    warn_from: int


@dataclass(frozen=True, slots=True)
class CycleRule:
    """更新周期规则: a cycle for all columns whose name contains one of ``words``."""

    words: tuple[str, ...]
    cycle: Cycle


@dataclass(frozen=True, slots=True)
class CycleTable:
    """更新周期表: one installation's rules; the longest matching word wins, then the first rule."""

    rules: tuple[CycleRule, ...]
    default: Cycle
    grade: Grade

    def cycle_for(self, name: str) -> Cycle:
        """The cycle of a column called ``name``.

        The longest word decides because names nest: 失效文件 is no 文件 that keeps coming.
        """
        hits = [(len(word), rule) for rule in self.rules for word in rule.words if word in name]
        if not hits:
            return self.default
        return max(hits, key=lambda hit: hit[0])[1].cycle


def cycle_table(raw: dict) -> CycleTable:
    """Build the table from the parsed ``cycles.yaml``."""
    return CycleTable(
        rules=tuple(_rules(raw["rules"])),
        default=Cycle(**raw["default"]),
        grade=Grade(raw["grade"]),
    )


def _rules(rows: Iterable[dict]) -> Iterable[CycleRule]:
    for row in rows:
        yield CycleRule(tuple(row["words"]), Cycle(row["days"], row["warn_from"]))
