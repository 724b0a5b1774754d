"""What every page knows: the site, whether its data are a demonstration, and where one can go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gongkai.portal import queries


def site_facts(request: HttpRequest) -> dict[str, Any]:
    """Context processor; lazy, so that pages which extend no portal page pay nothing."""
    facts = queries.site_of(request)
    return {
        "site": facts,
        "demonstration": facts.demonstration,
        "navigation": queries.navigation(),
    }
