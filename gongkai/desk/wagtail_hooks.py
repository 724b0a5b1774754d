"""The desk inside Wagtail's admin: its first page, its look, and what does not belong there."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from gongkai.desk.ledger import READERS
from gongkai.desk.panels import AgendaPanel
from gongkai.desk.web.urls import urlpatterns
from gongkai.organs.access import viewer_of

# Wagtail's help menu leads to sites outside; 条例 work must not depend on them.
FOREIGN_MENU_ITEMS = frozenset({"help"})


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("construct_homepage_panels")
def agenda_first(request: HttpRequest, panels: list[Component]) -> None:
    """The agenda replaces Wagtail's panels but for the pages somebody edited last."""
    panels[:] = [AgendaPanel(), *(p for p in panels if getattr(p, "name", "") == "recent_edits")]


@hooks.register("construct_homepage_summary_items")
def no_page_counts(request: HttpRequest, items: list[SummaryItem]) -> None:
    items.clear()


@hooks.register("construct_main_menu")
def only_our_own(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in FOREIGN_MENU_ITEMS]


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    return urlpatterns


class LedgerMenuItem(MenuItem):
    """Shown to those one of whose posts opens the ledger."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(viewer_of(request.user).roles & set(READERS))


@hooks.register("register_admin_menu_item")
def ledger_menu_item() -> MenuItem:
    return LedgerMenuItem(
        _("台账"), reverse("desk_ledger"), name="ledger", icon_name="history", order=840
    )


@hooks.register("register_account_menu_item")
def password(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("account_change_password"),
        "label": _("修改口令"),
        "help_text": _("更换登录工作台的口令。"),
    }


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": _("两步验证"),
        "help_text": _("登录时除口令外再输入一次动态验证码，防止口令泄露后被冒用。"),
    }
