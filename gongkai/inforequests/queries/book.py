"""申请件台账: the lines of the register, a fixed number of queries for each thousand of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from gongkai.inforequests import events
from gongkai.inforequests.models import (
    ArchiveVolume,
    Delivery,
    FeeNotice,
    InformationRequest,
    Letter,
    ProactiveProposal,
)
from gongkai.inforequests.queries.cases import policy
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.book import FROM_ACTS, Column, Told, told_by_acts
from gongkai.inforequests.rules.letters import CORRECTION, EXTENSION, OUTCOME_OF
from gongkai.inforequests.rules.payloads import from_json
from gongkai.ledger.models import Entry
from gongkai.organs.models import Officer
from gongkai.workdays.queries import calendar

CHUNK = 1000
C = Column
_OF_LETTERS = frozenset({C.LETTER, C.BASIS, C.REMEDY, C.EXTENSION_TOLD, C.CORRECTION_SENT})
_OF_SERVICE = frozenset({C.SERVICE, C.POSTED_ON, C.TRACKING, C.DELIVERED_ON})
_OF_DISPUTES = frozenset({C.REVIEW_NO, C.REVIEW_RESULT, C.SUIT_NO, C.SUIT_STAGE, C.SUIT_RESULT})


@dataclass(slots=True)
class Line:
    """One case with what was found about it for the columns asked for."""

    row: InformationRequest
    told: dict[Column, Told] = field(default_factory=dict)
    reviewer: str = ""
    reply: Letter | None = None
    extension: Letter | None = None
    fee: FeeNotice | None = None
    delivery: Delivery | None = None
    volume: ArchiveVolume | None = None
    proposal: ProactiveProposal | None = None
    disputes: list[tuple[str, str, str]] = field(default_factory=list)  # track, number, result
    complaints: list[date] = field(default_factory=list)


def with_what_a_line_shows(rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    """What every line reads of the case itself, joined."""
    return rows.select_related(
        "organ", "handler", "applicant", "origin", "lead", "draft__edited_by"
    )


def book_lines(
    rows: QuerySet[InformationRequest] | Sequence[InformationRequest],
    columns: Iterable[Column],
    today: date,
) -> Iterator[Line]:
    """The lines of these cases in their order. At most ten queries for each `CHUNK` of them."""
    wanted = frozenset(columns)
    many = rows.iterator(chunk_size=CHUNK) if isinstance(rows, QuerySet) else iter(rows)
    while chunk := list(islice(many, CHUNK)):
        yield from _filled([Line(row) for row in chunk], wanted, today)


def _filled(lines: list[Line], wanted: frozenset[Column], today: date) -> list[Line]:
    by_key = {line.row.pk: line for line in lines}
    if wanted & (FROM_ACTS | {C.REVIEWER}):
        _read_acts(lines, today)
    if wanted & _OF_LETTERS:
        _read_letters(by_key)
    if wanted & {C.FEE_MODE, C.FEE_AMOUNT, C.FEE_ON}:
        notices = FeeNotice.objects.filter(request__in=by_key, issued_on__isnull=False)
        for notice in notices.order_by("pk"):
            by_key[notice.request_id].fee = notice
    if wanted & _OF_SERVICE:
        _read_deliveries(by_key)
    if wanted & {C.ARCHIVE_NO, C.RETENTION}:
        volumes = ArchiveVolume.objects.filter(bundle__request__in=by_key)
        for volume in volumes.select_related("bundle").order_by("-bundle__position"):
            by_key[volume.bundle.request_id].volume = volume
    if C.PROACTIVE in wanted:
        for proposal in ProactiveProposal.objects.filter(request__in=by_key).order_by("pk"):
            by_key[proposal.request_id].proposal = proposal
    if wanted & _OF_DISPUTES:
        _read_disputes(by_key)
    if C.COMPLAINT in wanted:
        # By name: complaints, like remedies, stand above this room.
        known = InformationRequest.objects.filter(pk__in=by_key, complaints__isnull=False)
        for key, day in known.order_by().values_list("pk", "complaints__received_on"):
            by_key[key].complaints.append(day)
    return lines


def _read_acts(lines: list[Line], today: date) -> None:
    days, rules = calendar(), policy()
    entries = Entry.objects.filter(
        stream__in=[line.row.stream for line in lines], event__in=events.ACTS
    )
    history: dict[str, list[acts.Act]] = defaultdict(list)
    checked: dict[str, str] = {}
    for stream, event, data, actor in entries.order_by("seq").values_list(
        "stream", "event", "data", "actor"
    ):
        history[stream].append(from_json(event, data))
        if event == acts.Checked.event and actor:
            checked[stream] = actor
    for line in lines:
        if own := history.get(line.row.stream):
            line.told = told_by_acts(own, today, days, rules)
        line.reviewer = checked.get(line.row.stream, "")


def _read_letters(by_key: dict[int, Line]) -> None:
    kinds = [*OUTCOME_OF, EXTENSION, CORRECTION]
    for letter in Letter.objects.filter(request__in=by_key, kind__in=kinds).order_by("pk"):
        line = by_key[letter.request_id]
        if letter.kind == EXTENSION:
            line.extension = letter
        elif letter.kind in OUTCOME_OF:
            # The first decision is the one that counts; one done anew has a case of its own clock.
            line.reply = line.reply or letter


def _read_deliveries(by_key: dict[int, Line]) -> None:
    sent = Delivery.objects.filter(request__in=by_key, letter__kind__in=OUTCOME_OF)
    for delivery in sent.order_by("attempt", "pk"):
        by_key[delivery.request_id].delivery = delivery


def _read_disputes(by_key: dict[int, Line]) -> None:
    names = ("track", "case_number", "result")
    known = InformationRequest.objects.filter(pk__in=by_key, remedies__isnull=False)
    found = known.order_by("remedies__accepted_on").values_list(
        "pk", *(f"remedies__{name}" for name in names)
    )
    for key, track, number, result in found:
        by_key[key].disputes.append((track, number, result))


def dispute_words(column: str) -> dict[str, Any]:
    """The words of a coded column of disputes, read from their table itself."""
    table = InformationRequest._meta.get_field("remedies").related_model
    return dict(table._meta.get_field(column).flatchoices)


def names_of_officers() -> dict[str, str]:
    """Full names by sign-in name: the ledger knows only the latter."""
    return dict(Officer.objects.values_list("username", "full_name"))
