"""The workshop's place on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.annualreports import access
from gongkai.organs.access import viewer_of


class WorkshopItem(MenuItem):
    """Shown to those for whom the workshop opens."""

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_enter(viewer_of(request.user))


@hooks.register("register_admin_urls")
def workshop_urls() -> list[URLResolver]:
    return [path("reports/", include("gongkai.annualreports.web.urls"))]


@hooks.register("register_admin_menu_item")
def workshop_menu_item() -> MenuItem:
    return WorkshopItem(
        _("年报工作室"),
        reverse("annualreports:workshop"),
        name="annualreports",
        icon_name="doc-full",
        order=600,
    )
