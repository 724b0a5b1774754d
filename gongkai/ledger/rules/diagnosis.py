"""What was done to a broken chain (pure): which rows were changed, removed, inserted, reordered.

A digest covers the row's own number and the digest before it, so every untouched row still
proves where it once stood, whatever number it carries now. The diagnosis walks the chain in that
proven order and names what does not fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gongkai.ledger.rules.chain import GENESIS, Link, digest_of

# How far a row may have been moved before it is no longer recognised as the same row.
FARTHEST_MOVE = 5000


class Fault(StrEnum):
    """What was done to the ledger."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Finding:
    """One break: what was done, at which number; stream and event where the row is still there."""

    fault: Fault
    seq: int
    stream: str = ""
    event: str = ""


def diagnose(links: Sequence[Link], head_seq: int, head_digest: str) -> list[Finding]:
    """Name every break, in order of numbers; an empty list for a whole chain."""
    walk = _Walk(sorted(links, key=lambda link: link.seq), head_digest)
    walk.run()
    walk.compare_with_head(head_seq)
    return sorted(walk.findings, key=lambda finding: (finding.seq, finding.fault))


class _Walk:
    """Follows the chain from its beginning in the order that the digests prove."""

    def __init__(self, rows: Sequence[Link], head_digest: str) -> None:
        self.rows = rows
        self.head_digest = head_digest
        self.findings: list[Finding] = []
        self.proven: dict[int, int] = {}  # number the row carries -> number it was sealed with
        self.successors: dict[str, list[Link]] = defaultdict(list)
        for row in rows:
            self.successors[row.previous].append(row)
        self.last: Link | None = None
        self.seq = 0

    def run(self) -> None:
        while (found := self._next()) is not None:
            row, seq = found
            for missing in range(self.seq + 1, seq):
                self.findings.append(Finding(Fault.REMOVED, missing))
            rewritten = self.last is not None and row.previous != self.last.digest
            if rewritten and seq == self.seq + 1 and self.last is not None:
                self._name(Fault.CHANGED, self.last)
            if not _holds(row, seq):
                self._name(Fault.CHANGED, row)
            self.proven[row.seq] = seq
            self.last, self.seq = row, seq
        for row in self.rows:
            if row.seq not in self.proven:
                self._name(Fault.INSERTED, row)
        self._name_reordered()

    def compare_with_head(self, head_seq: int) -> None:
        for missing in range(self.seq + 1, head_seq + 1):
            self.findings.append(Finding(Fault.REMOVED, missing))
        if self.last is None:
            return
        if self.seq > head_seq:
            for row in self.rows:
                if self.proven.get(row.seq, 0) > head_seq:
                    self._name(Fault.INSERTED, row)
        elif self.seq == head_seq and self.last.digest != self.head_digest:
            self._name(Fault.CHANGED, self.last)

    def _next(self) -> tuple[Link, int] | None:
        """The row that follows, and its proven number."""
        here = self.last.digest if self.last else GENESIS
        followers = [row for row in self.successors[here] if row.seq not in self.proven]
        # Sealed and vouched for by what follows; else sealed (what followed was removed); else
        # vouched for (its content was changed, yet it still carries the digest that the next
        # row names). A forged row may be sealed, but nothing follows it.
        sealed = [row for row in followers if _holds(row, self.seq + 1)]
        for row in (
            *filter(self._vouched_for, sealed),
            *sealed,
            *filter(self._vouched_for, followers),
        ):
            return row, self.seq + 1
        return self._resume()

    def _vouched_for(self, row: Link) -> bool:
        return row.digest == self.head_digest or bool(self.successors[row.digest])

    def _resume(self) -> tuple[Link, int] | None:
        """After a gap: the untouched row with the lowest proven number still to come."""
        best: tuple[Link, int] | None = None
        for row in self.rows:
            if row.seq in self.proven or row.seq > self.seq + 1 + FARTHEST_MOVE:
                continue
            number = self._proven_number(row)
            if number is not None and (best is None or number < best[1]):
                best = row, number
                if number == self.seq + 1:
                    break
        return best or self._changed_last_row()

    def _proven_number(self, row: Link) -> int | None:
        if row.seq > self.seq and _holds(row, row.seq):
            return row.seq
        for number in range(self.seq + 1, min(row.seq + 50, self.seq + 200)):
            if _holds(row, number):
                return number
        return None

    def _changed_last_row(self) -> tuple[Link, int] | None:
        """A changed row at the very end has no follower that vouches for it, but follows on."""
        here = self.last.digest if self.last else GENESIS
        for row in self.successors[here]:
            if row.seq not in self.proven and row.seq == self.seq + 1:
                return row, row.seq
        return None

    def _name_reordered(self) -> None:
        kept = [row for row in self.rows if row.seq in self.proven]
        in_order = sorted(self.proven[row.seq] for row in kept)
        for row, number in zip(kept, in_order, strict=True):
            if self.proven[row.seq] != number:
                self._name(Fault.REORDERED, row)

    def _name(self, fault: Fault, row: Link) -> None:
        finding = Finding(fault, row.seq, row.stream, row.event)
        if finding not in self.findings:
            self.findings.append(finding)


def _holds(row: Link, seq: int) -> bool:
    return digest_of(row if row.seq == seq else replace(row, seq=seq)) == row.digest
