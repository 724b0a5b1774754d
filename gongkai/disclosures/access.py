"""Who may see, publish and withdraw on the desk, and who files tallies."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from gongkai.disclosures.models import Item, Tally
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

READERS = (Role.EDITOR, Role.PUBLISHER, Role.SUPERVISOR, Role.AUDITOR)
TALLY_READERS = (Role.REPORTER, Role.SUPERVISOR, Role.AUDITOR)


class NoDesk(PermissionDenied):
    """None of the person's posts opens this part of the desk."""

    code = "no-desk"


def items_for(viewer: Viewer) -> QuerySet[Item]:
    """What the person may see on the desk, withdrawn items included. Raises NoDesk."""
    if not viewer.roles & set(READERS):
        raise NoDesk
    return viewer.scoped(Item.objects.all(), *READERS)


def tallies_for(viewer: Viewer) -> QuerySet[Tally]:
    """The filings the person may see. Raises NoDesk."""
    if not viewer.roles & set(TALLY_READERS):
        raise NoDesk
    return viewer.scoped(Tally.objects.all(), *TALLY_READERS)


def publishing_organs(viewer: Viewer) -> QuerySet[Organ]:
    """The organs the person publishes for."""
    return viewer.scoped(Organ.objects.all(), Role.PUBLISHER, field="")


def filing_organs(viewer: Viewer) -> QuerySet[Organ]:
    """The organs whose tallies the person may file."""
    return viewer.scoped(Organ.objects.all(), Role.REPORTER, field="")


def may_publish(viewer: Viewer, organ: Organ) -> bool:
    """Whether the person publishes and withdraws for the organ."""
    return viewer.may(organ, Role.PUBLISHER)


def require_publish(viewer: Viewer, organ: Organ) -> None:
    """An organ's items go out by its own publisher (谁公开谁负责, 条例第10条)."""
    viewer.require(organ, Role.PUBLISHER)


def require_tally(viewer: Viewer, organ: Organ) -> None:
    """Tallies are filed by the report officer of the organ or of one above it."""
    viewer.require(organ, Role.REPORTER)
