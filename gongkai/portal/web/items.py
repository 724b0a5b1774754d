"""公开信息的内容页."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.portal import details, queries


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = details.public_item(pk)
    tree = queries.tree_of(request)
    node = tree.at(found.column.path) if found else None
    if found is None or node is None:
        raise Http404
    context = {
        "item": details.item_view(
            found, timezone.localdate(), request.build_absolute_uri(found.get_absolute_url())
        ),
        "column": details.column_view(found.column, node, tree),
    }
    return render(request, "portal/item.html", context)
