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
