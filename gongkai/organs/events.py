"""The closed vocabulary of what happens to organs, posts and people."""

from __future__ import annotations

ESTABLISHED = "organ:established"
CHANGED = "organ:changed"
ABOLISHED = "organ:abolished"
POST_CREATED = "post:created"
APPOINTED = "post:appointed"
RELIEVED = "post:relieved"
STAND_IN_NAMED = "post:stand-in:named"
STAND_IN_ENDED = "post:stand-in:ended"
ENROLLED = "officer:enrolled"
