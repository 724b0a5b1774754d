"""首页."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.portal import listings, places, queries, reporting
from gongkai.portal.listings import NamedList

NEWEST = 8
POLICIES = 6
REPORTS = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    tree = queries.tree_of(request)
    policies = tree.get(places.POLICIES)
    lists = (
        NamedList(_("最新公开"), "", listings.newest(NEWEST)),
        NamedList(
            _("政策文件"),
            tree.address(policies) if policies else "",
            listings.newest_policies(POLICIES, timezone.localdate()),
        ),
    )
    context = {
        "entries": queries.entries(tree),
        "lists": lists,
        "topics": queries.topics(tree),
        "reports": reporting.newest(REPORTS),
        "exchange": queries.links_to(tree, places.EXCHANGE),
        "branches": queries.branches(tree, depth=2),
    }
    return render(request, "portal/home.html", context)
