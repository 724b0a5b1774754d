"""How far the sheets of an XLSX file reach, found without laying any of them out.

Readers of cells lay a sheet out as one block from its first cell to its last. Two cells far apart
in a file of a few kilobytes then ask for more memory than any machine has, and the process ends
without an error that could be caught.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")
_CONTENT = {"v", "is"}
_PIECE = 1 << 16
_LEFT = ord("A") - 1


class BeyondReach(ValueError):
    """A sheet, or all of them together, is larger than was allowed."""


class _Reach:
    """Counts the rows and columns of one sheet; a cell without content is none."""

    def __init__(self, rows: int, columns: int) -> None:
        self.most = (rows, columns)
        self.size = (0, 0)
        self._at = (0, 0)
        self._is_sheet: bool | None = None

    def read(self, part: bytes) -> None:
        """Raises BeyondReach, or expat.ExpatError for what is no XML."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        for begin in range(0, len(part), _PIECE):
            parser.Parse(part[begin : begin + _PIECE], False)
            if self._is_sheet is False:
                return
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if self._is_sheet is None:
            self._is_sheet = name == "worksheet"
        elif name == "row":
            told = attributes.get("r")
            self._at = (self._at[0] + 1 if told is None else _row(told), 0)
        elif name == "c":
            told = attributes.get("r")
            self._at = (self._at[0], self._at[1] + 1) if told is None else _place(told)
        elif name in _CONTENT:
            self.size = (max(self.size[0], self._at[0]), max(self.size[1], self._at[1]))
            if self.size[0] > self.most[0] or self.size[1] > self.most[1]:
                raise BeyondReach


def require_reach(content: bytes, *, rows: int, columns: int) -> None:
    """Raise BeyondReach unless every sheet ends within so many rows and columns, and all of them
    together hold no more cells than one such sheet.

    Also raises expat.ExpatError, LookupError, ValueError and zipfile.BadZipFile for what is broken.
    """
    cells = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if not name.lower().endswith(".xml"):
                continue
            reach = _Reach(rows, columns)
            reach.read(package.read(name))
            cells += reach.size[0] * reach.size[1]
            if cells > rows * columns:
                raise BeyondReach


def _row(number: str) -> int:
    if _ROW.fullmatch(number) is None:
        raise BeyondReach
    return int(number)


def _place(reference: str) -> tuple[int, int]:
    """Row and column of "B7", counted from one. Raises BeyondReach for what names no cell."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise BeyondReach
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - _LEFT
    return int(found[2]), column
