"""The clocks of all open cases: who keeps an old calendar, and what another one would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from gongkai.inforequests import events, phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.cases import history, policy
from gongkai.inforequests.queries.desk import short_subject
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.clock import clock
from gongkai.inforequests.rules.deadlines import Standing, Term, deadlines
from gongkai.inforequests.rules.errors import NotYetReceived, RuleError
from gongkai.inforequests.rules.payloads import from_json
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.inforequests.rules.whatif import told
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.workdays.preview import Ending, OpenDeadline
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError

BATCH = 500  # cases whose ledger is read at once; SQLite takes no statement with many more names

Record = list[tuple[str, dict[str, Any]]]
Endings = dict[tuple[Term, str], Ending]


def open_cases() -> QuerySet[InformationRequest]:
    """Every case in which the organ still owes a reply."""
    return InformationRequest.objects.filter(state__in=sorted(UNANSWERED))


def outdated() -> QuerySet[InformationRequest]:
    """Open cases that were folded with another calendar than the one in force."""
    return open_cases().exclude(calendar_version=calendar().version)


def records(rows: Sequence[InformationRequest]) -> dict[int, Record]:
    """What the ledger says of several cases, by primary key, not yet read. One query."""
    found: dict[str, Record] = defaultdict(list)
    names = [row.stream for row in rows]
    entries = Entry.objects.filter(stream__in=names, event__in=events.ACTS).order_by("seq")
    for name, event, data in entries.values_list("stream", "event", "data"):
        found[name].append((event, data))
    return {row.pk: found[row.stream] for row in rows}


def acts_in(record: Record) -> tuple[Act, ...]:
    """The acts of one case. Raises BadAct or NoSuchDate for what no deed has written."""
    return tuple(from_json(event, data) for event, data in record)


def open_deadlines(current: WorkdayCalendar, proposed: WorkdayCalendar) -> Iterator[OpenDeadline]:
    """Every open period of every open case, counted with both calendars from the acts.

    A case that cannot be counted stands there once, without an end.
    """
    differ_on = current.first_difference(proposed)
    for row, record in _open_records():
        line = partial(
            OpenDeadline,
            subject=f"{row.number} {short_subject(row.subject)}",
            organ=row.organ.short_name,
            url=reverse("inforequests_desk:detail", args=[row.number]),
        )
        try:
            done = acts_in(record)
            now = _endings(done, current)
            last = max((each.on for each in now.values() if each.on), default=None)
            # Whatever ends before the calendars part is the same in both.
            is_touched = differ_on is not None and last is not None and last >= differ_on
            then = _endings(done, proposed) if is_touched else now
        except (RuleError, WorkdayError):
            ending = Ending(row.due_on, row.provisional)
            yield line(what=_what(Term.ANSWER), now=ending, then=None)
            continue
        for (term, party), ending in now.items():
            then_ending = then.get((term, party), Ending(None))
            yield line(what=_what(term), now=ending, then=then_ending)


def _what(term: Term) -> str:
    return str(phrases.TERMS[term])


def _open_records() -> Iterator[tuple[InformationRequest, Record]]:
    fields = ("number", "subject", "due_on", "provisional", "organ__short_name")
    rows = list(open_cases().select_related("organ").only(*fields).order_by("due_on", "id"))
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        known = records(batch)
        yield from ((row, known[row.pk]) for row in batch)


def _endings(done: Sequence[Act], days: WorkdayCalendar) -> Endings:
    running = clock(done, days, policy())
    return {
        (each.term, each.party): Ending(each.due_on, each.provisional)
        for each in deadlines(done, running, days, policy())
        if each.standing() is Standing.OPEN
    }


def explained(row: InformationRequest, today: date) -> dict[str, Any]:
    """The clock of a case as JSON; before its day of receipt is settled, without days."""
    acts_done, days = history(row), calendar()
    first = acts_done[0]
    head = {
        "number": row.number,
        "organ": row.organ.code,
        "subject": short_subject(row.subject),
        "channel": row.channel,
        "arrived": first.on.isoformat(),
        "received": row.received_on.isoformat() if row.received_on else None,
        "article": CHANNEL_RULES[Channel(row.channel)].article,
        "evidence": sorted(name for name, value in row.evidence.items() if value),
        "recomputed": [
            {"at": entry.at.isoformat(), **entry.data}
            for entry in stream(row.stream).filter(event=events.CLOCK_RECOMPUTED)
        ],
    }
    try:
        return head | told(acts_done, days, policy(), today)
    except NotYetReceived:
        return head | {"due": None, "days": []}
