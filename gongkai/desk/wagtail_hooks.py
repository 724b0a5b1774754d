"""The desk inside Wagtail's admin: its first page, its look, and what does not belong there."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from gongkai.desk.panels import AgendaPanel

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
