"""可发布的栏目: where items may go, each by the way to it, so that equal titles stay apart."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.columns.models import ColumnPage
from gongkai.columns.rules.specs import Kind

STEP = 4  # the tree library's length of one step of a path


@dataclass(frozen=True, slots=True)
class Shelf:
    """A column that takes items: its code and its way from the top, 政策/政策文件/区政府文件."""

    pk: int
    code: str
    trail: str


def shelves() -> tuple[Shelf, ...]:
    """Every leaf column that holds items, in the order of the tree. One query."""
    columns = ColumnPage.objects.order_by("path").values_list(
        "pk", "path", "title", "code", "kind", "numchild", "live"
    )
    titles: dict[str, str] = {}
    found = []
    for pk, path, title, code, kind, below, live in columns:
        titles[path] = f"{titles[path[:-STEP]]}/{title}" if path[:-STEP] in titles else title
        if live and not below and Kind(kind).holds_items:
            found.append(Shelf(pk, code, titles[path]))
    return tuple(found)
