"""年度报告表三: the cells that one request is counted in (国办公开办函〔2019〕60号、〔2021〕30号).

The report counts the other way round, from all requests to a cell; this is the same rule asked
from the side of the case, so that whoever works on it knows what it will show up as.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.outcomes import GKB_2019, GKB_2021, OUTCOME_RULES, Outcome

FIRST_REPORT = 2019
FIRST_WITH_LAYOUT_2021 = 2021


class Part(StrEnum):
    """表三的四个部分."""

    RECEIVED = "received"
    CARRIED_IN = "carried_in"
    CLOSED = "closed"
    CARRIED_OUT = "carried_out"


_ROWS = {Part.RECEIVED: "r1", Part.CARRIED_IN: "r2", Part.CARRIED_OUT: "r4"}


@dataclass(frozen=True, slots=True)
class FedCell:
    """A cell of the report on `year`; totals over it are not listed."""

    year: int
    part: Part
    address: str


def cells_fed(
    kind: ApplicantKind,
    received_on: date | None,
    closed_on: date | None,
    outcome: Outcome | None,
    today: date,
) -> tuple[FedCell, ...]:
    """The cells a request feeds by what is certain today, oldest year first.

    None before receipt is settled. An open request is carried over only when its year is over.
    """
    if received_on is None:
        return ()
    found = _found(received_on.year, closed_on, outcome, (closed_on or today).year)
    return tuple(
        FedCell(year, part, f"t3.{row}.{kind.value}")
        for year, part, row in found
        if year >= FIRST_REPORT
    )


def _found(
    first: int, closed_on: date | None, outcome: Outcome | None, last: int
) -> Iterator[tuple[int, Part, str]]:
    for year in range(first, last + 1):
        begins = Part.RECEIVED if year == first else Part.CARRIED_IN
        yield year, begins, _ROWS[begins]
        if year < last:
            yield year, Part.CARRIED_OUT, _ROWS[Part.CARRIED_OUT]
        elif closed_on is not None and outcome is not None:
            layout = GKB_2021 if year >= FIRST_WITH_LAYOUT_2021 else GKB_2019
            yield year, Part.CLOSED, OUTCOME_RULES[outcome].row(layout)
