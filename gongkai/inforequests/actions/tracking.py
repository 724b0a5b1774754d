"""What applicants do about their own request without an account: supplement, withdraw, judge.

Nobody of the organ acts here: in the ledger these deeds are nobody's.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import events
from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.actions.files import WaitingFile, claim_file
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import InformationRequest, Satisfaction, Supplement
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import NothingSent, NotYetAnswered, RequestOver
from gongkai.inforequests.rules.letters import WITHDRAWAL
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.ledger.actions import record


@transaction.atomic
def supplement(
    *,
    request: InformationRequest,
    text: str,
    files: Sequence[WaitingFile] = (),
    submission_key: uuid.UUID | None = None,
    at: dt.datetime | None = None,
) -> Supplement:
    """申请人补充. While a 补正 is awaited it is that 补正, and the period begins anew (条例第30条).

    The same form sent twice is one supplement. Raises NothingSent, RequestOver, FilesTooLarge.
    """
    if not (text.strip() or files):
        raise NothingSent()
    row = locked(request)
    if submission_key is not None:
        known = Supplement.objects.filter(submission_key=submission_key).first()
        if known is not None:
            return known
    if row.state not in UNANSWERED:
        raise RequestOver()
    is_correction = row.state == State.CORRECTION_PENDING
    if is_correction:
        perform(row, [acts.Corrected(day_of(at))], by=None, at=at)
    kept = Supplement.objects.create(
        request=row,
        text=text.strip(),
        is_correction=is_correction,
        sent_at=at or timezone.now(),
        submission_key=submission_key,
    )
    for file in files:
        claim_file(request=row, waiting=file, at=at)
    data = {"correction": is_correction, "files": len(files)}
    record(events.SUPPLEMENT_SENT, stream=row.stream, organ=row.organ, at=at, data=data)
    return kept


@transaction.atomic
def withdraw_own(*, request: InformationRequest, at: dt.datetime | None = None) -> None:
    """申请人在网上撤回, in writing by its nature; confirmed by a letter.

    Raises MoveNotAllowed once there is a reply.
    """
    row, day = locked(request), day_of(at)
    perform(row, [acts.Withdrawn(day)], by=None, at=at)
    issue(row, kind=WITHDRAWAL, body="", on=day, by=None, at=at)


@transaction.atomic
def judge_service(
    *, request: InformationRequest, score: int, remark: str = "", at: dt.datetime | None = None
) -> Satisfaction:
    """满意度评价, one to five, once; the first one stays. Raises NotYetAnswered."""
    row = locked(request)
    if row.closed_on is None:
        raise NotYetAnswered()
    given, is_new = Satisfaction.objects.get_or_create(
        request=row,
        defaults={"score": score, "remark": remark.strip(), "given_at": at or timezone.now()},
    )
    if is_new:
        data = {"score": score}
        record(events.SATISFACTION_GIVEN, stream=row.stream, organ=row.organ, at=at, data=data)
    return given
