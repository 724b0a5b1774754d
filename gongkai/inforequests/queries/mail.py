"""收件邮箱 as officers list it: senders stay covered."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.models.contact import MailState
from gongkai.organs.access import Viewer


def mails_for(viewer: Viewer, state: str = MailState.WAITING) -> QuerySet[IncomingMail]:
    """Messages to the organs whose requests the viewer takes in, newest first."""
    rows = viewer.scoped(IncomingMail.objects.filter(state=state), *access.IDENTITY_READERS)
    return rows.select_related("organ", "request", "handled_by").order_by("-arrived_at", "-pk")


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
