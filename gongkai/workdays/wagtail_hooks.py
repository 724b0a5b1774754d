"""The calendar's place on the desk."""

from __future__ import annotations

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def calendar_urls() -> list[URLResolver]:
    return [path("workdays/", include("gongkai.workdays.web.urls"))]


@hooks.register("register_admin_menu_item")
def calendar_menu_item() -> MenuItem:
    return MenuItem(
        _("工作日历"), reverse("workdays:current"), name="workdays", icon_name="date", order=800
    )
