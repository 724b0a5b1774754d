"""台账的表: which rows are head, cases, notes and totals. Nothing is left out silently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from gongkai.inforequests.rules.imports.columns import Field, field_of, plain

SEARCHED = 30
"""How far down the head is looked for."""
LEAST_HEADINGS = 3
_TOTAL = re.compile(r"^(合计|总计|小计|共计|累计|本页合计)")
_NOTE = re.compile(r"^(注|备注|说明|填表|制表|审核人|填报|统计|单位)[：:人说日单]?")


class LeftOut(StrEnum):
    """未列入的行: why a row below the head is no case."""

    NOTE = "note"
    TOTAL = "total"
    REPEATED_HEAD = "repeated_head"


class NoHead(ValueError):
    """No row of the sheet reads like the head of a register."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """一行, `number` as the spreadsheet counts it, from one."""

    number: int
    cells: tuple[Any, ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """台账的表. `head` counts from zero and is the last row of the head."""

    head: int
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[tuple[int, LeftOut], ...] = ()
    blank: int = 0


def find_head(rows: Sequence[Sequence[Any]]) -> int:
    """The last row of the head, counted from zero. Raises NoHead.

    It is the row in which most different fields are known by name; titles above know none.
    """
    scores = [len(_known(row)) for row in rows[:SEARCHED]]
    if not scores or max(scores) < LEAST_HEADINGS:
        raise NoHead
    best = scores.index(max(scores))
    below = best + 1
    # A head of two rows: the second is still words only and names something the first does not.
    joined = _joined(rows[best], rows[below]) if below < len(rows) else ()
    if below < len(rows) and _is_second_row(rows[best], rows[below], joined):
        return below
    return best


def read_table(
    rows: Sequence[Sequence[Any]], head: int, hidden: frozenset[int] = frozenset()
) -> Table:
    """The table below the head, whose last row is `head`; merged ranges are filled already."""
    headings = _headings(rows, head)
    found, left_out, blank = [], [], 0
    for place in range(head + 1, len(rows)):
        cells = tuple(_clean(cell) for cell in rows[place])
        if not any(cell != "" for cell in cells):
            blank += 1
        elif reason := _no_case(cells, headings):
            left_out.append((place + 1, reason))
        else:
            found.append(TableRow(place + 1, cells, place in hidden))
    return Table(head, headings, tuple(found), tuple(left_out), blank)


def _headings(rows: Sequence[Sequence[Any]], head: int) -> tuple[str, ...]:
    own = tuple(_text(cell) for cell in rows[head])
    if head and _is_second_row(rows[head - 1], rows[head], _joined(rows[head - 1], rows[head])):
        return _joined(rows[head - 1], rows[head])
    return own


def _joined(upper: Sequence[Any], lower: Sequence[Any]) -> tuple[str, ...]:
    """Both rows of a head: what spans columns above stands before each heading below."""
    pairs = zip(map(_text, upper), map(_text, lower), strict=True)
    return tuple(
        below if not above or above == below else above if not below else f"{above}·{below}"
        for above, below in pairs
    )


def _is_second_row(upper: Sequence[Any], lower: Sequence[Any], joined: Sequence[str]) -> bool:
    """Words only, and some heading becomes known, or spans columns, through it."""
    if any(isinstance(cell, int | float | date) and cell != "" for cell in lower):
        return False
    above = [_text(cell) for cell in upper]
    if len({text for text in above if text}) < 2:
        return False  # A title, merged over the whole width, is no head.
    told = [_text(cell) for cell in lower]
    same = sum(1 for one, other in zip(above, told, strict=True) if one and one == other)
    spans = any(one and one == other for one, other in pairwise(above))
    return same >= 1 and spans and len(_known(joined)) >= len(_known(upper))


def _known(row: Sequence[Any]) -> set[Field]:
    return {field for cell in row if isinstance(cell, str) and (field := field_of(cell))}


def _no_case(cells: Sequence[Any], headings: Sequence[str]) -> LeftOut | None:
    told = [str(cell) for cell in cells if cell != ""]
    first = plain(told[0])
    if _TOTAL.match(first) or (len(told) <= 3 and any(_TOTAL.match(plain(each)) for each in told)):
        return LeftOut.TOTAL
    # A note is merged over columns: one text, however often.
    if len(set(told)) == 1 and (_NOTE.match(told[0].strip()) or len(told) > 2):
        return LeftOut.NOTE
    if len(told) <= 2 and _NOTE.match(told[0].strip()):
        return LeftOut.NOTE
    if len(told) >= LEAST_HEADINGS and set(told) <= {
        part for h in headings for part in (h, *h.split("·"))
    }:
        return LeftOut.REPEATED_HEAD
    return None


def _clean(cell: Any) -> Any:
    return cell.strip() if isinstance(cell, str) else cell


def _text(cell: Any) -> str:
    return " ".join(str(cell).split())
