"""Who may see and enter figures."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

READERS = (Role.REPORTER, Role.SUPERVISOR, Role.AUDITOR)


class NoFigures(PermissionDenied):
    """None of the person's posts opens the figures of any organ."""

    code = "no-figures"


def organs_for(viewer: Viewer) -> QuerySet[Organ]:
    """The organs whose figures the person may see, from the top down. Raises NoFigures."""
    if not viewer.roles & set(READERS):
        raise NoFigures
    return viewer.scoped(Organ.objects.all(), *READERS, field="").order_by("position", "path")


def entering_organs(viewer: Viewer) -> QuerySet[Organ]:
    """The organs whose figures the person may enter."""
    reached = viewer.scoped(Organ.objects.all(), Role.REPORTER, field="")
    return reached.order_by("position", "path")


def require_entry(viewer: Viewer, organ: Organ) -> None:
    """Figures are entered by the report officer of the organ or of one above it."""
    viewer.require(organ, Role.REPORTER)
