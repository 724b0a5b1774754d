"""The place of notices on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.notices import access
from gongkai.organs.access import viewer_of


@hooks.register("register_admin_urls")
def notice_urls() -> list[URLResolver]:
    return [path("notices/", include("gongkai.notices.web.urls"))]


class NoticesMenuItem(MenuItem):
    """Shown to those who look after notices of some organ."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(access.KEEPERS))


@hooks.register("register_admin_menu_item")
def notices_menu_item() -> MenuItem:
    return NoticesMenuItem(
        _("通知"), reverse("notices_desk:list"), name="notices", icon_name="mail", order=820
    )
