"""可能已经公开的信息: what fits an application, before it is sent.

A look at the newest titles, not a search: it costs the same however many items there are, and
says nothing about what lies further back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongkai.disclosures.queries import public_items
from gongkai.inforequests.rules.likeness import LEAST, likeness, names, pairs
from gongkai.organs.models import Organ

SHOWN_MOST = 5
# So many of the newest titles of the organ asked, and as many of all organs.
LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class SimilarItem:
    """一条可能相近的公开信息."""

    title: str
    url: str
    published_at: datetime


def similar_items(subject: str, organ: Organ) -> list[SimilarItem]:
    """The public items nearest to what is asked for, best first. Three queries."""
    asked = pairs(subject)
    newest = public_items().order_by("-first_published_at", "-pk")
    fields = ("pk", "title", "doc_no", "first_published_at")
    seen = {
        row[0]: row
        for items in (newest, newest.filter(organ=organ))
        for row in items.values_list(*fields)[:LOOKED_AT]
    }
    found = []
    for pk, title, doc_no, at in seen.values():
        is_named = names(subject, doc_no)
        share = likeness(asked, title)
        if is_named or share >= LEAST:
            found.append((is_named, share, at, pk, title))
    found.sort(reverse=True)
    return [SimilarItem(title, f"/items/{pk}/", at) for _n, _s, at, pk, title in found[:SHOWN_MOST]]
