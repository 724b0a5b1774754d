"""The hash chain (pure): each link's digest covers its content and the digest before it.

Whoever changes, removes, inserts or reorders a link breaks every digest from there on. Whoever
owns the whole database could recompute them all; that is why `head` is also kept elsewhere
(printed, mailed, anchored): an older head that no longer lies on the chain proves the rewrite.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One recorded deed. Moments are ISO 8601 texts in UTC, so that they hash the same anywhere."""

    seq: int
    stream: str
    event: str
    at: str
    recorded_at: str
    actor: str
    organ: str
    data: dict[str, Any]
    previous: str
    digest: str = ""

    def sealed(self) -> Link:
        """The same link with its digest computed."""
        return Link(
            self.seq,
            self.stream,
            self.event,
            self.at,
            self.recorded_at,
            self.actor,
            self.organ,
            self.data,
            self.previous,
            digest_of(self),
        )


def canonical(data: dict[str, Any]) -> str:
    """The one spelling of a payload: sorted keys, no spaces, no escapes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(link: Link) -> str:
    """SHA-256 over everything the link says, and over the link before it."""
    fields = [
        link.previous,
        str(link.seq),
        link.stream,
        link.event,
        link.at,
        link.recorded_at,
        link.actor,
        link.organ,
        canonical(link.data),
    ]
    # Joined as a JSON list: with a plain separator two different links could spell the same text.
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    # A forger may have put in what no text may hold (a lone surrogate): no reason to stumble.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_whole(links: Iterable[Link], head_seq: int, head_digest: str) -> bool:
    """Whether the rows, in order of their numbers, are exactly the chain that `head` closes.

    The head is kept apart from the rows: without it the removal of the newest could not be seen.
    Streams: memory does not grow with the length of the chain.
    """
    seq, previous = 0, GENESIS
    for link in links:
        if link.seq != seq + 1 or link.previous != previous or digest_of(link) != link.digest:
            return False
        seq, previous = link.seq, link.digest
    return seq == head_seq and previous == head_digest
