"""What every page of the portal shows: the site, its columns, and the ways between them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.models import Site

from gongkai.columns.models import ColumnPage, PortalRoot
from gongkai.columns.queries import live_columns
from gongkai.organs.models import Organ
from gongkai.portal import places
from gongkai.portal.models import SiteFacts
from gongkai.portal.rules.tree import ColumnNode, ColumnTree
from gongkai.portal.shapes import ColumnBranch, Entry, Link

TOPIC = "topic"
ORGANS = "organs"


def site_of(request: HttpRequest) -> SiteFacts:
    """The facts of the site that was asked for; only its name where none are entered.

    The row is not made on reading, as Wagtail's `for_request` would do: a page view writes
    nothing.
    """
    site = Site.find_for_request(request)
    if site is None:
        return SiteFacts(name=settings.WAGTAIL_SITE_NAME)
    stored = SiteFacts.objects.filter(site=site).first()
    return stored or SiteFacts(name=site.site_name, domain=site.hostname)


def tree_of(request: HttpRequest) -> ColumnTree:
    """栏目树 of the site that was asked for, read once for each request."""
    if (known := getattr(request, "_gongkai_columns", None)) is None:
        known = request._gongkai_columns = _read_tree(Site.find_for_request(request))
    return known


def _read_tree(site: Site | None) -> ColumnTree:
    if site is None:
        return ColumnTree((), "")
    root = site.root_page
    rows = (
        live_columns()
        .filter(path__startswith=root.path)
        .values_list("pk", "code", "title", "kind", "path", "target")
    )
    return ColumnTree((ColumnNode(*row) for row in rows), root.path)


def link_to(tree: ColumnTree, node: ColumnNode) -> Link:
    return Link(node.title, tree.address(node))


def links_to(tree: ColumnTree, codes: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to those of `codes` that the portal has."""
    return tuple(link_to(tree, node) for code in codes if (node := tree.get(code)))


def navigation(request: HttpRequest) -> tuple[Link, ...]:
    """主导航: home, the chief columns, and the pages that are no columns."""
    pages = (
        Link(_("依申请公开"), "/requests/"),
        Link(_("公开年报"), "/reports/"),
        Link(_("全部栏目"), "/columns/"),
    )
    return (
        Link(_("首页"), "/"),
        *links_to(tree_of(request), places.NAVIGATION),
        *(page for page in pages if is_served(page.url)),
    )


def entries(tree: ColumnTree) -> tuple[Entry, ...]:
    """常用入口 that lead somewhere in this installation."""
    found = []
    for place, title, text in places.ENTRIES:
        node = tree.get(place)
        if node is not None:
            found.append(Entry(str(title), tree.address(node), str(text)))
        elif is_served(place):
            found.append(Entry(str(title), place, str(text)))
    return tuple(found)


def is_served(path: str) -> bool:
    """Whether this installation answers at `path`."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def branches(tree: ColumnTree, depth: int) -> tuple[ColumnBranch, ...]:
    """The tree as nested branches, `depth` levels deep."""
    return tuple(_branch(tree, node, depth) for node in tree.top())


def _branch(tree: ColumnTree, node: ColumnNode, depth: int) -> ColumnBranch:
    below = tree.children(node) if depth > 1 else ()
    return ColumnBranch(
        title=node.title,
        url=tree.address(node),
        children=tuple(_branch(tree, child, depth - 1) for child in below),
    )


def topics(tree: ColumnTree) -> tuple[Entry, ...]:
    """专题 of the portal, each with the names of what it holds."""
    return tuple(
        Entry(node.title, tree.address(node), "、".join(c.title for c in tree.children(node)))
        for node in tree.top()
        if node.kind == TOPIC
    )


def column_page(node: ColumnNode) -> ColumnPage:
    """The column with its duty organ."""
    return ColumnPage.objects.select_related("duty_organ").get(pk=node.pk)


def sponsor_of(request: HttpRequest) -> Organ | None:
    """主办机构 of the site that was asked for; None where no portal is opened."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    root = PortalRoot.objects.select_related("organ").filter(pk=site.root_page_id).first()
    return root.organ if root else None
