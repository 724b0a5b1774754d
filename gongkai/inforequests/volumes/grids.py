"""Tables of the record sheets."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.documents.model import Align, Cell, Table
from gongkai.inforequests.rules.letters.passages import printable


def facts(*pairs: tuple[str, str]) -> Table:
    """What is known, line by line; what is blank is left out."""
    rows = tuple(
        (Cell(str(name), header="row"), Cell(printable(text), align=Align.LEFT))
        for name, text in pairs
        if text
    )
    return Table(rows, head=0, widths=(1, 3))


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    """A table that goes on overleaf."""
    top = tuple(Cell(name, header="col") for name in head)
    body = tuple(tuple(Cell(printable(text), align=Align.LEFT) for text in row) for row in rows)
    return Table((top, *body), widths=tuple(widths), compact=True, splits=True)
