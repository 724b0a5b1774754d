"""The closed vocabulary of what happens to notices. Entries hold neither recipient nor text."""

from __future__ import annotations

SENT = "notice:sent"
UNCERTAIN = "notice:uncertain"
GIVEN_UP = "notice:given_up"
RETRIED = "notice:retried"
CANCELLED = "notice:cancelled"
CONFIRMED = "notice:confirmed"
