"""The place of the handbook on the desk."""

from __future__ import annotations

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def handbook_urls() -> list[URLResolver]:
    return [path("handbook/", include("gongkai.handbook.web.urls"))]


@hooks.register("register_admin_menu_item")
def handbook_menu_item() -> MenuItem:
    return MenuItem(
        _("办事手册"), reverse("handbook:contents"), name="handbook", icon_name="help", order=900
    )
