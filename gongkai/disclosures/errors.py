"""What cannot be done to published items. Codes are stable; the wording is in phrases.py."""

from __future__ import annotations


class DisclosureError(ValueError):
    """Base of this room's refusals."""

    code = "disclosure-error"


class ReasonMissing(DisclosureError):
    code = "reason-missing"


class AlreadyWithdrawn(DisclosureError):
    code = "already-withdrawn"


class AlreadyRepealed(DisclosureError):
    code = "already-repealed"
