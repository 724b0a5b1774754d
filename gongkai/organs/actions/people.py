"""Officers are enrolled, appointed to posts and relieved of them."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from gongkai.ledger.actions import record
from gongkai.organs import events
from gongkai.organs.errors import AlreadyAppointed, OfficerExists
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
) -> Officer:
    """开通帐号. Without a password the account cannot sign in until one is set.
    Raises OfficerExists when the name is taken."""
    if Officer.objects.filter(username=username).exists():
        raise OfficerExists(username)
    officer = Officer(username=username, full_name=full_name, email=email)
    officer.password = make_password(password)
    officer.full_clean()
    officer.save()
    return officer


@transaction.atomic
def open_post(
    *, organ: Organ, name: str, role: Role, by: Officer | None, at: dt.datetime | None = None
) -> Post:
    """设岗: a post with one role in one organ."""
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
    """任职 from `on`. Raises AlreadyAppointed when the officer holds the post on that day."""
    held = Appointment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    if held.filter(post=post, officer=officer).exists():
        raise AlreadyAppointed(post.name)
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
    """免职 from `on`: the last day in the post is the day before."""
    appointment.ends_on = on
    appointment.full_clean()
    appointment.save(update_fields=("ends_on",))
    record(
        events.RELIEVED,
        stream=f"organs:post:{appointment.post_id}",
        by=by,
        organ=appointment.post.organ,
        at=at,
        data={"officer": appointment.officer.username, "on": on.isoformat()},
    )
