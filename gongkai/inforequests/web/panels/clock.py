"""期限: every period of the case, and the answering period day by day."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.explanation import DayLine, DeadlineLine
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.clock import Clock
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.organs.access import Viewer
from gongkai.workdays.queries import calendar

ANCHOR = "clock"
TITLE = gettext_lazy("期限")
TEMPLATE = "inforequests/desk/panels/clock.html"


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
        "deadlines": [DeadlineLine.of(each, timezone.localdate()) for each in case.deadlines],
        "flags": [phrases.FLAGS[flag] for flag in sorted(case.flags)],
        "unverified": leans_on(history, days, policy).values(),
    }


def _days(clock: Clock | None) -> list[DayLine]:
    return [DayLine.of(day) for day in clock.days] if clock else []
