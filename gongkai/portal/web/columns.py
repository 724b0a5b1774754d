"""栏目、专题和栏目导航."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.disclosures.queries import Cursor
from gongkai.portal import details, listings, queries
from gongkai.portal.directory import directory
from gongkai.portal.rules.tree import ColumnNode, ColumnTree

TOPIC_ROWS = 5


@require_safe
def all_columns(request: HttpRequest) -> HttpResponse:
    tree = queries.tree_of(request)
    context = {"branches": queries.branches(tree, depth=4), "total": len(tree)}
    return render(request, "portal/columns.html", context)


@require_safe
def column(request: HttpRequest, code: str) -> HttpResponse:
    tree = queries.tree_of(request)
    node = tree.get(code)
    if node is None:
        raise Http404
    address = tree.address(node)
    if address != request.path:
        return redirect(address)
    if node.kind == queries.TOPIC and tree.children(node):
        return _topic(request, node, tree)
    template = "portal/organs.html" if node.kind == queries.ORGANS else "portal/column.html"
    return _list(request, node, tree, template)


def _topic(request: HttpRequest, node: ColumnNode, tree: ColumnTree) -> HttpResponse:
    context = {
        "column": details.column_view(queries.column_page(node), node, tree),
        "lists": listings.newest_by_column(node, tree, TOPIC_ROWS),
    }
    return render(request, "portal/topic.html", context)


def _list(request: HttpRequest, node: ColumnNode, tree: ColumnTree, template: str) -> HttpResponse:
    view = details.column_view(queries.column_page(node), node, tree)
    found = listings.column_list(
        node,
        tree,
        as_documents=view.shows_documents,
        before=_cursor(request, "before"),
        after=_cursor(request, "after"),
    )
    context = {"column": view, "items": found.items, "pages": found.pages}
    if node.kind == queries.ORGANS and (sponsor := queries.sponsor_of(request)):
        context["directory"] = directory(sponsor, timezone.localdate())
    return render(request, template, context)


def _cursor(request: HttpRequest, name: str) -> Cursor | None:
    """The place in the list that the address names; an address that was tampered with is none."""
    text = request.GET.get(name)
    if text is None:
        return None
    try:
        return Cursor.parse(text)
    except ValueError:
        raise Http404 from None
