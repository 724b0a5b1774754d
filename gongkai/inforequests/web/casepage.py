"""What the case page shows of the acts: clock, deadlines, course, letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.clock import Clock, Day, DayKind
from gongkai.inforequests.rules.deadlines import Deadline
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.ledger.queries import stream
from gongkai.workdays.queries import calendar


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the clock in words."""

    on: date
    kind: str
    number: int | None
    reason: str
    article: str
    provisional: bool

    @classmethod
    def of(cls, day: Day) -> DayLine:
        reason = phrases.day_reason(day.reason)
        return cls(day.on, day.kind.value, day.number, reason, day.article, day.provisional)

    @property
    def is_quiet(self) -> bool:
        """A weekend or holiday, which the page may show lightly."""
        return self.kind == DayKind.SKIPPED


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One period of the case in words."""

    name: str
    due_on: date | None
    met_on: date | None
    article: str
    provisional: bool
    unverified: bool

    @classmethod
    def of(cls, deadline: Deadline) -> DeadlineLine:
        return cls(
            str(phrases.TERMS[deadline.term]),
            deadline.due_on,
            deadline.met_on,
            deadline.article,
            deadline.provisional,
            not deadline.grade.is_settled,
        )


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One entry of the ledger in words."""

    event: str
    on: str
    at: datetime
    recorded_at: datetime
    actor: str


def context(row: InformationRequest) -> dict[str, Any]:
    """Everything of the case page that is folded from the ledger."""
    days, policy, history = calendar(), queries.policy(), queries.history(row)
    case = fold(history, days, policy)
    outcome = Outcome(row.outcome) if row.outcome else None
    return {
        "case": case,
        "clock": case.clock,
        "days": _days(case.clock),
        "deadlines": [DeadlineLine.of(deadline) for deadline in case.deadlines],
        "flags": [phrases.FLAGS[flag] for flag in sorted(case.flags)],
        "unverified": leans_on(history, days, policy).values(),
        "outcome_rule": OUTCOME_RULES[outcome] if outcome else None,
        "course": _course(row),
        "letters": row.letters.all(),
        "parties": row.parties.all(),
        "others": queries.same_applicant(row).order_by("-arrived_on", "-id")[:10],
    }


def _days(clock: Clock | None) -> list[DayLine]:
    return [DayLine.of(day) for day in clock.days] if clock else []


def _course(row: InformationRequest) -> list[CourseLine]:
    return [
        CourseLine(
            phrases.event(entry.event),
            entry.data.get("on", ""),
            entry.at,
            entry.recorded_at,
            entry.actor,
        )
        for entry in stream(row.stream)
    ]
