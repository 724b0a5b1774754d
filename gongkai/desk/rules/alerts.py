"""期限提醒: how near a period must be to its end, and who is then told.

T1–T17 are statute; at how many days whom one tells is not. The figures and roles here are ours
[设计], and an installation may set others (`GONGKAI_ALERTS`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.inforequests.rules.deadlines import Debtor, Term
from gongkai.inforequests.rules.remaining import workdays_left
from gongkai.workdays.rules.calendar import WorkdayCalendar


class Level(StrEnum):
    """提醒级别, the least urgent first."""

    SEVEN = "seven"
    THREE = "three"
    ONE = "one"
    OVERDUE = "overdue"


LEVELS = tuple(Level)
_EVERY = frozenset(Level)
# Seven working days or less from the start: the first levels would come with the case itself.
_SHORT = frozenset({Level.THREE, Level.ONE, Level.OVERDUE})
_SAME_DAY = frozenset({Level.ONE, Level.OVERDUE})
# A chance that is lost when it ends; then there is nothing left to do.
_CHANCE = frozenset({Level.THREE, Level.ONE})
_LAPSED = frozenset({Level.OVERDUE})

_OWN_LEVELS: dict[Term, frozenset[Level]] = {
    Term.CONFIRM_LETTER: _SAME_DAY,
    Term.ASK_CORRECTION: _CHANCE,
    Term.DEFEND_SIMPLY: _SHORT,
}


@dataclass(frozen=True, slots=True)
class AlertPolicy:
    """提醒口径. `days` are working days left; `told` is who is told besides the post that owes the
    step, by level: from each level on, not before. Roles by their names in `organs.roles`."""

    days: Mapping[Level, int] = field(
        default_factory=lambda: {Level.SEVEN: 7, Level.THREE: 3, Level.ONE: 1}
    )
    told: Mapping[Level, frozenset[str]] = field(
        default_factory=lambda: {
            Level.SEVEN: frozenset(),
            Level.THREE: frozenset({"intake", "supervisor"}),
            Level.ONE: frozenset({"signer"}),
            Level.OVERDUE: frozenset(),
        }
    )
    # From this level on, whoever supervises the organ above is told.
    above_from: Level = Level.OVERDUE

    @property
    def reach(self) -> int:
        """The most working days before an end at which anybody is told."""
        return max(self.days.values())

    def roles_told(self, level: Level) -> frozenset[str]:
        """The roles of the organ that are told at this level, besides the post that owes."""
        so_far = LEVELS[: LEVELS.index(level) + 1]
        return frozenset().union(*(self.told[each] for each in so_far))

    def tells_above(self, level: Level) -> bool:
        """Whether the organ above is told at this level."""
        return LEVELS.index(level) >= LEVELS.index(self.above_from)

    def levels_for(self, role: str) -> tuple[Level, ...]:
        """The levels at which this role of the organ is told."""
        return tuple(level for level in LEVELS if role in self.roles_told(level))


DEFAULT_POLICY = AlertPolicy()


def policy_with(values: Mapping[str, Any], roles: Collection[str]) -> AlertPolicy:
    """The defaults with what an installation sets: `days` and `told` by level, `above_from`.
    `roles` are those there are.

    Raises ValueError for what cannot be meant.
    """
    if unknown := set(values) - {"days", "told", "above_from"}:
        raise ValueError(sorted(unknown)[0])
    days = dict(DEFAULT_POLICY.days)
    for name, number in dict(values.get("days", {})).items():
        if Level(name) not in days or not isinstance(number, int) or number < 0:
            raise ValueError(name)
        days[Level(name)] = number
    if sorted(days.values(), reverse=True) != list(days.values()):
        raise ValueError("days")
    told = dict(DEFAULT_POLICY.told)
    for name, named in dict(values.get("told", {})).items():
        if unknown := set(named) - set(roles):
            raise ValueError(sorted(unknown)[0])
        told[Level(name)] = frozenset(named)
    above = Level(values.get("above_from", DEFAULT_POLICY.above_from))
    return replace(DEFAULT_POLICY, days=days, told=told, above_from=above)


def level_of(
    due_on: date, today: date, calendar: WorkdayCalendar, policy: AlertPolicy = DEFAULT_POLICY
) -> Level | None:
    """The level that an end has reached; None while it is further off than any.

    The last day itself is the level of one day; the day after it, also a day off, is overdue.
    """
    if due_on < today:
        return Level.OVERDUE
    left = workdays_left(due_on, today, calendar)
    reached = [level for level, days in policy.days.items() if left <= days]
    return max(reached, key=LEVELS.index, default=None)


def alert_level(
    term: Term,
    owed_by: Debtor,
    due_on: date,
    today: date,
    calendar: WorkdayCalendar,
    policy: AlertPolicy = DEFAULT_POLICY,
) -> Level | None:
    """The level at which this period is to be alerted today; None where it is not."""
    level = level_of(due_on, today, calendar, policy)
    return level if level in levels_of(term, owed_by) else None


def levels_of(term: Term, owed_by: Debtor) -> frozenset[Level]:
    """The levels this period has. Of what others owe, the office has to note only the lapse."""
    return _LAPSED if owed_by is not Debtor.ORGAN else _OWN_LEVELS.get(term, _EVERY)
