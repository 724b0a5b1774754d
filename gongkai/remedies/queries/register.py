"""复议诉讼登记: who sees which cases."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.organs.access import Viewer
from gongkai.remedies import access
from gongkai.remedies.models import Remedy


def visible_to(viewer: Viewer) -> QuerySet[Remedy]:
    """The remedies whose organ the viewer's posts open."""
    return viewer.scoped(Remedy.objects.all(), *access.READERS)
