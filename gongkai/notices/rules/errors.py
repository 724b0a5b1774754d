"""What notices refuse. Codes and facts only; `phrases.py` has the words."""

from __future__ import annotations

from typing import Any


class NoticeError(Exception):
    """A notice cannot be queued, or its state allows no such deed."""

    code = "notice_error"

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code, facts)
        self.facts = facts


class BadRecipient(NoticeError):
    """The channel cannot reach this address; the address itself is not told."""

    code = "bad_recipient"


class NotWaiting(NoticeError):
    """The notice was sent, is being sent or was called off meanwhile."""

    code = "not_waiting"


class ReasonMissing(NoticeError):
    """A person calls a notice off or settles a doubt only with a reason."""

    code = "reason_missing"
