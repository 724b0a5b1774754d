"""What officers do to the calendar."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import transaction
from django.utils import timezone

from gongkai.ledger import actions as ledger
from gongkai.organs.models import Officer
from gongkai.workdays import access, effects, events, queries
from gongkai.workdays.models import Notice, NoticeDay
from gongkai.workdays.rules.errors import WorkdayError
from gongkai.workdays.rules.notices import HolidayNotice
from gongkai.workdays.rules.proposals import UnfitNotice, examine


class AlreadyWithdrawn(WorkdayError):
    """The notice is no longer in force."""

    code: ClassVar[str] = "notice_already_withdrawn"


class NoReason(WorkdayError):
    """A withdrawal must say why."""

    code: ClassVar[str] = "withdrawal_without_reason"


@transaction.atomic
def enter_notice(
    *, notice: HolidayNotice, amends: bool, by: Officer, at: dt.datetime | None = None
) -> Notice:
    """录入放假通知; what was counted with the calendar until now is then counted anew.

    Errors: NotCalendarKeeper, UnfitNotice (with every finding).
    """
    organ = access.require_keeper(by)
    errors = tuple(f for f in examine(notice, queries.calendar(), amends=amends) if f.is_error)
    if errors:
        raise UnfitNotice(errors)
    moment = at or timezone.now()
    row = Notice.objects.create(
        year=notice.year,
        number=notice.number,
        title=notice.title,
        issued_on=notice.issued_on,
        grade=notice.grade,
        entered_by=by,
        entered_at=moment,
    )
    NoticeDay.objects.bulk_create(
        NoticeDay(notice=row, day=day, kind=kind) for day, kind in notice.days.items()
    )
    ledger.record(
        events.NOTICE_ENTERED,
        stream=_stream(row),
        by=by,
        organ=organ,
        at=moment,
        data={
            "year": notice.year,
            "number": notice.number,
            "amends": amends,
            "days": {day.isoformat(): kind for day, kind in notice.days.items()},
            "calendar": queries.calendar().version,
        },
    )
    effects.recompute_on_commit()
    return row


@transaction.atomic
def withdraw_notice(
    *, notice: Notice, reason: str, by: Officer, at: dt.datetime | None = None
) -> Notice:
    """撤下放假通知 entered by mistake, with the same consequence.

    Errors: NotCalendarKeeper, NoReason, AlreadyWithdrawn.
    """
    organ = access.require_keeper(by)
    if not reason.strip():
        raise NoReason
    row = Notice.objects.select_for_update().get(pk=notice.pk)
    if row.withdrawn_at is not None:
        raise AlreadyWithdrawn
    row.withdrawn_at = at or timezone.now()
    row.withdrawn_by = by
    row.withdrawal_reason = reason.strip()
    row.save(update_fields=("withdrawn_at", "withdrawn_by", "withdrawal_reason"))
    ledger.record(
        events.NOTICE_WITHDRAWN,
        stream=_stream(row),
        by=by,
        organ=organ,
        at=row.withdrawn_at,
        data={
            "year": row.year,
            "number": row.number,
            "reason": row.withdrawal_reason,
            "calendar": queries.calendar().version,
        },
    )
    effects.recompute_on_commit()
    return row


def _stream(notice: Notice) -> str:
    return f"workdays:notice:{notice.key}"
