"""Who may see and enter figures."""

from __future__ import annotations

from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

READERS = (Role.REPORTER, Role.SUPERVISOR, Role.AUDITOR)


def may_see(viewer: Viewer, organ: Organ) -> bool:
    """Figures and their records are for report officers, supervisors and auditors."""
    return viewer.may(organ, *READERS)


def require_entry(viewer: Viewer, organ: Organ) -> None:
    """Figures are entered by the report officer of the organ or of one above it."""
    viewer.require(organ, Role.REPORTER)
