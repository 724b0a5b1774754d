"""What cannot be done to published items. Codes are stable; the wording is in phrases.py."""

from __future__ import annotations


class DisclosureError(ValueError):
    """Base of this room's refusals."""

    code = "disclosure-error"


class ReasonMissing(DisclosureError):
    """未写明原因或依据: nothing is withdrawn or repealed without one."""

    code = "reason-missing"


class AlreadyWithdrawn(DisclosureError):
    """已经撤下: an item is withdrawn once."""

    code = "already-withdrawn"


class AlreadyRepealed(DisclosureError):
    """已经废止: a document is repealed once."""

    code = "already-repealed"
