"""版式: the form of a report, as a value.

The forms are issued by the State Council's disclosure office (国办公开办函〔2019〕60号 and
〔2021〕30号) and kept as data, one file each, in ``data/layouts``: a later form is a new file
and no code.
Cells are addressed ``table.row.column``: ``t3.r1.natural``, ``t4.review.corrected``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from gongkai.annualreports.rules.errors import UnknownCell

Value = int | Decimal | None
Cells = Mapping[str, Value]


class Severity(StrEnum):
    """级别: what a finding asks of the officer (must mend, must explain, may look)."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class Shape(StrEnum):
    """表式: how a table is drawn.

    ``LIST`` is one head row; ``STUB`` has row names nested at the left (table three); ``GROUPS``
    is a single row of figures under a head of two levels (table four).
    """

    LIST = "list"
    STUB = "stub"
    GROUPS = "groups"


class Kind(StrEnum):
    """数值类型: pieces are integers, sums of money are decimals."""

    INTEGER = "integer"
    DECIMAL = "decimal"


class Previous(StrEnum):
    """上年报告: which report of the year before an identity needs."""

    NONE = "none"
    SAME_LAYOUT = "same_layout"
    ANY_LAYOUT = "any_layout"


@dataclass(frozen=True, slots=True)
class Chapter:
    """章: one of the six statutory chapters. ``kind`` is "text" or "tables"."""

    id: str
    title: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """列. ``group`` is the heading printed over several columns."""

    id: str
    label: str
    kind: Kind = Kind.INTEGER
    signed: bool = False
    unit: str = ""
    group: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """行. A row with ``children`` is a heading and has no figures of its own."""

    id: str
    label: str
    group: str = ""
    basis: str = ""
    aliases: tuple[str, ...] = ()
    children: tuple[Row, ...] = ()

    def leaves(self) -> Iterator[Row]:
        """The rows with figures, in printed order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True)
class Table:
    """表 of a chapter."""

    id: str
    chapter: str
    shape: Shape
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_header: str = ""
    corner: str = ""
    header_group: str = ""

    def leaf_rows(self) -> tuple[Row, ...]:
        """The rows with figures."""
        return tuple(leaf for row in self.rows for leaf in row.leaves())


@dataclass(frozen=True, slots=True)
class CellSpec:
    """单元格: one figure of the form."""

    address: str
    table: Table
    row: Row
    column: Column

    @property
    def label(self) -> str:
        """What the form calls the figure, e.g. 一、本年新收政府信息公开申请数量 · 自然人."""
        return f"{self.row.label} · {self.column.label}"


@dataclass(frozen=True, slots=True)
class Term:
    """勾稽项: a signed cell of an identity; ``previous`` is last year's report."""

    address: str
    sign: int = 1
    previous: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.sign < 0 else ''}{'prev:' if self.previous else ''}{self.address}"


@dataclass(frozen=True, slots=True)
class Identity:
    """恒等式 (勾稽关系) with all names filled in; ``at`` is its column or row."""

    id: str
    at: str
    severity: Severity
    left: tuple[Term, ...]
    op: str
    right: tuple[Term, ...]
    source: str
    defines: bool = False
    previous: Previous = Previous.NONE

    @property
    def terms(self) -> tuple[Term, ...]:
        """All its cells, left side first."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """核验项: a rule on values that is no identity. ``verified`` is False for 未核实 thresholds."""

    id: str
    severity: Severity
    source: str
    verified: bool
    parameters: Mapping[str, Any]
    cells: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Layout:
    """版式 with everything a report of its years needs."""

    id: str
    title: str
    issued: date
    first_year: int
    last_year: int | None
    chapters: tuple[Chapter, ...]
    tables: tuple[Table, ...]
    identities: tuple[Identity, ...]
    value_checks: tuple[ValueCheck, ...]
    chapter_one_limit: int | None
    chapter_six_must_report: tuple[str, ...]

    def covers(self, year: int) -> bool:
        """Whether reports on that year use this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    @cached_property
    def cells(self) -> Mapping[str, CellSpec]:
        """Every figure of the form by address, in printed order."""
        return MappingProxyType(
            {
                f"{table.id}.{row.id}.{column.id}": CellSpec(
                    f"{table.id}.{row.id}.{column.id}", table, row, column
                )
                for table in self.tables
                for row in table.leaf_rows()
                for column in table.columns
            }
        )

    @cached_property
    def totals(self) -> frozenset[str]:
        """The addresses that are added up from others and never typed."""
        return frozenset(
            identity.right[0].address for identity in self.identities if identity.defines
        )

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The addresses that are counted or entered."""
        return tuple(address for address in self.cells if address not in self.totals)

    def cell(self, address: str) -> CellSpec:
        """The figure at an address; raises ``UnknownCell``."""
        try:
            return self.cells[address]
        except KeyError:
            raise UnknownCell(address) from None

    def tables_of(self, chapter: str) -> tuple[Table, ...]:
        """The tables of a chapter in printed order."""
        return tuple(table for table in self.tables if table.chapter == chapter)
