"""报请确定: the body in charge, or 保密部门, says what may be disclosed (条例第17条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.models import InformationRequest, SecrecyReferral
from gongkai.inforequests.queries import history
from gongkai.inforequests.rules import acts
from gongkai.organs.models import Officer


@transaction.atomic
def refer_secrecy(
    *,
    request: InformationRequest,
    body: str,
    question: str,
    letter_number: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> SecrecyReferral:
    """报请主管部门或者保密部门确定. The answering period runs on unless the office's ruling says
    otherwise (`secrecy_referral_pauses`). Raises MoveNotAllowed, ActsOutOfOrder."""
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.SecrecyReferred(day)], by=by, at=at)
    return SecrecyReferral.objects.create(
        request=row,
        body=body.strip(),
        question=question.strip(),
        letter_number=letter_number.strip(),
        sent_on=day,
        sent_by=by,
    )


@transaction.atomic
def record_determination(
    *,
    request: InformationRequest,
    may_disclose: bool,
    determination: str,
    by: Officer,
    document_number: str = "",
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> SecrecyReferral:
    """收到确定意见; the reply has to follow it. Raises MoveNotAllowed, ActsOutOfOrder."""
    row, day = locked(request), day_of(at, on)
    perform(row, [acts.SecrecyDetermined(day)], by=by, at=at)
    referral = row.secrecy_referrals.filter(determined_on=None).last()
    if referral is None:  # referred before such referrals had a record of their own
        referral = SecrecyReferral(request=row, sent_on=_sent_on(row), sent_by=by)
    referral.determined_on, referral.may_disclose = day, may_disclose
    referral.determination, referral.recorded_by = determination.strip(), by
    referral.document_number = document_number.strip()
    referral.save()
    return referral


def _sent_on(row: InformationRequest) -> dt.date:
    referred = [act.on for act in history(row) if isinstance(act, acts.SecrecyReferred)]
    return referred[-1]
