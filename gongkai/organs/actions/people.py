"""Officers are enrolled, appointed to posts and relieved of them."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.ledger.actions import record
from gongkai.organs import events
from gongkai.organs.access import require_technician, technicians_on
from gongkai.organs.actions.absences import end_with
from gongkai.organs.errors import (
    AlreadyActing,
    AlreadyAppointed,
    AlreadyRelieved,
    LastTechnician,
    OfficerExists,
    OrganAbolished,
    RelievedBeforeArrival,
)
from gongkai.organs.models import Appointment, Officer, Organ, Post
from gongkai.organs.roles import Role


@transaction.atomic
def enrol(
    *,
    username: str,
    full_name: str,
    by: Officer | None,
    password: str | None = None,
    email: str = "",
    organ: Organ | None = None,
    at: dt.datetime | None = None,
) -> Officer:
    """开通帐号, at the request of `organ` where one is given. Without a password the account
    cannot sign in until one is set. Raises OfficerExists when the name is taken, NotYours,
    NotManager."""
    require_technician(by, organ)
    if Officer.objects.filter(username=username).exists():
        raise OfficerExists(username)
    officer = Officer(username=username, full_name=full_name, email=email)
    officer.password = make_password(password)
    officer.full_clean()
    officer.save()
    record(events.ENROLLED, stream=f"organs:officer:{username}", by=by, organ=organ, at=at, data={})
    return officer


@transaction.atomic
def open_post(
    *, organ: Organ, name: str, role: Role, by: Officer | None, at: dt.datetime | None = None
) -> Post:
    """设岗: a post with one role in one organ. Raises OrganAbolished, NotYours."""
    require_technician(by, organ)
    if organ.abolished_on is not None:
        raise OrganAbolished(organ.code, organ.abolished_on)
    post = Post(organ=organ, name=name, role=role)
    post.full_clean()
    post.save()
    record(
        events.POST_CREATED,
        stream=f"organs:post:{post.pk}",
        by=by,
        organ=organ,
        at=at,
        data={"name": name, "role": role},
    )
    return post


@transaction.atomic
def appoint(
    *,
    post: Post,
    officer: Officer,
    on: dt.date,
    by: Officer | None,
    at: dt.datetime | None = None,
) -> Appointment:
    """任职 from `on`. Raises AlreadyAppointed when the officer holds the post on that day or
    later, AlreadyActing when they stand in for it then, OrganAbolished, NotYours."""
    require_technician(by, post.organ)
    if post.organ.abolished_on is not None:
        raise OrganAbolished(post.organ.code, post.organ.abolished_on)
    held = post.appointments.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), officer=officer)
    if held.filter(acting_for__isnull=True).exists():
        raise AlreadyAppointed(post.name)
    if held.exists():
        raise AlreadyActing(post.name)
    appointment = Appointment.objects.create(post=post, officer=officer, begins_on=on)
    record(
        events.APPOINTED,
        stream=f"organs:post:{post.pk}",
        by=by,
        organ=post.organ,
        at=at,
        data={"officer": officer.username, "on": on.isoformat()},
    )
    return appointment


@transaction.atomic
def relieve(
    *, appointment: Appointment, on: dt.date, by: Officer, at: dt.datetime | None = None
) -> None:
    """免职 from `on`: the last day in the post is the day before. Deputies leave with the holder.

    Raises AlreadyRelieved, RelievedBeforeArrival, LastTechnician, NotYours."""
    appointment = Appointment.objects.select_for_update(no_key=True).get(pk=appointment.pk)
    require_technician(by, appointment.post.organ)
    if appointment.ends_on is not None:
        raise AlreadyRelieved(appointment.ends_on)
    if on <= appointment.begins_on:
        raise RelievedBeforeArrival(appointment.begins_on)
    _keep_a_technician(appointment)
    appointment.ends_on = on
    appointment.save(update_fields=("ends_on",))
    record(
        events.RELIEVED,
        stream=f"organs:post:{appointment.post_id}",
        by=by,
        organ=appointment.post.organ,
        at=at,
        data={"officer": appointment.officer.username, "on": on.isoformat()},
    )
    end_with(appointment, on=on, by=by, at=at)


def _keep_a_technician(leaving: Appointment) -> None:
    if leaving.post.role != Role.TECHNICIAN:
        return
    if not technicians_on(timezone.localdate()).exclude(pk=leaving.pk).exists():
        raise LastTechnician
