"""收件邮箱 as officers list it: senders stay covered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import access
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.models.contact import MailState
from gongkai.organs.access import Viewer


@dataclass(frozen=True, slots=True)
class MailWanted:
    """筛选. An empty value narrows nothing; `words` are a covered sender, or the whole address."""

    state: str = MailState.WAITING
    fault: str = ""
    domain: str = ""
    older_than: int | None = None  # days
    words: str = ""


@dataclass(frozen=True, slots=True)
class MailPage:
    """One page. `newer` and `older` are the places where its neighbours begin."""

    rows: list[IncomingMail]
    newer: str = ""
    older: str = ""


def mails_wanted(viewer: Viewer, wanted: MailWanted) -> QuerySet[IncomingMail]:
    """Messages to the organs whose requests the viewer takes in, in no order."""
    rows = viewer.scoped(IncomingMail.objects.all(), *access.IDENTITY_READERS)
    rows = rows.filter(state=wanted.state)
    if wanted.fault:
        rows = rows.filter(fault=wanted.fault)
    if wanted.domain:
        rows = rows.filter(domain=wanted.domain.strip().lower().removeprefix("@"))
    if wanted.older_than is not None:
        rows = rows.filter(arrived_at__lt=timezone.now() - dt.timedelta(days=wanted.older_than))
    if words := wanted.words.strip():
        if "@" in words:
            rows = rows.filter(sender_mark__in=vault.fingerprints(words.lower()))
        else:
            rows = rows.filter(masked_sender__startswith=words[:1], masked_sender__contains=words)
    return rows


def mail_page(
    viewer: Viewer, wanted: MailWanted, *, after: str = "", before: str = "", size: int = 50
) -> MailPage:
    """A page of the newest first: beyond the place `before`, or on this side of `after`."""
    rows = mails_wanted(viewer, wanted)
    newer_place, older_place = _place(after), _place(before)
    turned = newer_place is not None
    if place := newer_place or older_place:
        moment, pk = place
        side = "gt" if turned else "lt"
        beyond = Q(**{f"arrived_at__{side}": moment}) | Q(arrived_at=moment, **{f"pk__{side}": pk})
        # The looser condition is the one an index can follow.
        rows = rows.filter(Q(**{f"arrived_at__{side}e": moment}) & beyond)
    order = ("arrived_at", "pk") if turned else ("-arrived_at", "-pk")
    keys = list(rows.order_by(*order).values_list("pk", flat=True)[: size + 1])
    more, keys = len(keys) > size, keys[:size]
    by_key = IncomingMail.objects.select_related("organ", "request", "handled_by").in_bulk(keys)
    found = [by_key[key] for key in (reversed(keys) if turned else keys) if key in by_key]
    if not found:
        return MailPage([])
    has_newer = more if turned else older_place is not None
    has_older = turned or more
    first, last = _at(found[0]), _at(found[-1])
    return MailPage(found, first if has_newer else "", last if has_older else "")


def _at(row: IncomingMail) -> str:
    return f"{row.arrived_at.astimezone(dt.UTC):%Y%m%dT%H%M%S.%f}~{row.pk}"


def _place(text: str) -> tuple[dt.datetime, int] | None:
    moment, _tilde, pk = text.partition("~")
    if not (pk.isascii() and pk.isdecimal() and len(pk) <= 18):
        return None
    try:
        return dt.datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=dt.UTC), int(pk)
    except ValueError:
        return None


def mails_for(viewer: Viewer, state: str = MailState.WAITING) -> QuerySet[IncomingMail]:
    """Messages of one state, newest first."""
    rows = mails_wanted(viewer, MailWanted(state=state))
    return rows.select_related("organ", "request", "handled_by").order_by("-arrived_at", "-pk")


def mails_named(viewer: Viewer, keys: Iterable[str]) -> QuerySet[IncomingMail]:
    """The messages of these keys that are the viewer's to settle."""
    rows = viewer.scoped(IncomingMail.objects.all(), *access.IDENTITY_READERS)
    return rows.select_related("organ").filter(key__in=list(keys)).order_by("pk")


def fault_counts(viewer: Viewer, state: str) -> dict[str, int]:
    """How many messages of the state were put aside for each reason. One query."""
    rows = mails_wanted(viewer, MailWanted(state=state)).exclude(fault="").order_by()
    return dict(rows.values_list("fault").annotate(Count("pk")).order_by("-pk__count"))


def mail_counts(viewer: Viewer) -> dict[str, int]:
    """How many messages stand in each state. One query."""
    rows = viewer.scoped(IncomingMail.objects.all(), *access.IDENTITY_READERS).order_by()
    found = dict(rows.values_list("state").annotate(Count("pk")))
    return {state.value: found.get(state.value, 0) for state in MailState}


def mail_for(viewer: Viewer, key: str) -> IncomingMail:
    """One message. Raises DoesNotExist alike for what is missing and what is not the viewer's."""
    rows = viewer.scoped(IncomingMail.objects.all(), *access.IDENTITY_READERS)
    return rows.select_related("organ", "request", "handled_by").get(key=key)


def last_fetched(organ_code: str) -> dt.datetime | None:
    """When a message last came in from the box of the organ."""
    rows = IncomingMail.objects.filter(organ__code=organ_code).order_by("-fetched_at")
    return rows.values_list("fetched_at", flat=True).first()
