"""审核: a case is given to a post of the organ, one at a time or many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from gongkai.inforequests.actions.casework import day_of, locked, perform
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import PostUnfit, RuleError
from gongkai.organs.access import NotYours
from gongkai.organs.models import Officer, Post


@dataclass(frozen=True, slots=True)
class Assignment:
    """分派结果 of one case of many; `refused` says why it was left as it was."""

    request: InformationRequest
    refused: RuleError | NotYours | None = None


@transaction.atomic
def assign(
    *,
    request: InformationRequest,
    by: Officer,
    post: Post | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """分派审查 to a post of the organ. Raises NotYours, PostUnfit and what the rules refuse."""
    row = locked(request)
    if post is not None and (post.organ_id != row.organ_id or post.closed_on):
        raise PostUnfit(post=str(post), organ=row.organ.short_name)
    perform(row, [acts.Assigned(day_of(at), str(post.pk) if post else "")], by=by, at=at)
    if post is not None:
        row.handler = post
        row.save(update_fields=("handler",))
    return row


def assign_each(
    *, requests: Iterable[InformationRequest], post: Post, by: Officer
) -> list[Assignment]:
    """批量分派: each case for itself, so that one that cannot be given holds up no other."""
    results = []
    for request in requests:
        try:
            results.append(Assignment(assign(request=request, post=post, by=by)))
        except (RuleError, NotYours) as refused:
            results.append(Assignment(request, refused))
    return results
