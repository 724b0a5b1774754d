"""Who may act where: the one place that turns posts into permissions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from gongkai.organs.models import Appointment, Officer, Organ
from gongkai.organs.roles import REACHES_BELOW, Role

M = TypeVar("M", bound=Model)

# Who arranges absences besides the holder: the organ's own posts, or those above it.
DEPUTY_NAMERS = (Role.SUPERVISOR, Role.TECHNICIAN)


class NotYours(PermissionDenied):
    """The person holds no post that allows this deed for this organ."""

    code = "not-yours"

    def __init__(self, roles: tuple[Role, ...], organ: Organ) -> None:
        self.roles = roles
        self.organ = organ
        wanted = "、".join(str(role.label) for role in roles)
        super().__init__(f"需要{organ.short_name}或其上级的“{wanted}”岗位。")


class NoPost(PermissionDenied):
    """The person holds no post at all."""

    code = "no-post"


class NotManager(PermissionDenied):
    """The person holds no 系统管理 post anywhere."""

    code = "not-manager"


class NobodyActed(PermissionDenied):
    """A deed without a person, although the installation has someone to answer for it."""

    code = "nobody-acted"


@dataclass(frozen=True, slots=True)
class Holding:
    """任职: one post held: its id, its role, its organ and the path of it; whether as a deputy."""

    post_id: int
    role: Role
    organ_id: int
    path: str
    acting: bool = False

    def reaches(self, organ: Organ) -> bool:
        """Whether this post acts for `organ`: its own, or one below for roles that reach below."""
        if self.role in REACHES_BELOW:
            return organ.path.startswith(self.path)
        return organ.path == self.path


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person as permissions see them: the posts held on one day."""

    officer: Officer | AnonymousUser
    holdings: tuple[Holding, ...]

    @property
    def post_ids(self) -> tuple[int, ...]:
        return tuple(holding.post_id for holding in self.holdings)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(holding.role for holding in self.holdings)

    def may(self, organ: Organ, *roles: Role) -> bool:
        """Whether any post held carries one of `roles` for `organ`."""
        return any(h.role in roles and h.reaches(organ) for h in self.holdings)

    def require(self, organ: Organ, *roles: Role) -> None:
        """Raise NotYours unless `may`."""
        if not self.may(organ, *roles):
            raise NotYours(roles, organ)

    def reach(self, *roles: Role, field: str = "organ") -> Q:
        """The condition on rows that `roles` open to this person; nothing held opens nothing."""
        condition = Q(pk__in=())
        prefix = f"{field}__" if field else ""
        for holding in self.holdings:
            if holding.role not in roles:
                continue
            if holding.role in REACHES_BELOW:
                condition |= Q(**{f"{prefix}path__startswith": holding.path})
            else:
                condition |= Q(**{f"{prefix}id": holding.organ_id})
        return condition

    def scoped(self, rows: QuerySet[M], *roles: Role, field: str = "organ") -> QuerySet[M]:
        """`rows` narrowed to the organs that `roles` open; `field` is the way to the organ."""
        return rows.filter(self.reach(*roles, field=field))


def viewer_of(officer: Officer | AnonymousUser, on: dt.date | None = None) -> Viewer:
    """The person with the posts they hold or stand in for on `on` (today if not given). One
    query."""
    if not officer.is_authenticated or not officer.is_active:
        return Viewer(officer, ())
    day = on or timezone.localdate()
    held = (
        Appointment.objects.in_force(day)
        .filter(officer=officer)
        .values_list("post_id", "post__role", "post__organ_id", "post__organ__path", "acting_for")
    )
    return Viewer(
        officer,
        tuple(
            Holding(post, Role(role), organ, path, acting_for is not None)
            for post, role, organ, path, acting_for in held
        ),
    )


def technicians_on(day: dt.date) -> QuerySet[Appointment]:
    """The appointments of system managers that are in force on `day` or will be later; a deputy
    leaves by himself and is not counted."""
    return Appointment.objects.not_over(day).filter(
        post__role=Role.TECHNICIAN, acting_for__isnull=True
    )


def require_technician(by: Officer | None, organ: Organ | None = None) -> None:
    """Organs, posts and accounts are kept by the 系统管理 post of the organ or of one above it;
    without an organ, by any.

    `by` is nobody only while the installation has no system manager yet: somebody has to make the
    first one. Raises NotYours, NobodyActed.
    """
    if by is None:
        if technicians_on(timezone.localdate()).exists():
            raise NobodyActed
        return
    viewer = viewer_of(by)
    if organ is not None:
        viewer.require(organ, Role.TECHNICIAN)
    elif Role.TECHNICIAN not in viewer.roles:
        raise NotManager


def may_manage(viewer: Viewer, organ: Organ) -> bool:
    """Whether the person keeps this organ's posts and facts."""
    return viewer.may(organ, Role.TECHNICIAN)


def may_name_deputy(viewer: Viewer, appointment: Appointment) -> bool:
    """Whether the person may say who stands in: the holder, or whoever guides the organ."""
    own = viewer.officer.pk == appointment.officer_id
    return own or viewer.may(appointment.post.organ, *DEPUTY_NAMERS)


def require_may_name_deputy(by: Officer, appointment: Appointment) -> None:
    """Raise NotYours unless `may_name_deputy`."""
    viewer = viewer_of(by)
    if not may_name_deputy(viewer, appointment):
        raise NotYours(DEPUTY_NAMERS, appointment.post.organ)


def require_reader(viewer: Viewer) -> None:
    """Who works where is open to everyone who holds a post. Raises NoPost."""
    if not viewer.holdings:
        raise NoPost
