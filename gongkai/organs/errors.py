"""What cannot be done to organs and posts. Codes are stable; the wording is in phrases.py."""

from __future__ import annotations

import datetime as dt


class OrganError(ValueError):
    """Base of this room's refusals."""

    code = "organ-error"


class OrganExists(OrganError):
    """机构代码已被使用: a code is never given twice."""

    code = "organ-exists"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class UnknownOrgan(OrganError):
    """没有这个机构: no organ has this code."""

    code = "organ-unknown"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class OrganHasChildren(OrganError):
    """还有下级机构: an organ that others stand below is not abolished."""

    code = "organ-has-children"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class TermOverlaps(OrganError):
    """与机构沿革重叠: a change dated no later than the open term began."""

    code = "organ-term-overlaps"

    def __init__(self, organ: str, begins_on: dt.date) -> None:
        super().__init__(organ, begins_on)
        self.organ = organ
        self.begins_on = begins_on


class OfficerExists(OrganError):
    """帐号已被使用: sign-in names are unique."""

    code = "officer-exists"

    def __init__(self, username: str) -> None:
        super().__init__(username)
        self.username = username


class AlreadyAppointed(OrganError):
    """已经任职: the officer holds this post on that day or later."""

    code = "already-appointed"

    def __init__(self, post: str) -> None:
        super().__init__(post)
        self.post = post


class OrganAbolished(OrganError):
    """机构已经撤销: it gets no posts, officers or changes any more."""

    code = "organ-abolished"

    def __init__(self, organ: str, abolished_on: dt.date) -> None:
        super().__init__(organ, abolished_on)
        self.organ = organ
        self.abolished_on = abolished_on


class ParentBelow(OrganError):
    """An organ would come to stand below itself."""

    code = "parent-below"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class ParentLater(OrganError):
    """The superior did not exist yet, or no longer, on the day the organ begins."""

    code = "parent-later"

    def __init__(self, parent: str, on: dt.date) -> None:
        super().__init__(parent, on)
        self.parent = parent
        self.on = on


class AlreadyRelieved(OrganError):
    """已经免职: the appointment has its end."""

    code = "already-relieved"

    def __init__(self, ends_on: dt.date) -> None:
        super().__init__(ends_on)
        self.ends_on = ends_on


class RelievedBeforeArrival(OrganError):
    """免职早于任职: the end would come before the first day."""

    code = "relieved-before-arrival"

    def __init__(self, begins_on: dt.date) -> None:
        super().__init__(begins_on)
        self.begins_on = begins_on


class LastTechnician(OrganError):
    """Without a system manager nobody could ever appoint one again."""

    code = "last-technician"


class OrgansPresent(OrganError):
    """The installation has organs already: the first one is not to be made."""

    code = "organs-present"


class AlreadyActing(OrganError):
    """正在代理: the officer stands in for this post in that time, and is not appointed to it or
    named once more."""

    code = "already-acting"

    def __init__(self, post: str) -> None:
        super().__init__(post)
        self.post = post


class DeputyIsOneself(OrganError):
    """代理人是本人: neither the holder nor whoever names the deputy can be the deputy."""

    code = "deputy-is-oneself"


class DeputyNotInOffice(OrganError):
    """代理人没有在任岗位: only an officer with a post of their own, from the first day to the
    last, stands in for another."""

    code = "deputy-not-in-office"


class StandInOfStandIn(OrganError):
    """代理不能再代理: a deputy hands the post back, not on."""

    code = "stand-in-of-stand-in"


class StandInInThePast(OrganError):
    """代理不能补办: what was done without a deputy stays done without one."""

    code = "stand-in-past"

    def __init__(self, earliest: dt.date) -> None:
        super().__init__(earliest)
        self.earliest = earliest


class StandInEndsBeforeBegin(OrganError):
    """回岗早于离岗: the holder would be back before, or on the day of, leaving."""

    code = "stand-in-ends-before-begin"


class OutsideAppointment(OrganError):
    """超出任期: the holder does not hold the post during the whole absence."""

    code = "outside-appointment"

    def __init__(self, begins_on: dt.date, ends_on: dt.date | None) -> None:
        super().__init__(begins_on, ends_on)
        self.begins_on = begins_on
        self.ends_on = ends_on


class StandInOver(OrganError):
    """代理已经结束, or was called off."""

    code = "stand-in-over"


class StandInEndsSooner(OrganError):
    """代理本来就更早结束: the day given is no earlier than its end."""

    code = "stand-in-ends-sooner"

    def __init__(self, ends_on: dt.date) -> None:
        super().__init__(ends_on)
        self.ends_on = ends_on
