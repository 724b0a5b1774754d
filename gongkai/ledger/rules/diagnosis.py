"""What was done to a broken chain (pure): which rows were changed, removed, inserted, reordered.

A digest covers the row's own number and the digest before it, so every untouched row still
proves where it once stood, whatever number it carries now. First each row is given the number
it was sealed with, from the head backwards, because the head vouches for the last row and every
row for the one before it; then what does not fit is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gongkai.ledger.rules.chain import Link, digest_of

# A moved row whose neighbours are gone is looked for this near to where it stands now, and no
# more digests than this are tried altogether: a ruined ledger must be told quickly, too.
NEAR = 200
TRIES = 100_000


class Fault(StrEnum):
    """What was done to the ledger."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Finding:
    """断链: what was done, at which number; stream and event where the row is still there."""

    fault: Fault
    seq: int
    stream: str = ""
    event: str = ""


def diagnose(links: Sequence[Link], head_seq: int, head_digest: str) -> list[Finding]:
    """Name every break, in order of numbers; an empty list for a whole chain."""
    rows = sorted(links, key=lambda link: link.seq)
    findings = _compared(rows, _Placing(rows, head_seq, head_digest))
    return sorted(findings, key=lambda finding: (finding.seq, finding.fault))


class _Placing:
    """The number with which each row was sealed, as far as digests and links tell."""

    def __init__(self, rows: Sequence[Link], head_seq: int, head_digest: str) -> None:
        self.head_seq = head_seq
        self.standing = {row.seq: row for row in rows if _holds(row, row.seq)}
        self.by_digest = _grouped(rows, "digest")
        self.followers = _grouped(rows, "previous")
        self.placed: dict[int, Link] = {}  # number it was sealed with -> row
        self.known: set[int] = set()  # numbers that placed rows carry now
        self.resealed: set[int] = set()  # places whose row is not the one that was vouched for
        self._walk_back(head_digest)
        self._place_strays([row for row in rows if row.seq not in self.known])

    def holds(self, row: Link, number: int) -> bool:
        """Whether the row is untouched, if `number` is where it stood."""
        return row.seq in self.standing if row.seq == number else _holds(row, number)

    def _walk_back(self, digest: str) -> None:
        """From the head to the beginning; after a gap on from the next row that stands firm."""
        trusted = True
        for number in range(self.head_seq, 0, -1):
            row = self._with_digest(digest, number, trusted)
            if row is None and (row := self._standing_at(number)) is not None and trusted:
                self.resealed.add(number)
            if row is None:
                digest, trusted = "", False
                continue
            self._place(row, number)
            digest, trusted = row.previous, self.holds(row, number)

    def _with_digest(self, digest: str, number: int, trusted: bool) -> Link | None:
        """The row that the one after it names; what a changed row names must prove itself."""
        rows = [row for row in self.by_digest.get(digest, ()) if row.seq not in self.known]
        rows.sort(key=lambda row: (not self.holds(row, number), row.seq != number))
        if not rows:
            return None
        best = rows[0]
        return best if trusted or best.seq == number or self.holds(best, number) else None

    def _standing_at(self, number: int) -> Link | None:
        row = self.standing.get(number)
        return row if row is not None and row.seq not in self.known else None

    def _place_strays(self, rows: Sequence[Link]) -> None:
        """Rows moved between two gaps: one is found by trying, the others by their links."""
        tries = TRIES
        for row in rows:
            nearest = range(max(1, row.seq - NEAR), min(self.head_seq, row.seq + NEAR) + 1)
            free = [number for number in nearest if number not in self.placed]
            if row.seq in self.known or len(free) > tries:
                continue
            tries -= len(free)
            number = next((number for number in free if _holds(row, number)), None)
            if number is not None:
                self._place(row, number)
                self._place_linked(row, number)

    def _place_linked(self, row: Link, number: int) -> None:
        """The untouched rows that follow a stray, one after the other."""
        while True:
            number += 1
            found = (n for n in self.followers.get(row.digest, ()) if n.seq not in self.known)
            following = next((n for n in found if _holds(n, number)), None)
            if following is None or number in self.placed:
                return
            self._place(following, number)
            row = following

    def _place(self, row: Link, number: int) -> None:
        self.placed[number] = row
        self.known.add(row.seq)


def _compared(rows: Sequence[Link], placing: _Placing) -> list[Finding]:
    """Everything by which the rows differ from the chain that was sealed."""
    strays = {row.seq: row for row in rows if row.seq not in placing.known}
    findings: list[Finding] = []
    for number in range(1, placing.head_seq + 1):
        row = placing.placed.get(number)
        if row is None and number in strays:
            # It stands where nothing else stood, and nothing in it fits any more.
            findings.append(_finding(Fault.CHANGED, strays.pop(number)))
        elif row is None:
            findings.append(Finding(Fault.REMOVED, number))
        elif number in placing.resealed or not placing.holds(row, number):
            findings.append(_finding(Fault.CHANGED, row))
    findings += [_finding(Fault.INSERTED, row) for row in strays.values()]
    return findings + _reordered(placing)


def _reordered(placing: _Placing) -> list[Finding]:
    in_proven_order = [row for _number, row in sorted(placing.placed.items())]
    as_they_stand = sorted(in_proven_order, key=lambda row: row.seq)
    return [
        _finding(Fault.REORDERED, stands)
        for stands, stood in zip(as_they_stand, in_proven_order, strict=True)
        if stands is not stood
    ]


def _finding(fault: Fault, row: Link) -> Finding:
    return Finding(fault, row.seq, row.stream, row.event)


def _grouped(rows: Sequence[Link], field: str) -> dict[str, list[Link]]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, field)].append(row)
    return groups


def _holds(row: Link, seq: int) -> bool:
    return digest_of(row if row.seq == seq else replace(row, seq=seq)) == row.digest
