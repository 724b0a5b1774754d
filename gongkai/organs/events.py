"""The closed vocabulary of what happens to organs, posts and people."""

from __future__ import annotations

ESTABLISHED = "organ:established"
CHANGED = "organ:changed"
ABOLISHED = "organ:abolished"
POST_CREATED = "post:created"
APPOINTED = "post:appointed"
RELIEVED = "post:relieved"
ENROLLED = "officer:enrolled"
