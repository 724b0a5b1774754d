"""缺岗代理: while an officer is away another one stands in for the post.

Duties hang on posts, so nothing is handed over: for the time being the deputy holds the post, too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.ledger.actions import record
from gongkai.organs import events
from gongkai.organs.access import require_may_name_deputy
from gongkai.organs.errors import (
    AlreadyActing,
    AlreadyAppointed,
    DeputyIsOneself,
    DeputyNotInOffice,
    OrganAbolished,
    OutsideAppointment,
    StandInEndsBeforeBegin,
    StandInEndsSooner,
    StandInInThePast,
    StandInOfStandIn,
    StandInOver,
)
from gongkai.organs.models import Absence, Appointment, Officer, Post


@transaction.atomic
def stand_in(
    *,
    appointment: Appointment,
    deputy: Officer,
    begins_on: dt.date,
    ends_on: dt.date,
    reason: Absence,
    by: Officer,
    at: dt.datetime | None = None,
) -> Appointment:
    """代理: `deputy` stands in for the holder of `appointment` during [begins_on, ends_on).

    It ends by itself; `ends_on` is the day the holder is back. Raises StandInInThePast,
    StandInEndsBeforeBegin, OutsideAppointment, StandInOfStandIn, DeputyIsOneself,
    DeputyNotInOffice, AlreadyAppointed, AlreadyActing, OrganAbolished, NotYours."""
    # Taking turns by post: the same deputy named twice at once must not overlap.
    Post.objects.select_for_update(no_key=True).get(pk=appointment.post_id)
    appointment = Appointment.objects.select_related("post__organ").get(pk=appointment.pk)
    require_may_name_deputy(by, appointment)
    _check_period(appointment, begins_on, ends_on, timezone.localdate(at))
    _check_deputy(appointment, deputy, begins_on, ends_on, by)
    named = Appointment.objects.create(
        post=appointment.post,
        officer=deputy,
        begins_on=begins_on,
        ends_on=ends_on,
        acting_for=appointment,
        absence=reason,
    )
    told = {"begins_on": begins_on.isoformat(), "ends_on": ends_on.isoformat(), "reason": reason}
    _record(events.STAND_IN_NAMED, named, by, at, told)
    return named


@transaction.atomic
def stand_in_for_all(
    *,
    appointments: Iterable[Appointment],
    deputy: Officer,
    begins_on: dt.date,
    ends_on: dt.date,
    reason: Absence,
    by: Officer,
    at: dt.datetime | None = None,
) -> list[Appointment]:
    """One deputy for several posts of an officer who is away; all or none. Raises as
    `stand_in`."""
    return [
        stand_in(
            appointment=appointment,
            deputy=deputy,
            begins_on=begins_on,
            ends_on=ends_on,
            reason=reason,
            by=by,
            at=at,
        )
        for appointment in appointments
    ]


@transaction.atomic
def end_stand_in(
    *,
    stand_in: Appointment,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> None:
    """提前结束代理 from `on`, at once if not given; one that has not begun by then is called off.

    Raises StandInOver, StandInInThePast, StandInEndsSooner, NotYours."""
    today = timezone.localdate(at)
    row = _stand_ins().select_for_update(of=("self",), no_key=True).filter(pk=stand_in.pk).first()
    if row is None or row.ends_on <= today:
        raise StandInOver
    require_may_name_deputy(by, row.acting_for)
    on = on or today
    if on < today:
        raise StandInInThePast(today)
    if on >= row.ends_on:
        raise StandInEndsSooner(row.ends_on)
    _end(row, on, by, at)


def end_with(appointment: Appointment, *, on: dt.date, by: Officer, at: dt.datetime | None) -> None:
    """Nobody stands in for an appointment that is over, and nobody without a post of their own
    stands in for others. Called in the transaction that ends the appointment."""
    ended = Q(acting_for=appointment)
    own = Appointment.objects.not_over(on).filter(
        officer=appointment.officer_id, acting_for__isnull=True
    )
    if not own.exists():
        ended |= Q(officer=appointment.officer_id)
    # What a deputy may already have done cannot be undone by a date in the past.
    last = max(on, timezone.localdate(at))
    for row in (
        _stand_ins().select_for_update(of=("self",), no_key=True).filter(ended, ends_on__gt=last)
    ):
        _end(row, last, by, at)


def _stand_ins() -> QuerySet[Appointment]:
    return Appointment.objects.filter(acting_for__isnull=False).select_related(
        "post__organ", "officer", "acting_for__officer", "acting_for__post__organ"
    )


def _check_period(
    appointment: Appointment, begins_on: dt.date, ends_on: dt.date, today: dt.date
) -> None:
    organ = appointment.post.organ
    if organ.abolished_on is not None:
        raise OrganAbolished(organ.code, organ.abolished_on)
    if appointment.acting:
        raise StandInOfStandIn
    if begins_on < today:
        raise StandInInThePast(today)
    if ends_on <= begins_on:
        raise StandInEndsBeforeBegin
    if begins_on < appointment.begins_on:
        raise OutsideAppointment(appointment.begins_on, None)
    if appointment.ends_on is not None and ends_on > appointment.ends_on:
        raise OutsideAppointment(appointment.begins_on, appointment.ends_on)


def _check_deputy(
    appointment: Appointment, deputy: Officer, begins_on: dt.date, ends_on: dt.date, by: Officer
) -> None:
    if deputy.pk in (appointment.officer_id, by.pk):
        raise DeputyIsOneself
    last_day = ends_on - dt.timedelta(days=1)
    own = deputy.appointments.not_over(last_day).filter(
        begins_on__lte=begins_on, acting_for__isnull=True
    )
    if not deputy.is_active or not own.exists():
        raise DeputyNotInOffice
    held = deputy.appointments.not_over(begins_on).filter(
        post=appointment.post, begins_on__lt=ends_on
    )
    if held.filter(acting_for__isnull=True).exists():
        raise AlreadyAppointed(appointment.post.name)
    if held.exists():
        raise AlreadyActing(appointment.post.name)


def _end(row: Appointment, on: dt.date, by: Officer, at: dt.datetime | None) -> None:
    """Let it end on `on`. One that never began leaves nothing but its entries in the ledger."""
    if row.begins_on >= on and row.begins_on > timezone.localdate(at):
        row.delete()
    else:
        row.ends_on = on
        row.save(update_fields=("ends_on",))
    _record(events.STAND_IN_ENDED, row, by, at, {"on": on.isoformat()})


def _record(
    event: str, row: Appointment, by: Officer, at: dt.datetime | None, told: dict[str, str]
) -> None:
    record(
        event,
        stream=f"organs:post:{row.post_id}",
        by=by,
        organ=row.post.organ,
        at=at,
        data={"deputy": row.officer.username, "holder": row.acting_for.officer.username, **told},
    )
