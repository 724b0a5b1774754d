"""The place of figures on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.indicators import access
from gongkai.organs.access import viewer_of


@hooks.register("register_admin_urls")
def figure_urls() -> list[URLResolver]:
    return [path("indicators/", include("gongkai.indicators.web.urls"))]


class FiguresMenuItem(MenuItem):
    """Shown to those one of whose posts opens figures."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(access.READERS))


@hooks.register("register_admin_menu_item")
def figures_menu_item() -> MenuItem:
    return FiguresMenuItem(
        _("指标"), reverse("indicators:table"), name="indicators", icon_name="order", order=560
    )
