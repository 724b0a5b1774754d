"""补正: asked for once, with all points and a reasonable period (条例第30条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.checking import require_sound
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.actions.marks import mark_subjects
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import policy
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.checks import Moment
from gongkai.inforequests.rules.letters import CORRECTION, NOT_CORRECTED
from gongkai.organs.models import Officer


@transaction.atomic
def notify_correction(
    *,
    request: InformationRequest,
    points: str,
    by: Officer,
    days: int | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """补正告知: every point at once. `days` in working days, by default those of the policy.

    Raises NotYours, SecondCorrection, CorrectionTooLate, CorrectionPeriodUnreasonable,
    NoticeFaulty.
    """
    row = locked(request)
    day = day_of(at, on)
    length = policy().correction_days.value if days is None else days
    act = acts.CorrectionAsked(day, length)
    file = dossier(row, day, next_act=act, words=points)
    perform(row, [act], by=by, at=at)
    require_sound(file, Moment.CORRECTION)
    issue(row, kind=CORRECTION, body=points, on=day, by=by, at=at)
    return row


@transaction.atomic
def serve_correction(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """补正告知书送达: from the next day the applicant's period runs."""
    row = locked(request)
    perform(row, [acts.CorrectionServed(day_of(at, on))], by=by, at=at)
    return row


@transaction.atomic
def receive_correction(
    *,
    request: InformationRequest,
    by: Officer,
    subject: str = "",
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """收到补正; `subject` replaces the description when it is given."""
    row = locked(request)
    perform(row, [acts.Corrected(day_of(at, on))], by=by, at=at)
    if subject.strip():
        row.subject = subject.strip()
        row.save(update_fields=("subject",))
        mark_subjects([row])
    return row


@transaction.atomic
def abandon(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """逾期不补正，不再处理, and tell so.

    Raises LapseTooEarly before the applicant's period is over.
    """
    row = locked(request)
    day = day_of(at, on)
    perform(row, [acts.CorrectionLapsed(day)], by=by, at=at)
    issue(row, kind=NOT_CORRECTED, body="", on=day, by=by, at=at)
    return row
