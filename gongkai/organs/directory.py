"""机构名录: organs in the order of the tree, and one organ with all that is known of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Prefetch, Q, QuerySet

from gongkai.organs.access import Viewer
from gongkai.organs.models import Appointment, Officer, Organ, OrganTerm, Post
from gongkai.organs.queries import existing_on
from gongkai.organs.roles import Role


@dataclass(frozen=True, slots=True)
class Listed:
    """An organ and how deep it stands; the top has depth 0."""

    organ: Organ
    depth: int


@dataclass(frozen=True, slots=True)
class PostHolders:
    """岗位 with who holds it on the day, who will, and who did, latest first."""

    post: Post
    now: tuple[Appointment, ...]
    later: tuple[Appointment, ...]
    before: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class OrganFile:
    """One organ: its history, the organs below it, its posts."""

    organ: Organ
    terms: tuple[OrganTerm, ...]
    below: tuple[Organ, ...]
    posts: tuple[PostHolders, ...]


def listed(
    day: dt.date, *, kind: str = "", text: str = "", with_past: bool = False
) -> tuple[Listed, ...]:
    """Organs in the order of the tree, siblings by their position. Two queries."""
    organs = Organ.objects.all() if with_past else existing_on(day)
    if kind:
        organs = organs.filter(kind=kind)
    if text:
        organs = organs.filter(
            Q(name__icontains=text) | Q(short_name__icontains=text) | Q(code__icontains=text)
        )
    positions = dict(Organ.objects.order_by().values_list("code", "position"))

    def place(organ: Organ) -> tuple[tuple[int, str], ...]:
        return tuple((positions[code], code) for code in _codes(organ))

    found = sorted(organs.select_related("parent"), key=place)
    return tuple(Listed(organ, len(_codes(organ)) - 1) for organ in found)


def file_of(organ: Organ, day: dt.date) -> OrganFile:
    """Everything the page of one organ shows: four queries, however much there is."""
    holders = Appointment.objects.select_related("officer", "acting_for__officer").order_by(
        "-begins_on", "-pk"
    )
    posts = organ.posts.order_by("pk").prefetch_related(
        Prefetch("appointments", queryset=holders, to_attr="all_holders")
    )
    return OrganFile(
        organ=organ,
        terms=tuple(organ.terms.select_related("parent").order_by("-begins_on")),
        below=tuple(existing_on(day).filter(parent=organ).order_by("position", "path")),
        posts=tuple(_holders(post, day) for post in posts),
    )


def open_posts(organ: Organ, day: dt.date) -> QuerySet[Post]:
    """Posts that somebody may be appointed to on `day`."""
    return organ.posts.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day)).order_by("pk")


def next_position() -> int:
    """Where a new organ is listed: after all others."""
    last = Organ.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def possible_parents(organ: Organ, viewer: Viewer, day: dt.date) -> QuerySet[Organ]:
    """Where an organ may be moved: organs the person manages, but not the organ or any below it."""
    managed = viewer.scoped(existing_on(day), Role.TECHNICIAN, field="")
    return managed.exclude(path__startswith=organ.path).exclude(pk=organ.parent_id)


def active_officers(limit: int = 500) -> QuerySet[Officer]:
    """Accounts that may be appointed, for suggestions while typing."""
    return Officer.objects.filter(is_active=True).order_by("username")[:limit]


def _codes(organ: Organ) -> list[str]:
    return organ.path.rstrip("/").split("/")


def _holders(post: Post, day: dt.date) -> PostHolders:
    ended = [a for a in post.all_holders if a.ends_on is not None and a.ends_on <= day]
    rest = [a for a in post.all_holders if a not in ended]
    return PostHolders(
        post=post,
        # The holder before those who stand in.
        now=tuple(sorted((a for a in rest if a.begins_on <= day), key=lambda a: a.acting)),
        later=tuple(a for a in rest if a.begins_on > day),
        before=tuple(ended),
    )
