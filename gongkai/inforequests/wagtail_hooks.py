"""The place of requests on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.inforequests import access
from gongkai.organs.access import viewer_of


@hooks.register("register_admin_urls")
def request_urls() -> list[URLResolver]:
    return [path("requests/", include("gongkai.inforequests.web.desk_urls"))]


class ArchivesMenuItem(MenuItem):
    """Shown to those who archive, and who look into what is archived."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(access.ARCHIVE_OPENERS))


@hooks.register("register_admin_menu_item")
def archives_menu_item() -> MenuItem:
    return ArchivesMenuItem(
        _("依申请档案"),
        reverse("inforequests_desk:archives"),
        name="archives",
        icon_name="folder-open-inverse",
        order=310,
    )


class RequestsMenuItem(MenuItem):
    """Shown to those whose posts open any request at all."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(access.READERS))


@hooks.register("register_admin_menu_item")
def requests_menu_item() -> MenuItem:
    return RequestsMenuItem(
        _("依申请公开"),
        reverse("inforequests_desk:list"),
        name="inforequests",
        icon_name="form",
        order=300,
    )
