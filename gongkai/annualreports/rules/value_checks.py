"""数据核验: rules that look at single values (V-…) or at the form used (L-…).

Each rule is a function named after its id; a layout file lists those that apply, with their
parameters. A rule returns what it objects to, or why it cannot be decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gongkai.annualreports.rules.derivation import is_possible
from gongkai.annualreports.rules.layouts import Cells, Kind, Layout, Value, ValueCheck
from gongkai.annualreports.rules.results import CheckResult, Context, Outcome, Skipped


@dataclass(frozen=True, slots=True)
class Objection:
    """核验意见: what a rule found: the cells, and the two sides where it compared."""

    cells: tuple[str, ...] = ()
    left: int | Decimal | None = None
    op: str = ""
    right: int | Decimal | None = None


NOTHING = Objection()


@dataclass(frozen=True, slots=True)
class Subject:
    """A report under one rule."""

    layout: Layout
    cells: Cells
    context: Context
    check: ValueCheck

    def value(self, address: str) -> Value:
        """The figure at an address, None where blank."""
        return self.cells.get(address)

    def last_year(self, address: str) -> Value:
        """The figure at the same address a year before, if that report had it."""
        previous = self.context.last_year
        return previous.cells.get(address) if previous else None

    def sum(self, name: str) -> int | Decimal:
        """The sum of a group of cells named by the layout file."""
        return sum(self.value(address) or 0 for address in self.check.cells[name])

    def money(self) -> Iterator[str]:
        """The addresses of sums of money."""
        for address, spec in self.layout.cells.items():
            if spec.column.kind is Kind.DECIMAL:
                yield address


Verdict = list[Objection] | Skipped
Rule = Callable[[Subject], Verdict]


def evaluate(layout: Layout, cells: Cells, context: Context) -> Iterator[CheckResult]:
    """The results of every rule the layout lists; one failed result for each objection."""
    for check in layout.value_checks:
        verdict = RULES[check.id](Subject(layout, cells, context, check))
        if isinstance(verdict, Skipped):
            yield _result(check, Outcome.SKIPPED, skipped=verdict)
        elif not verdict:
            yield _result(check, Outcome.PASSED)
        else:
            yield from (_result(check, Outcome.FAILED, found) for found in verdict)


def _result(
    check: ValueCheck,
    outcome: Outcome,
    objection: Objection = NOTHING,
    skipped: Skipped | None = None,
) -> CheckResult:
    return CheckResult(
        id=check.id,
        severity=check.severity,
        outcome=outcome,
        source=check.source,
        cells=objection.cells,
        left=objection.left,
        op=objection.op,
        right=objection.right,
        skipped=skipped,
        verified=check.verified,
    )


def layout_of_the_year(subject: Subject) -> Verdict:
    """L-YEAR: the form must be the one issued for the report year."""
    return [] if subject.layout.covers(subject.context.year) else [Objection()]


def rules_by_an_organ_that_makes_none(subject: Subject) -> Verdict:
    """L-RULEMAKER: 规章 are enacted by ministries, provinces and cities with districts only."""
    if subject.context.may_make_rules:
        return []
    filled = tuple(address for address in subject.check.cells["rows"] if subject.value(address))
    if subject.context.may_make_rules is None and filled:
        return Skipped.UNKNOWN_ORGAN
    return [Objection(filled)] if filled else []


def impossible_values(subject: Subject) -> Verdict:
    """V-KIND: pieces are whole numbers from 0 up."""
    return [
        Objection((address,))
        for address, value in subject.cells.items()
        if value is not None and not is_possible(subject.layout, address, value)
    ]


def wrong_unit(subject: Subject) -> Verdict:
    """V-UNIT: sums are in 万元; 元 beside a figure, or ten thousand times last year's, is wrong."""
    ratio = subject.check.parameters["ratio"]
    decided, objections = False, []
    for address in subject.money():
        unit = subject.context.units.get(address)
        value, before = subject.value(address), subject.last_year(address)
        decided = decided or unit is not None or bool(value and before)
        if unit is not None and unit != subject.layout.cell(address).column.unit:
            objections.append(Objection((address,)))
        elif value and before:
            change = max(Fraction(value) / Fraction(before), Fraction(before) / Fraction(value))
            if ratio["from"] <= change <= ratio["to"]:
                objections.append(Objection((address,), before, "~", value))
    return objections if decided else Skipped.NO_SUMS


def rounded_money(subject: Subject) -> Verdict:
    """V-ROUND: whole 万元 after a year with decimals."""
    if subject.context.last_year is None:
        return Skipped.NO_PREVIOUS
    return [
        Objection((address,), subject.last_year(address), "~", subject.value(address))
        for address in subject.money()
        if subject.value(address)
        and _is_whole(subject.value(address))
        and not _is_whole(subject.last_year(address))
    ]


def _is_whole(value: Value) -> bool:
    return value is None or value == int(value)


def items_in_place_of_decisions(subject: Subject) -> Verdict:
    """V-ITEMDEC: as many decisions as there are items: probably the items were copied."""
    objections = []
    for address in subject.layout.cells:
        row, _, column = address.rpartition(".")
        if column != "decisions":
            continue
        items = (subject.value(f"{row}.prev_items") or 0) + (subject.value(f"{row}.delta") or 0)
        if items and subject.value(address) == items:
            named = (f"{row}.prev_items", f"{row}.delta", address)
            objections.append(Objection(named, items, "!=", subject.value(address)))
    return objections


def too_many_other_outcomes(subject: Subject) -> Verdict:
    """V-OTHERHIGH: （六）其他处理 was made for a handful of cases."""
    part, whole = subject.sum("part"), subject.sum("whole")
    threshold = Fraction(subject.check.parameters["threshold"])
    if whole and Fraction(part) / Fraction(whole) > threshold:
        named = subject.check.cells["part"] + subject.check.cells["whole"]
        return [Objection(named, part, "/", whole)]
    return []


def other_outcomes_in_one_row(subject: Subject) -> Verdict:
    """L-OTHER1: the form of 2021 splits （六）其他处理 into three rows."""
    blank = all(subject.value(address) is None for address in subject.check.cells["blank"])
    filled = any(subject.value(address) is not None for address in subject.check.cells["filled"])
    return [Objection(subject.check.cells["blank"])] if blank and filled else []


def suits_without_review(subject: Subject) -> Verdict:
    """V-REVIEWFIRST: 复议法第23条 sends refusals under 条例 14 to 16 to 复议 before the court."""
    suits = subject.context.unreviewed_suits
    if suits is None:
        return Skipped.NO_RECORDS
    (total,) = subject.check.cells["total"]
    return [Objection((total,), suits, "~", subject.value(total))] if suits else []


RULES: dict[str, Rule] = {
    "L-YEAR": layout_of_the_year,
    "L-RULEMAKER": rules_by_an_organ_that_makes_none,
    "L-OTHER1": other_outcomes_in_one_row,
    "V-KIND": impossible_values,
    "V-UNIT": wrong_unit,
    "V-ROUND": rounded_money,
    "V-ITEMDEC": items_in_place_of_decisions,
    "V-OTHERHIGH": too_many_other_outcomes,
    "V-REVIEWFIRST": suits_without_review,
}
