"""The closed vocabulary of what happens to entered figures."""

from __future__ import annotations

ENTERED = "indicator:value:entered"
