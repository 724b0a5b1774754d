"""信息处理费 (国办函〔2020〕109号): two progressive tariffs of which a notice uses one, in 元.

The tariffs stand in a table by the day from which they hold; `Quote` explains an amount line by
line. What of the method rests on excerpts alone is named in `FEE_POINTS` with its grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.errors import FeeNotYetLawful, NegativeCount


class Tariff(StrEnum):
    """收费标准 (收费办法第3条)."""

    BY_CASE = "by_case"  # 按件: requests of one applicant in one calendar month
    BY_PAGE = "by_page"  # 按量: pages handed over in one request


@dataclass(frozen=True, slots=True)
class Bracket:
    """计费区间 from `first` to `last`, both included; `last` None for the one without end."""

    first: int
    last: int | None
    price: int

    def count(self, quantity: int) -> int:
        """How many of the first `quantity` lie in it."""
        end = quantity if self.last is None else min(quantity, self.last)
        return max(end - self.first + 1, 0)


@dataclass(frozen=True, slots=True)
class Schedule:
    """收费标准表 in force from `begins_on`.

    Beyond the last of `by_case` every further `step` requests cost `rise` 元 more apiece.
    """

    title: str
    number: str
    begins_on: Ruling[date]
    by_case: tuple[Bracket, ...]
    step: int
    rise: int
    by_page: tuple[Bracket, ...]

    def brackets(self, tariff: Tariff) -> Iterator[Bracket]:
        """The brackets from below; those by case never end."""
        if tariff is Tariff.BY_PAGE:
            yield from self.by_page
            return
        yield from self.by_case
        above = self.by_case[-1]
        while above.last is not None:
            above = Bracket(above.last + 1, above.last + self.step, above.price + self.rise)
            yield above

    def free(self, tariff: Tariff) -> int:
        """免费线: up to here nothing is charged."""
        return next(each.last or 0 for each in self.brackets(tariff))


SCHEDULES = (
    Schedule(
        title="政府信息公开信息处理费管理办法",
        number="国办函〔2020〕109号",
        begins_on=Ruling(
            date(2021, 1, 1),
            "收费办法",
            Grade.UNVERIFIED,
            "施行日期2021年1月1日没有核对到原文，此前的申请不收费。",
        ),
        by_case=(Bracket(1, 10, 0), Bracket(11, 30, 100)),
        step=10,
        rise=100,
        by_page=(
            Bracket(1, 30, 0),
            Bracket(31, 100, 10),
            Bracket(101, 200, 20),
            Bracket(201, None, 40),
        ),
    ),
)

FEE_POINTS: dict[str, Ruling[bool]] = {
    "one_tariff": Ruling(
        True, "收费办法第3条", Grade.EXCERPTS, "按件、按量由机关选一种，同一件申请不重复计收。"
    ),
    "case_by_month": Ruling(
        True,
        "收费办法第3条、第4条",
        Grade.EXCERPTS,
        "按件计收时，同一申请人一个自然月内向本机关提出的申请累计计件，每月重新计。",
    ),
    "split_counts": Ruling(
        True, "收费办法第4条", Grade.EXCERPTS, "一件申请拆分后，各件分别计件，并在通知里说明拆分。"
    ),
    "withdrawn_counts": Ruling(
        True,
        "收费办法第4条",
        Grade.DESIGN,
        "撤回的、并案办理的申请仍然各计一件；要求更正记录的不计件。办法没有写明，由本机关确认。",
    ),
    "pages_apart": Ruling(
        True, "收费办法第5条", Grade.UNVERIFIED, "按量计收时，不同申请的页数不累加。"
    ),
    "page_is_a4": Ruling(
        True, "收费办法第5条", Grade.UNVERIFIED, "A4及以下幅面的单面算1页，更大幅面的换算没有核对。"
    ),
    "public_not_by_page": Ruling(
        True,
        "收费办法第5条",
        Grade.UNVERIFIED,
        "已经主动公开、只告知获取途径的，不按量计收；当场查阅、抄录或者网上查看的也不按量计收。",
    ),
}


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """一行计算: so many of one bracket at its price."""

    bracket: Bracket
    count: int

    @property
    def sum(self) -> int:
        """In 元."""
        return self.count * self.bracket.price


@dataclass(frozen=True, slots=True)
class Quote:
    """费用计算 with its lines. `quantity` counts requests of the month or pages.

    `is_single`: the price of the one request in this place of the month, not of all up to it.
    """

    schedule: Schedule
    tariff: Tariff
    quantity: int
    lines: tuple[QuoteLine, ...]
    is_single: bool = False

    @property
    def amount(self) -> int:
        """应缴金额 in 元."""
        return sum(line.sum for line in self.lines)


@dataclass(frozen=True, slots=True)
class FeeAsk:
    """拟收的信息处理费, as a check reads it. `form` is how the applicant wants the information."""

    tariff: Tariff
    quantity: int
    amount: int
    split_note: str = ""
    form: str = ""


# 按量 is for copies that are handed over; looking at them on the spot or on the net is none.
COPIED_FORMS = frozenset({"email", "post", "pick_up"})


def schedule_on(day: date) -> Schedule:
    """The tariffs in force on the day. Raises FeeNotYetLawful before the first."""
    found = [each for each in SCHEDULES if each.begins_on.value <= day]
    if not found:
        raise FeeNotYetLawful(on=day, begins_on=SCHEDULES[0].begins_on.value)
    return found[-1]


def quote(tariff: Tariff, quantity: int, schedule: Schedule = SCHEDULES[-1]) -> Quote:
    """The sum for the first `quantity` requests of a month, or for so many pages."""
    if quantity < 0:
        raise NegativeCount(count=quantity)
    lines = []
    for bracket in schedule.brackets(tariff):
        count = bracket.count(quantity)
        if not count:
            break
        lines.append(QuoteLine(bracket, count))
    return Quote(schedule, tariff, quantity, tuple(lines))


def quote_one(tariff: Tariff, quantity: int, schedule: Schedule = SCHEDULES[-1]) -> Quote:
    """What one request is charged: by its place in the month, or by its own pages."""
    whole = quote(tariff, quantity, schedule)
    if tariff is Tariff.BY_PAGE:
        return whole
    last = tuple(QuoteLine(line.bracket, 1) for line in whole.lines[-1:])
    return Quote(schedule, tariff, quantity, last, is_single=True)


def same_applicant(
    own: int, known_by: Iterable[tuple[int, str]], judged_same: Iterable[tuple[int, int]]
) -> frozenset[int]:
    """Which requests are the applicant's of request `own`: same number, or judged the same person.

    `known_by` pairs each request with the mark of its applicant's number, "" where it has none;
    what is judged the same of one request holds for all under its mark.
    """
    marks = dict(known_by)
    under: dict[str, set[int]] = {}
    for request, mark in marks.items():
        if mark:
            under.setdefault(mark, set()).add(request)
    beside: dict[int, set[int]] = {}
    for one, other in judged_same:
        if one in marks and other in marks:
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    found, waiting = {own}, [own]
    while waiting:
        each = waiting.pop()
        mark = marks.get(each, "")
        fresh = (beside.get(each, set()) | (under.get(mark, set()) if mark else set())) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)
