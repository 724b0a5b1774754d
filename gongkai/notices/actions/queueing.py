"""提交通知: written in the transaction of the deed that it speaks of, sent later."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from gongkai import vault
from gongkai.notices.models import Notice
from gongkai.notices.rules.channels import Channel, masked, recipient
from gongkai.organs.models import Officer, Organ


def queue(
    *,
    channel: Channel,
    to: str,
    subject: str,
    text: str,
    organ: Organ,
    about: str = "",
    by: Officer | None = None,
    at: dt.datetime | None = None,
    not_before: dt.datetime | None = None,
) -> Notice:
    """A notice waiting to be sent, inside the caller's transaction: both stand or fall together.

    `subject` is shown in lists and names no person. `about` is the ledger stream or the letter it
    speaks of. Raises BadRecipient for an address that the channel cannot reach.
    """
    address = recipient(channel, to)
    queued_at = at or timezone.now()
    return Notice.objects.create(
        channel=channel,
        organ=organ,
        subject=subject,
        sealed=vault.seal({"to": address, "text": text}),
        masked_to=masked(channel, address),
        about=about,
        queued_by=by,
        queued_at=queued_at,
        not_before=not_before,
        next_try_at=max(queued_at, not_before) if not_before else queued_at,
    )
