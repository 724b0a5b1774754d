"""The place of remedies on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.organs.access import viewer_of
from gongkai.remedies import access


@hooks.register("register_admin_urls")
def remedy_urls() -> list[URLResolver]:
    return [path("remedies/", include("gongkai.remedies.web.urls"))]


class RemediesMenuItem(MenuItem):
    """Shown to those whose posts open the register at all."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(access.READERS))


@hooks.register("register_admin_menu_item")
def remedies_menu_item() -> MenuItem:
    return RemediesMenuItem(
        _("复议诉讼"),
        reverse("remedies_desk:list"),
        name="remedies",
        icon_name="doc-full-inverse",
        order=310,
    )
