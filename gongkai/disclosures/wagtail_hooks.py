"""The place of publishing on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.disclosures import access
from gongkai.organs.access import viewer_of


class ForRoles(MenuItem):
    """Shown to those one of whose posts opens the page."""

    roles: tuple[str, ...] = ()

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(self.roles))


class ItemsMenuItem(ForRoles):
    roles = access.READERS


class TalliesMenuItem(ForRoles):
    roles = access.TALLY_READERS


@hooks.register("register_admin_urls")
def item_urls() -> list[URLResolver]:
    return [path("items/", include("gongkai.disclosures.web.urls"))]


@hooks.register("register_admin_menu_item")
def items_menu_item() -> MenuItem:
    return ItemsMenuItem(
        _("信息发布"),
        reverse("disclosures:items"),
        name="disclosures",
        icon_name="doc-full-inverse",
        order=200,
    )


@hooks.register("register_admin_menu_item")
def tallies_menu_item() -> MenuItem:
    return TalliesMenuItem(
        _("办理情况统计"),
        reverse("disclosures:tallies"),
        name="tallies",
        icon_name="list-ul",
        order=550,
    )
