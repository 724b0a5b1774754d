"""告知申请人: a word by e-mail or text message that there is something to see; never the thing.

Service (送达) is another matter: nothing is held to be served because such a word went out.
"""

from __future__ import annotations

import datetime as dt

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.urls import reverse

from gongkai import vault
from gongkai.inforequests.models import Applicant, InformationRequest, Letter
from gongkai.inforequests.phrases import telling
from gongkai.inforequests.phrases.telling import Words
from gongkai.inforequests.queries.letters import is_for_applicant
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.notices.actions import queue
from gongkai.notices.rules.channels import Channel, reaches

# Which element of the contact each channel needs.
_ADDRESS = {Channel.EMAIL: "email", Channel.SMS: "phone"}


def tell_of_letter(letter: Letter, *, at: dt.datetime | None = None) -> None:
    """告知有新的文书, where it is the applicant's; in the transaction that issues it."""
    if is_for_applicant(letter):
        row = letter.request
        title = LETTER_RULES[letter.kind].title
        _tell(row, telling.letter_ready(row, title, _page()), f"{row.stream}#{letter.number}", at)


def tell_of_receipt(row: InformationRequest, *, at: dt.datetime | None = None) -> None:
    """告知已经登记, once the day of receipt is settled."""
    if row.received_on:
        _tell(row, telling.registered(row, _page()), row.stream, at)


def _tell(
    row: InformationRequest,
    words: Words,
    about: str,
    at: dt.datetime | None,
) -> None:
    channels = [channel for channel in Channel if channel in settings.GONGKAI_TELL_BY]
    contact = _contact(row) if channels else {}
    for channel in channels:
        address = contact.get(_ADDRESS[channel], "")
        if reaches(channel, address):
            queue(
                channel=channel,
                to=address,
                subject=words.subject,
                text=words.long if channel is Channel.EMAIL else words.short,
                organ=row.organ,
                about=about,
                at=at,
            )


def _page() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("inforequests:track")


def _contact(row: InformationRequest) -> dict[str, str]:
    """What the applicant left; nothing where the key is lost, for the deed must not fail by it."""
    try:
        return vault.unseal(Applicant.objects.only("sealed").get(pk=row.pk).sealed)
    except (Applicant.DoesNotExist, InvalidToken):
        return {}
