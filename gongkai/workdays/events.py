"""The closed vocabulary of what happens to the calendar."""

from __future__ import annotations

NOTICE_ENTERED = "calendar:notice:entered"
NOTICE_WITHDRAWN = "calendar:notice:withdrawn"
