"""拆分 and 并案: one request becomes several, or several are answered as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from gongkai.inforequests import queries
from gongkai.inforequests.actions.casework import day_of, locked, perform, project
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.actions.marks import mark_subjects
from gongkai.inforequests.actions.numbering import request_number
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.models import Applicant, InformationRequest
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.errors import JoinRefused, SplitIntoNothing
from gongkai.inforequests.rules.joining import Joinable, obstacle
from gongkai.inforequests.rules.likeness import digest
from gongkai.inforequests.rules.payloads import to_json
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.ledger.actions import Deed, record_many
from gongkai.organs.models import Officer
from gongkai.workdays.queries import calendar

_OF_THE_GROUP = (acts.Split, acts.Joined, acts.Parted)


@transaction.atomic
def split(
    *,
    request: InformationRequest,
    parts: Sequence[str],
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> list[InformationRequest]:
    """拆分, 一事一申请: the request keeps the first part, each other becomes a request of its own.

    The new ones inherit the day of receipt and whatever moved the clock since. The applicant is
    told in one letter (L07). Raises NotYours, SplitIntoNothing, MoveNotAllowed.
    """
    texts = [part.strip() for part in parts]
    if len(texts) < 2 or not all(texts):
        raise SplitIntoNothing(parts=len([text for text in texts if text]))
    row, day = locked(request), day_of(at, on)
    so_far = tuple(act for act in queries.history(row) if not isinstance(act, _OF_THE_GROUP))
    numbers = tuple(request_number(row.organ, row.received_on or day) for _ in texts[1:])
    perform(row, [acts.Split(day, numbers)], by=by, at=at)
    made = [
        _offspring(row, number, text, so_far, by, at)
        for number, text in zip(numbers, texts[1:], strict=True)
    ]
    # The letter still quotes the whole of what was asked for.
    told = ((row.number, texts[0]), *((each.number, each.subject) for each in made))
    issue(row, kind=letters.DIVISION, body=_told(reason, told), on=day, by=by, at=at)
    row.subject = texts[0]
    row.save(update_fields=("subject",))
    mark_subjects([row, *made])
    return made


def _offspring(
    row: InformationRequest,
    number: str,
    text: str,
    so_far: tuple[acts.Act, ...],
    by: Officer,
    at: dt.datetime | None,
) -> InformationRequest:
    kept = ("case_type", "channel", "service_point", "applicant_kind", "wanted_form", "help_needed")
    made = InformationRequest(
        **{name: getattr(row, name) for name in kept},
        number=number,
        organ=row.organ,
        origin=row,
        subject=text,
        evidence=dict(row.evidence),
    )
    case = fold(so_far, calendar(), queries.policy())
    project(made, case)
    made.save()
    keep_periods([(made, case)])
    applicant = Applicant.objects.get(pk=row.pk)
    applicant.pk = made.pk
    applicant.request = made
    applicant.save(force_insert=True)
    record_many(Deed(act.event, made.stream, by, made.organ, at, to_json(act)) for act in so_far)
    return made


def _told(reason: str, parts: Iterable[tuple[str, str]]) -> str:
    """The lines of the letter: why, and which part has which number."""
    return "\n".join([reason.strip(), *(f"{number}：{text}" for number, text in parts)])


@transaction.atomic
def join(
    *,
    request: InformationRequest,
    lead: InformationRequest,
    reason: str,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """并案: from now on answered together with `lead`, by one decision under every number.

    The applicant of several is told of it (L07); applicants who asked for the same are not told
    of each other. Raises NotYours, JoinRefused, MoveNotAllowed.
    """
    # Always in the same order, so that two officers joining crosswise cannot wait for each other.
    rows = {each.pk: locked(each) for each in sorted((request, lead), key=lambda each: each.pk)}
    row, leading = rows[request.pk], rows[lead.pk]
    found = obstacle(_joinable(row), _joinable(leading))
    if found is not None:
        raise JoinRefused(number=leading.number, why=found.value)
    day = day_of(at, on)
    perform(row, [acts.Joined(day, leading.number)], by=by, at=at)
    row.lead = leading
    row.save(update_fields=("lead",))
    if queries.is_same_applicant(row, leading):
        body = _told(reason, [(each.number, each.subject) for each in (leading, row)])
        issue(row, kind=letters.DIVISION, body=body, on=day, by=by, at=at)
    return row


@transaction.atomic
def part(
    *,
    request: InformationRequest,
    by: Officer,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> InformationRequest:
    """解除并案: the request is answered by itself again. Raises NotYours, JoinRefused."""
    row = locked(request)
    if row.lead_id is None:
        raise JoinRefused(number=row.number, why="same")
    perform(row, [acts.Parted(day_of(at, on))], by=by, at=at)
    row.lead = None
    row.save(update_fields=("lead",))
    return row


def _joinable(row: InformationRequest) -> Joinable:
    return Joinable(
        number=row.number,
        organ=row.organ.code,
        matter=row.case_type,
        applicant=next(iter(queries.marks_of(row.applicant)), ""),
        is_open=row.state in UNANSWERED,
        follows=row.lead.number if row.lead else "",
        leads=row.joined.exists(),
        asks=digest(row.subject),
    )
