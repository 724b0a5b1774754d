"""转主动公开 (条例第44条) and the log of answered requests: what they pass through."""

from __future__ import annotations

from enum import StrEnum


class ProposalOrigin(StrEnum):
    """转主动公开建议的由来."""

    REPEATED = "repeated"
    OFFICER = "officer"
    SUGGESTION = "suggestion"


class AnswerStanding(StrEnum):
    """公开的答复的状态."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
