"""Merged cells: where each cell of a table stands, and which headings speak for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.documents.model import Cell


class TableShapeError(ValueError):
    """表格形状错误: the spans of a table do not tile a rectangle."""

    code = "table-shape"

    def __init__(self, row: int, column: int) -> None:
        super().__init__(f"row {row}, column {column}")
        self.row = row
        self.column = column


class Overlap(TableShapeError):
    """Two cells claim the same position."""

    code = "table-overlap"


class Ragged(TableShapeError):
    """A position inside the table belongs to no cell."""

    code = "table-ragged"


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and its top left position, counted from 0."""

    cell: Cell
    row: int
    column: int

    @property
    def last_row(self) -> int:
        """The lowest row the cell covers."""
        return self.row + self.cell.rowspan - 1

    @property
    def last_column(self) -> int:
        """The rightmost column the cell covers."""
        return self.column + self.cell.colspan - 1

    @property
    def spans(self) -> bool:
        """Whether the cell covers more than one position."""
        return self.cell.rowspan > 1 or self.cell.colspan > 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The placed cells, row by row, of a table of ``height`` × ``width`` positions."""

    height: int
    width: int
    placed: tuple[Placed, ...]

    def rows(self) -> Iterator[list[Placed]]:
        """The cells that start in each row, from left to right."""
        rows: list[list[Placed]] = [[] for _ in range(self.height)]
        for placed in self.placed:
            rows[placed.row].append(placed)
        yield from rows

    def headings_of(self, data: Placed) -> tuple[Placed, ...]:
        """The column headings above and the row headings beside a data cell, outermost first."""
        return tuple(
            heading
            for heading in self.placed
            if (heading.cell.header == "col" and _covers_columns(heading, data))
            or (heading.cell.header == "row" and _covers_rows(heading, data))
        )


def _covers_columns(heading: Placed, data: Placed) -> bool:
    return heading.column <= data.column <= heading.last_column and heading.row < data.row


def _covers_rows(heading: Placed, data: Placed) -> bool:
    return heading.row <= data.row <= heading.last_row and heading.column < data.column


def lay_out(rows: Sequence[Sequence[Cell]]) -> Grid:
    """Give every cell its position the way HTML does: into the next free column of its row."""
    taken: dict[tuple[int, int], Placed] = {}
    placed: list[Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            here = Placed(cell, number, column)
            _claim(taken, here)
            placed.append(here)
            column += cell.colspan
    width = 1 + max((column for _, column in taken), default=-1)
    _require_full(taken, len(rows), width)
    return Grid(len(rows), width, tuple(placed))


def _claim(taken: dict[tuple[int, int], Placed], placed: Placed) -> None:
    for row in range(placed.row, placed.last_row + 1):
        for column in range(placed.column, placed.last_column + 1):
            if (row, column) in taken:
                raise Overlap(row, column)
            taken[row, column] = placed


def _require_full(taken: dict[tuple[int, int], Placed], height: int, width: int) -> None:
    for row in range(height):
        for column in range(width):
            if (row, column) not in taken:
                raise Ragged(row, column)
    if len(taken) != height * width:  # a span reaches below the last row
        raise Ragged(height, 0)
