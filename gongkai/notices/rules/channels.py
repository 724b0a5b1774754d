"""通知渠道: how somebody is told, to what kind of address, and how that is shown covered."""

from __future__ import annotations

import re
from enum import StrEnum

from gongkai.notices.rules.errors import BadRecipient

# A mobile number of the mainland: 11 digits, the second 3 to 9. 固定电话 take no messages.
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SEPARATORS = re.compile(r"[\s\-‐-―()（）]")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST = 254


class Channel(StrEnum):
    """通知渠道."""

    EMAIL = "email"
    SMS = "sms"


def recipient(channel: Channel, typed: str) -> str:
    """The address as it is sent to. Raises BadRecipient for what the channel cannot reach."""
    found = _mobile(typed) if channel is Channel.SMS else _email(typed)
    if not found:
        raise BadRecipient(channel=channel)
    return found


def reaches(channel: Channel, typed: str) -> bool:
    """Whether the channel can reach what was typed."""
    try:
        recipient(channel, typed)
    except BadRecipient:
        return False
    return True


def masked(channel: Channel, address: str) -> str:
    """The address as lists show it."""
    if channel is Channel.SMS:
        return f"{address[:3]}****{address[-4:]}"
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}"


def _mobile(typed: str) -> str:
    digits = _SEPARATORS.sub("", typed)
    digits = digits.removeprefix("+86").removeprefix("0086")
    return digits if digits.isascii() and _MOBILE.fullmatch(digits) else ""


def _email(typed: str) -> str:
    address = typed.strip()
    return address if len(address) <= _LONGEST and _EMAIL.fullmatch(address) else ""
