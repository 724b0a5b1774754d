"""栏目树 as the portal needs it: who stands above, below and beside a column. No Django here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

STEP: Final = 4
"""Each level of the tree adds this many characters to a path."""

LINK: Final = "link"
REPORTS: Final = "reports"
REPORTS_ADDRESS: Final = "/reports/"


@dataclass(frozen=True, slots=True)
class ColumnNode:
    """栏目 in the tree. `target` is where a column of kind 链接 leads: a code or an address."""

    pk: int
    code: str
    title: str
    kind: str
    path: str
    target: str = ""


class ColumnTree:
    """栏目树: the visible columns of one portal.

    A column whose parent is not visible is left out with all below it: hiding a branch hides
    the branch.
    """

    def __init__(self, nodes: Iterable[ColumnNode], root_path: str) -> None:
        self._children: dict[str, list[ColumnNode]] = {root_path: []}
        self._by_code: dict[str, ColumnNode] = {}
        self._by_path: dict[str, ColumnNode] = {}
        self._root_path = root_path
        for node in sorted(nodes, key=lambda node: node.path):
            if (beside := self._children.get(node.path[:-STEP])) is not None:
                beside.append(node)
                self._children[node.path] = []
                self._by_code[node.code] = node
                self._by_path[node.path] = node

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> ColumnNode | None:
        return self._by_code.get(code)

    def at(self, path: str) -> ColumnNode | None:
        return self._by_path.get(path)

    def top(self) -> tuple[ColumnNode, ...]:
        return tuple(self._children[self._root_path])

    def children(self, node: ColumnNode) -> tuple[ColumnNode, ...]:
        return tuple(self._children[node.path])

    def parent(self, node: ColumnNode) -> ColumnNode | None:
        return self._by_path.get(node.path[:-STEP])

    def ancestors(self, node: ColumnNode) -> tuple[ColumnNode, ...]:
        """From the top column down to the parent."""
        above = self.parent(node)
        return () if above is None else (*self.ancestors(above), above)

    def siblings(self, node: ColumnNode) -> tuple[ColumnNode, ...]:
        """The columns beside this one, itself included."""
        return tuple(self._children[node.path[:-STEP]])

    def address(self, node: ColumnNode) -> str:
        """Where a click on the column leads; a link that leads nowhere leads to the column.

        年报 columns lead to the list of reports, which holds them all.

        Only places of this portal: a target with a host of its own would send visitors away
        without a word.
        """
        if node.kind == REPORTS:
            return REPORTS_ADDRESS
        if node.kind != LINK:
            return _own_address(node)
        if (target := self._by_code.get(node.target)) is not None:
            return _own_address(target)
        local = node.target.startswith("/") and not node.target.startswith(("//", "/\\"))
        return node.target if local else _own_address(node)


def _own_address(node: ColumnNode) -> str:
    return f"/columns/{node.code}/"
