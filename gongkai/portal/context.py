"""What every page knows: the site, whether its data are a demonstration, and where one can go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from gongkai.portal import queries


def site_facts(request: HttpRequest) -> dict[str, Any]:
    """Context processor; lazy: a page that shows none of it asks the database nothing."""
    facts = SimpleLazyObject(lambda: queries.site_of(request))
    return {
        "site_facts": facts,
        "demonstration": SimpleLazyObject(lambda: facts.demonstration),
        "navigation": SimpleLazyObject(lambda: queries.navigation(request)),
    }
