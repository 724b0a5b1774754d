"""检索记录 and 保密审查: what a reply must be able to show (指导案例101号; 条例第17条)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests import access, events
from gongkai.inforequests.actions.casework import day_of, locked
from gongkai.inforequests.models import InformationRequest, SearchRecord, SecrecyReview
from gongkai.inforequests.rules.errors import ActsOutOfOrder, MoveNotAllowed
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.organs.roles import Role


@transaction.atomic
def record_search(
    *,
    request: InformationRequest,
    by: Officer,
    result: str,
    found: bool,
    systems: str = "",
    keywords: str = "",
    paper: str = "",
    asked: str = "",
    span: str = "",
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> SearchRecord:
    """登记一次检索; what was not searched stays blank.

    Raises NotYours, MoveNotAllowed once the case is answered, ActsOutOfOrder, ActInFuture.
    """
    row, day = _open(request, by, access.SEARCHERS, events.SEARCH_RECORDED, day_of(at, on))
    kept = SearchRecord.objects.create(
        request=row,
        searched_on=day,
        systems=systems.strip(),
        keywords=keywords.strip(),
        paper=paper.strip(),
        asked=asked.strip(),
        span=span.strip(),
        result=result.strip(),
        found=found,
        by=by,
    )
    _note(row, events.SEARCH_RECORDED, day, by, at, found=found)
    return kept


@transaction.atomic
def review_secrecy(
    *,
    request: InformationRequest,
    by: Officer,
    may_disclose: bool,
    opinion: str,
    deidentified: bool = False,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> SecrecyReview:
    """保密审查 by this person; a later one takes its place. Raises as `record_search`."""
    row, day = _open(request, by, access.SECRECY_REVIEWERS, events.SECRECY_REVIEWED, day_of(at, on))
    kept = SecrecyReview.objects.create(
        request=row,
        reviewed_on=day,
        may_disclose=may_disclose,
        opinion=opinion.strip(),
        deidentified=deidentified,
        by=by,
    )
    _note(row, events.SECRECY_REVIEWED, day, by, at, may_disclose=may_disclose)
    return kept


def _open(
    request: InformationRequest, by: Officer, roles: tuple[Role, ...], event: str, day: dt.date
) -> tuple[InformationRequest, dt.date]:
    row = locked(request)
    viewer_of(by).require(row.organ, *roles)
    if State(row.state) not in UNANSWERED:
        raise MoveNotAllowed(act=event, state=row.state)
    if day < row.arrived_on:
        raise ActsOutOfOrder(act=event, on=day, not_before=row.arrived_on)
    return row, day


def _note(
    row: InformationRequest,
    event: str,
    day: dt.date,
    by: Officer,
    at: dt.datetime | None,
    **said: bool,
) -> None:
    data = {"on": day.isoformat()} | said
    record(event, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
