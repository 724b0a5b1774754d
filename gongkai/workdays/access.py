"""Who may change the calendar: it is one for the whole installation, so only its top may."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import PermissionDenied

from gongkai.organs.access import Viewer, viewer_of
from gongkai.organs.models import Officer, Organ, Post
from gongkai.organs.roles import Role

KEEPERS = (Role.TECHNICIAN, Role.SUPERVISOR)


class NotCalendarKeeper(PermissionDenied):
    """The person holds no keeper's post of a top organ."""

    code: ClassVar[str] = "not_calendar_keeper"


def keeper_organ(viewer: Viewer) -> Organ | None:
    """The organ for which the viewer keeps the calendar, if any.

    Top organs are those where a keeper's post stands highest in the tree: the district, even
    when the city above it is listed only as superior.
    """
    held = {holding.path for holding in viewer.holdings if holding.role in KEEPERS}
    if not held:
        return None
    posts = Post.objects.filter(role__in=KEEPERS, closed_on__isnull=True)
    highest = min(path.count("/") for path in posts.values_list("organ__path", flat=True))
    top = {path for path in held if path.count("/") == highest}
    return Organ.objects.filter(path__in=top).order_by("path").first()


def may_keep(viewer: Viewer) -> bool:
    """Whether the viewer may enter and withdraw notices."""
    return keeper_organ(viewer) is not None


def require_keeper(officer: Officer) -> Organ:
    """The organ the officer keeps the calendar for. Error: NotCalendarKeeper."""
    organ = keeper_organ(viewer_of(officer))
    if organ is None:
        raise NotCalendarKeeper
    return organ
