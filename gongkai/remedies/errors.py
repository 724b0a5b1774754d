"""What cannot be done to a remedy or a complaint: stable codes; the wording is in phrases.py."""

from __future__ import annotations

import datetime as dt

from gongkai.remedies.rules.rulings import Ruling


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


class ReviewFirst(RemedyError):
    """A direct suit against a refusal that had to be reconsidered first, without a word on why
    the court took it (复议法第23条)."""

    code = "remedy-review-first"

    def __init__(self, replied_on: dt.date) -> None:
        super().__init__(replied_on)
        self.replied_on = replied_on


class NotYet(RemedyError):
    """A day still to come."""

    code = "remedy-not-yet"

    def __init__(self, day: dt.date) -> None:
        super().__init__(day)
        self.day = day


class OutOfOrder(RemedyError):
    """A day before the one it must follow."""

    code = "remedy-out-of-order"

    def __init__(self, earlier: dt.date, later: dt.date) -> None:
        super().__init__(earlier, later)
        self.earlier, self.later = earlier, later


class WrongPreceding(RemedyError):
    """The case before is of another request or cannot come before this one."""

    code = "remedy-wrong-preceding"


class NotItsRuling(RemedyError):
    """A ruling that this kind of case cannot end with."""

    code = "remedy-not-its-ruling"

    def __init__(self, ruling: Ruling) -> None:
        super().__init__(ruling)
        self.ruling = ruling


class NoRedo(RemedyError):
    """A ruling that leaves nothing to answer anew."""

    code = "remedy-no-redo"


class CopyFirst(RemedyError):
    """A defence sent before the copy came that it answers."""

    code = "remedy-copy-first"


class DefenceSigned(RemedyError):
    """The statement of defence has gone out."""

    code = "remedy-defence-signed"

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class DefenceStale(RemedyError):
    """Somebody else has saved a newer version meanwhile."""

    code = "remedy-defence-stale"

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class DefenceFaulty(RemedyError):
    """The statement of defence is not fit to be signed; `faults` in words."""

    code = "remedy-defence-faulty"

    def __init__(self, faults: str) -> None:
        super().__init__(faults)
        self.faults = faults


class RequestOfAnother(RemedyError):
    """A complaint about one organ that names a request to another."""

    code = "complaint-request-of-another"

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class DecidedAlready(RemedyError):
    """The complaint has its finding."""

    code = "complaint-decided-already"

    def __init__(self, decided_on: dt.date) -> None:
        super().__init__(decided_on)
        self.decided_on = decided_on


class MeasureMissing(RemedyError):
    """A complaint found true without anything being done about it (条例第47条)."""

    code = "complaint-measure-missing"


class NotDecided(RemedyError):
    """A reply before the finding."""

    code = "complaint-not-decided"


class RepliedAlready(RemedyError):
    """The complainant has the answer."""

    code = "complaint-replied-already"

    def __init__(self, replied_on: dt.date) -> None:
        super().__init__(replied_on)
        self.replied_on = replied_on
