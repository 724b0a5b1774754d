"""The place of organs and posts on the desk."""

from __future__ import annotations

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def organ_urls() -> list[URLResolver]:
    return [
        path("organs/", include("gongkai.organs.web.urls")),
        path("posts/", include("gongkai.organs.web.post_urls")),
    ]


@hooks.register("register_admin_menu_item")
def posts_menu_item() -> MenuItem:
    return MenuItem(_("我的岗位"), reverse("posts:mine"), name="posts", icon_name="user", order=810)


@hooks.register("register_admin_menu_item")
def organ_menu_item() -> MenuItem:
    return MenuItem(
        _("机构与岗位"), reverse("organs:tree"), name="organs", icon_name="group", order=820
    )
