"""核实等级: how certain a rule is, so that a screen can say 未核实 where it leans on one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Grade(StrEnum):
    """核实等级 of a rule."""

    STATUTE = "A"  # the article was read in full
    EXCERPTS = "B"  # several independent excerpts agree
    ONE_EXCERPT = "C"  # a single excerpt
    UNVERIFIED = "unverified"  # 未核实: common understanding, the text was not read
    DESIGN = "design"  # the law is silent; this is our convention

    @property
    def is_settled(self) -> bool:
        """Whether an office may rely on the rule without having it confirmed first."""
        return self in (Grade.STATUTE, Grade.EXCERPTS)


@dataclass(frozen=True, slots=True)
class Ruling(Generic[T]):
    """A value the procedure needs, its source, its grade, and one sentence for the screen."""

    value: T
    source: str
    grade: Grade
    note: str
