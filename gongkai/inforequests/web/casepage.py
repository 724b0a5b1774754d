"""What the case page shows of the acts: clock, deadlines, course, letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.clock import Clock, Day, DayKind
from gongkai.inforequests.rules.deadlines import Deadline
from gongkai.inforequests.rules.letter_text import missing
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.inforequests.rules.reportcells import FedCell, Part, cells_fed
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


_PARTS = {
    Part.RECEIVED: _("本年新收"),
    Part.CARRIED_IN: _("上年结转"),
    Part.CARRIED_OUT: _("结转下年度继续办理"),
}


@dataclass(frozen=True, slots=True)
class FedLine:
    """One cell of the annual report that the case is counted in, in words."""

    year: int
    name: str
    address: str

    @classmethod
    def of(cls, cell: FedCell, row: InformationRequest) -> FedLine:
        name = _PARTS.get(cell.part) or row.get_outcome_display()
        return cls(cell.year, f"{name} · {row.get_applicant_kind_display()}", cell.address)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """办理经过: one entry of the ledger in words."""

    event: str
    on: str
    at: datetime
    recorded_at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of the case: what it is, what it still lacks, and what is not settled in it."""

    letter: Letter
    key: str
    title: str
    lacks: tuple[str, ...]
    note: str

    @classmethod
    def of(cls, letter: Letter, known: queries.CaseLetters) -> LetterLine:
        covered = known.covered_name(letter)
        lacks = missing(known.facts(letter, covered))
        jurisdiction = known.offices.jurisdiction(letter.issued_on)
        is_open = letter.kind in OUTCOME_OF and not jurisdiction.grade.is_settled
        return cls(
            letter,
            known.key_of(letter),
            LETTER_RULES[letter.kind].title,
            tuple(str(phrases.LETTER_ELEMENTS[element]) for element in lacks),
            jurisdiction.note if is_open else "",
        )


def context(row: InformationRequest) -> dict[str, Any]:
    """Everything of the case page that is folded from the ledger."""
    letters = queries.CaseLetters(row)
    days, policy, history = calendar(), queries.policy(), letters.acts
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
        "fed": _fed(row),
        "letters": [LetterLine.of(letter, letters) for letter in letters.all],
        "parties": row.parties.all(),
        "others": queries.same_applicant(row).order_by("-arrived_on", "-id")[:10],
    }


def _days(clock: Clock | None) -> list[DayLine]:
    return [DayLine.of(day) for day in clock.days] if clock else []


def _fed(row: InformationRequest) -> list[FedLine]:
    outcome = Outcome(row.outcome) if row.outcome else None
    kind, today = ApplicantKind(row.applicant_kind), timezone.localdate()
    cells = cells_fed(kind, row.received_on, row.closed_on, outcome, today)
    return [FedLine.of(cell, row) for cell in cells]


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
