"""核验结果: what a check says, and what it has to know beside the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from gongkai.annualreports.rules.layouts import Cells, Severity


class Outcome(StrEnum):
    """结果 of a check."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


class Skipped(StrEnum):
    """未核原因: why a check could not be made."""

    NO_TOTAL = "no_total"
    NO_PREVIOUS = "no_previous"
    ALL_BLANK = "all_blank"
    UNKNOWN_ORGAN = "unknown_organ"
    NO_SUMS = "no_sums"
    NO_RECORDS = "no_records"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """核验结果. ``left op right`` is what was compared; ``verified`` is False for 未核实 rules."""

    id: str
    severity: Severity
    outcome: Outcome
    source: str
    cells: tuple[str, ...] = ()
    at: str = ""
    left: int | Decimal | None = None
    op: str = ""
    right: int | Decimal | None = None
    skipped: Skipped | None = None
    verified: bool = True

    @property
    def expected(self) -> int | Decimal | None:
        """What the parts add up to."""
        return self.left

    @property
    def found(self) -> int | Decimal | None:
        """What the report says."""
        return self.right

    @property
    def failed(self) -> bool:
        """Whether this is a finding."""
        return self.outcome is Outcome.FAILED


@dataclass(frozen=True, slots=True)
class LastYear:
    """上年报告: its layout and its cells."""

    layout: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Context:
    """What the checks must know beside the cells.

    ``may_make_rules``: whether the organ can enact 规章 (None: unknown). ``unreviewed_suits``: how
    many went to court about a decision that asks for 复议 first (None: no records). ``units``: the
    unit a published report printed with a sum of money, by address.
    """

    year: int
    last_year: LastYear | None = None
    may_make_rules: bool | None = None
    unreviewed_suits: int | None = None
    units: Mapping[str, str] = field(default_factory=dict)
