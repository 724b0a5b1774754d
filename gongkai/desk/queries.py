"""What the desk shows first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.desk import duties
from gongkai.desk.phrases import Part
from gongkai.desk.rules.agenda import Agenda, DeskDay, PostDuties, agenda, by_post, days_ahead
from gongkai.organs.access import Viewer
from gongkai.organs.models import Post
from gongkai.workdays.queries import calendar

STRIP_DAYS = 14


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One part of the agenda with its heading."""

    part: Part
    count: int
    posts: tuple[PostDuties, ...]


@dataclass(frozen=True, slots=True)
class DeskHome:
    """工作台首页: the parts of the agenda, and the two weeks ahead."""

    today: date
    parts: tuple[AgendaPart, ...]
    days: tuple[DeskDay, ...]

    @property
    def anything_due(self) -> bool:
        return any(part.count for part in self.parts)


def home(viewer: Viewer, today: date) -> DeskHome:
    found = tuple(duties.of(viewer, today))
    return DeskHome(
        today=today,
        parts=_parts(agenda(found, today)),
        days=days_ahead(found, today, STRIP_DAYS, calendar()),
    )


def posts_of(viewer: Viewer) -> QuerySet[Post]:
    """The posts this person holds, with their organs."""
    return Post.objects.filter(pk__in=viewer.post_ids).select_related("organ")


def _parts(found: Agenda) -> tuple[AgendaPart, ...]:
    return (
        AgendaPart(Part.OVERDUE, len(found.overdue), by_post(found.overdue)),
        AgendaPart(Part.TODAY, len(found.today), by_post(found.today)),
        AgendaPart(Part.WEEK, len(found.week), by_post(found.week)),
        AgendaPart(Part.LATER, len(found.later), by_post(found.later)),
    )
