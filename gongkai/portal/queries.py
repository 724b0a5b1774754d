"""What the portal shows."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from gongkai.portal import phrases
from gongkai.portal.models import SiteFacts
from gongkai.portal.shapes import Link


def site_of(request: HttpRequest) -> SiteFacts:
    """The facts of the site that was asked for, or the installation's own where none are entered.

    The row is not made on reading, as Wagtail's `for_request` would do: a page view writes nothing.
    """
    site = Site.find_for_request(request)
    stored = SiteFacts.objects.filter(site=site).first() if site else None
    return stored or SiteFacts(**settings.GONGKAI_SITE)


@cache
def navigation() -> tuple[Link, ...]:
    """主导航: only places that exist in this installation's address map."""
    return tuple(Link(str(title), reverse(name)) for title, name in phrases.NAVIGATION)
