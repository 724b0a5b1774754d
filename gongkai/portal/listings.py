"""Lists of published items as the portal shows them. Everything starts from `public_items`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from gongkai.columns.models import FigureChoice
from gongkai.disclosures.models import Item, NormativeDocument
from gongkai.disclosures.queries import Cursor, for_lists, keyset_page, public_items
from gongkai.disclosures.rules.validity import Change, Life, LifeRefused, Validity, validity_on
from gongkai.portal import phrases
from gongkai.portal.rules.tree import ColumnNode, ColumnTree
from gongkai.portal.shapes import Link, ListedItem, PageLinks, State

PAGE_SIZE = 20
POLICY_KIND = "policy"


@dataclass(frozen=True, slots=True)
class ItemList:
    """One page of a list, ready for its template."""

    items: Sequence[ListedItem]
    pages: PageLinks


@dataclass(frozen=True, slots=True)
class NamedList:
    """A short list under a heading that leads to the whole."""

    title: str
    url: str
    items: Sequence[ListedItem]


def newest(count: int) -> tuple[ListedItem, ...]:
    """最新公开 of the whole portal."""
    rows = for_lists(public_items())[:count]
    return tuple(listed(item, column=item.column.title) for item in rows)


def newest_policies(count: int, today: date) -> tuple[ListedItem, ...]:
    """The newest papers of the government and its office, with validity and interpretation."""
    rows = documents(public_items().filter(figure=FigureChoice.POLICY))[:count]
    return tuple(listed_document(item, today) for item in rows)


def documents(items: QuerySet[Item]) -> QuerySet[Item]:
    """Items for a list of papers: one more query for all their interpretations."""
    readings = Prefetch(
        "interpretations", queryset=public_items().only("pk", "title"), to_attr="public_readings"
    )
    return for_lists(items).select_related("normative").prefetch_related(readings)


def in_column(node: ColumnNode, tree: ColumnTree) -> QuerySet[Item]:
    """What a column shows: its own items, those of the columns below, or the policy library."""
    if node.kind == POLICY_KIND:
        return public_items().filter(normative__isnull=False)
    if tree.children(node):
        return public_items().filter(column__path__startswith=node.path)
    return public_items().filter(column_id=node.pk)


def column_list(
    node: ColumnNode,
    tree: ColumnTree,
    *,
    as_documents: bool,
    before: Cursor | None,
    after: Cursor | None,
) -> ItemList:
    """One keyset page of a column."""
    rows = in_column(node, tree)
    prepared = documents(rows) if as_documents else for_lists(rows)
    page = keyset_page(prepared, PAGE_SIZE, before=before, after=after)
    today = timezone.localdate()
    branch = bool(tree.children(node))
    items = [
        listed_document(item, today)
        if as_documents
        else listed(item, column=item.column.title if branch else "")
        for item in page.items
    ]
    return ItemList(
        items,
        PageLinks(
            newer=f"?after={page.newer}" if page.newer else "",
            older=f"?before={page.older}" if page.older else "",
        ),
    )


def newest_by_column(node: ColumnNode, tree: ColumnTree, count: int) -> tuple[NamedList, ...]:
    """专题: the newest items of each column right below, all in one query."""
    rank = Window(
        RowNumber(),
        partition_by=F("column_id"),
        order_by=(F("first_published_at").desc(), F("pk").desc()),
    )
    rows = (
        for_lists(public_items().filter(column__path__startswith=node.path))
        .annotate(rank=rank)
        .filter(rank__lte=count)
        .order_by("-first_published_at", "-pk")
    )
    found: dict[int, list[ListedItem]] = {}
    for item in rows:
        found.setdefault(item.column_id, []).append(listed(item))
    return tuple(
        NamedList(child.title, tree.address(child), found.get(child.pk, ()))
        for child in tree.children(node)
    )


def listed(item: Item, column: str = "") -> ListedItem:
    return ListedItem(
        title=item.title,
        url=item.get_absolute_url(),
        published_on=timezone.localtime(item.first_published_at).date(),
        organ=item.organ.short_name,
        column=column,
        number=item.doc_no,
    )


def listed_document(item: Item, today: date) -> ListedItem:
    """An item as a paper: number, validity and interpretations beside the title."""
    normative = getattr(item, "normative", None)
    return ListedItem(
        title=item.title,
        url=item.get_absolute_url(),
        published_on=timezone.localtime(item.first_published_at).date(),
        number=item.doc_no,
        dated_on=item.formed_on,
        state=state_of(normative, today) if normative else None,
        interpretations=links(item.public_readings),
    )


def links(items: Iterable[Item]) -> tuple[Link, ...]:
    return tuple(Link(item.title, item.get_absolute_url()) for item in items)


def state_of(document: NormativeDocument, today: date) -> State:
    return phrases.validity(validity_of(document, today))


def validity_of(document: NormativeDocument, today: date) -> Validity | None:
    """时效 of a registered document; None where the dates entered contradict each other."""
    repeal = Change(document.repealed_on, document.repealed_by) if document.repealed_on else None
    try:
        life = Life(
            issued_on=document.made_on,
            effective_on=document.effective_on,
            expires_on=document.expires_on,
            repeal=repeal,
        )
    except LifeRefused:
        return None
    return validity_on(life, today)
