"""The portal's components as tags: `{% load portal %}`. Each is shown on /styleguide/."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.portal.shapes import Fact, Figure, Link, ListedItem, PageLinks, State, Tone

register = template.Library()


@register.filter
def chinese_date(value: date | None) -> str:
    """2020年1月5日, in the installation's time zone; empty for no date."""
    if value is None:
        return ""
    day = timezone.localtime(value) if isinstance(value, datetime) else value
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def to_minute(value: datetime | None) -> str:
    """`YYYY-MM-DD HH:mm`, the form the PubDate mark must have (24 hours)."""
    return "" if value is None else timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


@register.inclusion_tag("portal/components/breadcrumbs.html")
def breadcrumbs(crumbs: Iterable[Link], here: str = "") -> dict[str, Any]:
    """The way from home to `here`; `crumbs` are the pages between, without home itself."""
    return {"crumbs": crumbs, "here": here}


@register.inclusion_tag("portal/components/pager.html")
def pager(links: PageLinks, label: str = "") -> dict[str, Any]:
    return {"links": links, "label": label}


@register.inclusion_tag("portal/components/item_list.html")
def item_list(items: Iterable[ListedItem], empty: str = "") -> dict[str, Any]:
    return {"items": items, "empty": empty}


@register.inclusion_tag("portal/components/facts.html")
def fact_table(facts: Iterable[Fact], caption: str = "") -> dict[str, Any]:
    return {"facts": facts, "caption": caption}


@register.inclusion_tag("portal/components/figures.html")
def figure_cards(figures: Iterable[Figure]) -> dict[str, Any]:
    return {"figures": figures}


@register.inclusion_tag("portal/components/state.html")
def state_label(state: State) -> dict[str, Any]:
    return {"state": state}


@register.inclusion_tag("portal/components/notice.html")
def notice(text: str, tone: str = Tone.INFO, title: str = "") -> dict[str, Any]:
    return {"text": text, "tone": tone, "title": title}


@register.inclusion_tag("portal/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All errors of a form, each a link to its field; nothing for a form without errors."""
    wrong = [bound for bound in form if bound.errors]
    return {"wrong": wrong, "general": form.non_field_errors()}


@register.inclusion_tag("portal/components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One form field: label, hint, errors and input, tied together for screen readers.

    A field that may stay empty only when another is filled says so in its `optional_mark`.
    """
    widget = bound.field.widget
    mark = getattr(bound.field, "optional_mark", _("（选填）"))
    return {
        "field": bound,
        "mark": "" if bound.field.required else mark,
        "is_group": isinstance(widget, (RadioSelect, CheckboxSelectMultiple)),
        "is_tick": isinstance(widget, CheckboxInput),
    }


@register.inclusion_tag("portal/components/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """Error summary, hidden fields and every visible field of a form, in order."""
    return {"form": form}
