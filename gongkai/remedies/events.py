"""The closed vocabulary of what happens to remedies."""

from __future__ import annotations

REGISTERED = "remedy:registered"
CONCLUDED = "remedy:concluded"
