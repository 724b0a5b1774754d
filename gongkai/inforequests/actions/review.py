"""审核: a case is given to a post, then to the department that handles it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.organs.models import Officer, Post


@transaction.atomic
def assign(
    *,
    request: InformationRequest,
    by: Officer,
    post: Post | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """分派审查 to a post of the organ. Raises NotYours and what the rules refuse."""
    return _given(request, post, acts.Assigned, by, at)


@transaction.atomic
def hand_over(
    *,
    request: InformationRequest,
    by: Officer,
    post: Post | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """转办 to the department that searches and decides. Raises NotYours and RuleError."""
    return _given(request, post, acts.HandedOver, by, at)


def _given(
    request: InformationRequest,
    post: Post | None,
    kind: type[acts.Assigned | acts.HandedOver],
    by: Officer,
    at: dt.datetime | None,
) -> InformationRequest:
    row = locked(request)
    perform(row, [kind(day_of(at), str(post.pk) if post else "")], by=by, at=at)
    if post is not None:
        row.handler = post
        row.save(update_fields=("handler",))
    return row
