"""`{% handbook_link %}`: the way from a screen to the page that explains it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from gongkai.handbook.book import page_of

register = template.Library()


@register.inclusion_tag("handbook/link.html", takes_context=True)
def handbook_link(context: Context) -> dict[str, Any]:
    """A link to the page on the screen that is shown; nothing where there is none."""
    match = getattr(context.get("request"), "resolver_match", None)
    page = page_of(match.view_name) if match else None
    return {"address": reverse("handbook:page", args=[page.slug]) if page else ""}
