"""统计 of the cases received in a period: each figure is a count of lines of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.bookfilter import punctual
from gongkai.inforequests.rules.book import Punctuality
from gongkai.workdays.queries import calendar


@dataclass(frozen=True, slots=True)
class Figure:
    """一项: its key as the filter of the register takes it, and how many cases."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """依申请公开统计. Averages in working days from the start of the period to the decision."""

    total: int
    answered: int
    extended: int
    average_days: float | None
    by_organ: Sequence[Figure]
    by_channel: Sequence[Figure]
    by_kind: Sequence[Figure]
    by_outcome: Sequence[Figure]
    by_month: Sequence[Figure]
    by_punctuality: Sequence[Figure]

    @property
    def extension_rate(self) -> float | None:
        """Share of the cases that were extended, from 0 to 1."""
        return self.extended / self.total if self.total else None


def case_figures(rows: QuerySet[InformationRequest], today: date) -> CaseFigures:
    """The figures of these cases, which have a day of receipt. Eight queries, one of them for
    the calendar."""
    rows = rows.filter(received_on__isnull=False).order_by()
    standing = rows.aggregate(
        total=Count("pk"),
        answered=Count("pk", filter=Q(closed_on__isnull=False)),
        extended=Count("pk", filter=Q(extended=True)),
        **{f"is_{each}": Count("pk", filter=is_so) for each, is_so in punctual(today).items()},
    )
    months = rows.annotate(month=TruncMonth("received_on"))
    return CaseFigures(
        total=standing["total"],
        answered=standing["answered"],
        extended=standing["extended"],
        average_days=_average(rows),
        by_organ=_by(rows, "organ__code", largest_first=True),
        by_channel=_by(rows, "channel", largest_first=True),
        by_kind=_by(rows, "applicant_kind", largest_first=True),
        by_outcome=_by(rows.exclude(outcome=""), "outcome", largest_first=True),
        by_month=_by(months, "month"),
        by_punctuality=[Figure(each.value, standing[f"is_{each}"]) for each in Punctuality],
    )


def _by(
    rows: QuerySet[InformationRequest], column: str, *, largest_first: bool = False
) -> list[Figure]:
    counted = rows.values_list(column).annotate(number=Count("pk"))
    found = [Figure(_key(key), number) for key, number in counted]
    return sorted(found, key=lambda each: (-each.count if largest_first else 0, each.key))


def _key(value: object) -> str:
    return value.strftime("%Y-%m") if isinstance(value, date) else str(value)


def _average(rows: QuerySet[InformationRequest]) -> float | None:
    """Cases with the same two days are counted together: so many pairs of days there are, at
    most, and not so many cases."""
    closed = rows.filter(closed_on__isnull=False, counts_from__isnull=False)
    days, found, cases = calendar(), 0, 0
    pairs = closed.values_list("counts_from", "closed_on").annotate(number=Count("pk"))
    for begins_on, ends_on, number in pairs:
        if ends_on >= begins_on:
            found += days.between(begins_on, ends_on) * number
            cases += number
    return found / cases if cases else None
