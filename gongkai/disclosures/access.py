"""Who may publish, withdraw and file tallies."""

from __future__ import annotations

from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role


def require_publish(viewer: Viewer, organ: Organ) -> None:
    """An organ's items go out by its own publisher (谁公开谁负责, 条例第10条)."""
    viewer.require(organ, Role.PUBLISHER)


def require_tally(viewer: Viewer, organ: Organ) -> None:
    """Tallies are filed by the report officer of the organ or of one above it."""
    viewer.require(organ, Role.REPORTER)
