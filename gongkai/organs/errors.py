"""What cannot be done to organs and posts. Codes are stable; the wording is in phrases.py."""

from __future__ import annotations

import datetime as dt


class OrganError(ValueError):
    """Base of this room's refusals."""

    code = "organ-error"


class OrganExists(OrganError):
    code = "organ-exists"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class UnknownOrgan(OrganError):
    code = "organ-unknown"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class OrganHasChildren(OrganError):
    code = "organ-has-children"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ


class TermOverlaps(OrganError):
    code = "organ-term-overlaps"

    def __init__(self, organ: str, begins_on: dt.date) -> None:
        super().__init__(organ, begins_on)
        self.organ = organ
        self.begins_on = begins_on


class OfficerExists(OrganError):
    code = "officer-exists"

    def __init__(self, username: str) -> None:
        super().__init__(username)
        self.username = username


class AlreadyAppointed(OrganError):
    code = "already-appointed"

    def __init__(self, post: str) -> None:
        super().__init__(post)
        self.post = post
