"""期限: every period of the case, and the answering period day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.clock import Clock, Day, DayKind
from gongkai.inforequests.rules.deadlines import Deadline
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.organs.access import Viewer
from gongkai.workdays.queries import calendar

ANCHOR = "clock"
TITLE = gettext_lazy("期限")
TEMPLATE = "inforequests/desk/panels/clock.html"


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


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Always."""
    return True


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Folded from the acts of the case."""
    history, days, policy = queries.history(row), calendar(), queries.policy()
    case = fold(history, days, policy)
    return {
        "clock": case.clock,
        "days": _days(case.clock),
        "deadlines": [DeadlineLine.of(deadline) for deadline in case.deadlines],
        "flags": [phrases.FLAGS[flag] for flag in sorted(case.flags)],
        "unverified": leans_on(history, days, policy).values(),
    }


def _days(clock: Clock | None) -> list[DayLine]:
    return [DayLine.of(day) for day in clock.days] if clock else []
