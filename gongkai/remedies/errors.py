"""What cannot be done to a remedy. Codes are stable; the wording is in phrases.py."""

from __future__ import annotations

import datetime as dt


class RemedyError(ValueError):
    """Base of this room's refusals."""

    code = "remedy"


class AlreadyConcluded(RemedyError):
    """The remedy has its result; another one would be another remedy."""

    code = "remedy-already-concluded"

    def __init__(self, concluded_on: dt.date) -> None:
        super().__init__(concluded_on)
        self.concluded_on = concluded_on


class ConcludedTooEarly(RemedyError):
    """A result dated before the remedy was accepted."""

    code = "remedy-concluded-too-early"

    def __init__(self, accepted_on: dt.date) -> None:
        super().__init__(accepted_on)
        self.accepted_on = accepted_on


class NoResult(RemedyError):
    """Concluding needs a result; 尚未审结 is none."""

    code = "remedy-no-result"


class NothingToAppeal(RemedyError):
    """复议后起诉 without an earlier review of the same request."""

    code = "remedy-nothing-to-appeal"
