"""The closed vocabulary of what happens to requests: the acts of the rules, and looks."""

from __future__ import annotations

from gongkai.inforequests.rules.acts import ACT_TYPES

ACTS = frozenset(ACT_TYPES)
IDENTITY_VIEWED = "request:identity:viewed"
LETTER_ISSUED = "request:letter:issued"
LETTER_OPENED = "request:letter:opened"
LETTERHEAD_CHANGED = "letterhead:facts:changed"
