"""What one 栏目 of the catalogue is: its kind, legal basis, duty, cycle and counting group."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

EACH_PREFIX: Final = "each:"


class Grade(StrEnum):
    """核实等级: how far a statement was checked against its source."""

    CONFIRMED = "实"
    SINGLE = "单"
    INFERRED = "推"
    UNVERIFIED = "未核实"
    DESIGN = "设计"


class Kind(StrEnum):
    """栏目类型: what a column shows."""

    LIST = "list"
    SINGLE = "single"
    LEADERS = "leaders"
    ORGANS = "organs"
    GUIDE = "guide"
    LINK = "link"
    TOPIC = "topic"
    POLICY = "policy"
    REPORTS = "reports"
    INTERACTION = "interaction"

    @property
    def may_branch(self) -> bool:
        """Whether a column of this kind may have columns below it."""
        return self in BRANCHING

    @property
    def holds_items(self) -> bool:
        """Whether items are published straight into a leaf of this kind.

        A link leads elsewhere, a policy library gathers what other columns hold, reports and
        letters are records of their own rooms.
        """
        return self in ITEM_HOLDING


BRANCHING: Final = frozenset({Kind.LIST, Kind.TOPIC})
ITEM_HOLDING: Final = frozenset({Kind.LIST, Kind.SINGLE, Kind.LEADERS, Kind.ORGANS, Kind.GUIDE})


class Figure(StrEnum):
    """统计归口: the group of chapter one of the annual report that a leaf's items count to.

    Every leaf belongs to exactly one group, so the groups add up to the year's total.
    """

    NEWS = "news"
    """政务动态."""
    POLICY = "policy"
    """政策文件: issued in the name of the government or its office."""
    INTERPRETATION = "interpretation"
    """解读文件 of the government's own papers."""
    KEY_AREA = "key-area"
    """重点领域信息: the key-area branch, without the 26 pilot fields."""
    INTERACTION = "interaction"
    """政民互动: consultations, surveys and interviews, not single letters."""
    SIX = "six"
    """“六稳”“六保”."""
    EPIDEMIC = "epidemic"
    """疫情防控."""
    RESPONSE = "response"
    """回应关切."""
    OTHER = "other"
    """Everything the report does not name."""


@dataclass(frozen=True, slots=True)
class Basis:
    """公开依据: a legal basis; its key is the full document number, never a nickname."""

    key: str
    title: str
    number: str | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """栏目: one node of the catalogue.

    ``article`` is an article of 条例, such as ``20(7)``. ``duty`` is an organ's code, or
    ``each:`` and organ kinds where every organ of these kinds owes its own. ``cycle_days`` is
    the 更新周期 in days, ``None`` for 随产生. ``limit`` is the 公开时限: ``WD20`` working days,
    ``D20`` days, ``ASAP``, ``ALWAYS`` or ``FIXED(01-31)``. ``target`` is where a link leads.
    """

    code: str
    name: str
    parent: str | None
    kind: Kind
    article: str | None
    basis: tuple[Basis, ...]
    duty: str | None
    cycle_days: int | None
    cycle_grade: Grade
    limit: str
    tags: tuple[str, ...]
    grade: Grade
    figure: Figure
    target: str | None = None

    @property
    def duty_organ(self) -> str | None:
        """The one organ that owes this column, or ``None`` where each of several does."""
        return None if self.duty is None or self.duty_kinds else self.duty

    @property
    def duty_kinds(self) -> tuple[str, ...]:
        """The organ kinds each of whose organs owes this column."""
        if self.duty is None or not self.duty.startswith(EACH_PREFIX):
            return ()
        return tuple(self.duty.removeprefix(EACH_PREFIX).split(","))
