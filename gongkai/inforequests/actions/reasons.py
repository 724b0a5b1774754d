"""数量、频次明显超过合理范围 (条例第35条): reasons first, then a decision.

This is no 补正: the period runs on while the applicant explains (校验 K44).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.checking import require_sound
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import InformationRequest, Remark
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.checks import Moment
from gongkai.organs.models import Officer


@transaction.atomic
def ask_reasons(
    *,
    request: InformationRequest,
    question: str,
    days: int,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """要求说明理由 within `days` working days that the letter names (L05). Raises NoticeFaulty."""
    row, day = locked(request), day_of(at, on)
    act = acts.ReasonsAsked(day)
    file = dossier(row, day, next_act=act, words=question)
    perform(row, [act], by=by, at=at)
    require_sound(file, Moment.REASONS)
    issue(row, kind=letters.REASONS, body=question, on=day, by=by, at=at, days=days)
    return row


@transaction.atomic
def receive_reasons(
    *,
    request: InformationRequest,
    text: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """收到理由说明; the words are kept as a remark of the case, not in the ledger."""
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.ReasonsReceived(day)], by=by, at=at)
    _note(row, text, by, at)
    return row


@transaction.atomic
def reject_reasons(
    *,
    request: InformationRequest,
    why: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """理由不合理, or none were given: the reply refuses under 条例第35条 (N4)."""
    row = locked(request)
    perform(row, [acts.ReasonsRejected(day_of(at, on))], by=by, at=at)
    _note(row, why, by, at)
    return row


@transaction.atomic
def defer_reply(
    *,
    request: InformationRequest,
    answer_by: dt.date,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """理由合理但来不及: a reasonable day of its own, told to the applicant (L06b)."""
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.ReplyDeferred(day, answer_by)], by=by, at=at)
    issue(row, kind=letters.DEFERRAL, body=reason, on=day, by=by, at=at)
    return row


def _note(row: InformationRequest, text: str, by: Officer, at: dt.datetime | None) -> None:
    if text.strip():
        Remark.objects.create(request=row, text=text.strip(), by=by, at=at or timezone.now())
