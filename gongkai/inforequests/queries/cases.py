"""One case: its acts, where it stands, and who may see it."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet

from gongkai import vault
from gongkai.inforequests import access, events
from gongkai.inforequests.models import Applicant, Handling, InformationRequest
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.payloads import from_json
from gongkai.inforequests.rules.policy import ClockPolicy, policy_with
from gongkai.inforequests.rules.states import State
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.workdays.queries import calendar

# What each fingerprint of an applicant is made of.
FINGERPRINTED = {"fingerprint": "document_number", "name_fingerprint": "name"}


def policy() -> ClockPolicy:
    """期限口径 of this installation: the defaults and what `GONGKAI_CLOCK_POLICY` changes."""
    return _policy_of(tuple(sorted(settings.GONGKAI_CLOCK_POLICY.items())))


@lru_cache(maxsize=4)
def _policy_of(values: tuple[tuple[str, object], ...]) -> ClockPolicy:
    return policy_with(dict(values))


def history(request: InformationRequest) -> tuple[Act, ...]:
    """The acts of the case as the ledger has them, oldest first. One query."""
    entries = stream(request.stream).filter(event__in=events.ACTS)
    return tuple(from_json(entry.event, entry.data) for entry in entries)


def histories(rows: Iterable[InformationRequest]) -> dict[str, tuple[Act, ...]]:
    """The acts of many cases by their streams, each oldest first. One query."""
    entries = Entry.objects.filter(
        stream__in=[row.stream for row in rows], event__in=events.ACTS
    ).order_by("seq")
    found: dict[str, list[Act]] = defaultdict(list)
    for name, event, data in entries.values_list("stream", "event", "data"):
        found[name].append(from_json(event, data))
    return {name: tuple(acts) for name, acts in found.items()}


def case_of(request: InformationRequest) -> CaseState:
    """Where the case stands, folded from the ledger."""
    return fold(history(request), calendar(), policy())


def with_number(number: str) -> InformationRequest | None:
    """The request of this number, however it was typed; None for an unknown one."""
    rows = InformationRequest.objects.select_related("organ")
    return rows.filter(number__iexact=number.strip()).first()


def visible_to(viewer: Viewer) -> QuerySet[InformationRequest]:
    """The requests whose organ the viewer's posts open: each as a whole, only the identity of
    the applicant asks for more."""
    return viewer.scoped(InformationRequest.objects.all(), *access.READERS)


def shown_to(viewer: Viewer) -> QuerySet[InformationRequest]:
    """Those, and the requests in which a post of the viewer's was asked to help.

    Of the latter only what is asked for and the own part is shown (`access.is_guest`): letters,
    files and identities stay behind `visible_to`.
    """
    asked = Handling.objects.filter(post__in=viewer.post_ids, ended_at__isnull=True)
    condition = viewer.reach(*access.READERS) | Q(pk__in=asked.values("request"))
    return InformationRequest.objects.filter(condition)


def request_for(viewer: Viewer, number: str) -> InformationRequest:
    """One request as a whole; raises DoesNotExist alike for what is missing and what is not the
    viewer's."""
    return _one(visible_to(viewer), number)


def request_shown_to(viewer: Viewer, number: str) -> InformationRequest:
    """One request, perhaps as a guest (`shown_to`); raises DoesNotExist like `request_for`."""
    return _one(shown_to(viewer), number)


def _one(rows: QuerySet[InformationRequest], number: str) -> InformationRequest:
    return rows.select_related("organ", "handler__organ", "applicant").get(number=number)


def same_applicant(request: InformationRequest) -> QuerySet[InformationRequest]:
    """Other requests of the same applicant to the same organ, newest first."""
    marks = marks_of(request.applicant)
    rows = InformationRequest.objects.filter(organ=request.organ).exclude(pk=request.pk)
    return rows.filter(applicant__fingerprint__in=marks) if marks else rows.none()


def earlier_requests(
    organ: Organ, document_number: str, name: str, since: date
) -> QuerySet[InformationRequest]:
    """What this applicant sent to the organ since that day, newest first; by name only where no
    number of a document is known, so that it may be somebody else of the same name."""
    rows = InformationRequest.objects.filter(organ=organ, arrived_on__gte=since)
    if document_number:
        marks = vault.fingerprints(document_number)
        return rows.filter(applicant__fingerprint__in=marks)
    marks = vault.fingerprints(name) if name else ()
    return rows.filter(applicant__name_fingerprint__in=marks) if marks else rows.none()


def marks_of(applicant: Applicant, column: str = "fingerprint") -> tuple[str, ...]:
    """The fingerprints that requests of the same person or body may bear, the newest first.

    While a key is being changed these are several, and the sealed identity is read to make them;
    it is shown to nobody.
    """
    mark = getattr(applicant, column)
    if not mark or len(vault.key_ids()) == 1:
        return (mark,) if mark else ()
    return vault.fingerprints(vault.unseal(applicant.sealed)[FINGERPRINTED[column]])


def is_same_applicant(one: InformationRequest, other: InformationRequest) -> bool:
    """Whether both were made by the same person or body, by the number of a document."""
    return bool(set(marks_of(one.applicant)) & set(marks_of(other.applicant)))


def answered_with(row: InformationRequest) -> InformationRequest:
    """The case in which this one was decided: its lead once both are answered, else itself."""
    is_answered = row.lead is not None and row.closed_on is not None
    return row.lead if is_answered and row.state != State.WITHDRAWN else row


def tracked(number: str, code: str) -> InformationRequest | None:
    """The request for whoever has its number and query code; None for any other pair."""
    rows = InformationRequest.objects.select_related("organ", "query_code")
    row = rows.filter(number__iexact=number.strip()).first()
    kept = row.query_code.digest if row else ""
    # Compared for a missing number too, so that the time taken tells nothing.
    fits = hmac.compare_digest(kept, query_code_digest(row.number if row else "", code))
    return row if fits else None


def query_code_digest(number: str, code: str) -> str:
    """What is kept of a query code. The code is random, so a keyed digest is enough."""
    text = f"{number}\x1f{code.strip().upper()}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
