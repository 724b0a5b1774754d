"""通知状态 and what a try may come to."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """通知状态."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"  # to be tried again by itself, or by a person where no time is set
    UNCERTAIN = "uncertain"  # handed over, the answer lost: a second try might be a double
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


# The machine goes on with these, a person may call them off.
WAITING = frozenset({State.QUEUED, State.FAILED})
# What a person may have tried again.
RETRIED = frozenset({State.FAILED, State.UNCERTAIN, State.GIVEN_UP, State.QUEUED})
CALLED_OFF = frozenset({State.QUEUED, State.FAILED, State.UNCERTAIN, State.GIVEN_UP})


class Answer(StrEnum):
    """What a try came to."""

    TAKEN = "taken"  # the gateway has taken it over
    REFUSED = "refused"  # this notice is not wanted: trying again changes nothing
    DEFERRED = "deferred"  # not now, by reason of this notice alone
    UNREACHABLE = "unreachable"  # the gateway itself is out of order; surely not taken
    UNCLEAR = "unclear"  # perhaps taken
