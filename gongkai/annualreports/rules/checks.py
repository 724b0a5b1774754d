"""核验: does a report add up, and does it agree with the year before?

Two readings of a blank are told apart. A blank figure among filled ones counts as 0 and is
mentioned (V-BLANK). A blank *total* over filled parts is unknown: identities that need it are
skipped, and that is mentioned too (V-NOTOTAL).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from gongkai.annualreports.rules import value_checks
from gongkai.annualreports.rules.layouts import (
    Cells,
    Identity,
    Layout,
    Previous,
    Severity,
    Term,
    Value,
)
from gongkai.annualreports.rules.results import (
    CheckResult,
    Context,
    LastYear,
    Outcome,
    Skipped,
)

__all__ = ["CheckResult", "Context", "LastYear", "Outcome", "Skipped", "evaluate", "findings"]


def evaluate(layout: Layout, cells: Cells, context: Context) -> tuple[CheckResult, ...]:
    """Every identity, then every rule on values, in the order of the layout file."""
    return (
        *(_identity(identity, layout, cells, context) for identity in layout.identities),
        *_blanks(layout, cells),
        *_missing_totals(layout, cells),
        *value_checks.evaluate(layout, cells, context),
    )


def findings(results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """The results somebody has to look at."""
    return tuple(result for result in results if result.failed)


def _identity(identity: Identity, layout: Layout, cells: Cells, context: Context) -> CheckResult:
    result = _partial_result(identity)
    if identity.previous is not Previous.NONE and not _has_previous(identity, layout, context):
        return result(outcome=Outcome.SKIPPED, skipped=Skipped.NO_PREVIOUS)
    values = {term: _value(term, cells, context) for term in identity.terms}
    if all(value is None for value in values.values()):
        return result(outcome=Outcome.SKIPPED, skipped=Skipped.ALL_BLANK)
    if any(_total_unknown(term, identity, layout, cells, context) for term in identity.terms):
        return result(outcome=Outcome.SKIPPED, skipped=Skipped.NO_TOTAL)
    left = sum(term.sign * (values[term] or 0) for term in identity.left)
    right = sum(term.sign * (values[term] or 0) for term in identity.right)
    outcome = Outcome.PASSED if _holds(left, identity.op, right) else Outcome.FAILED
    return result(outcome=outcome, left=left, right=right)


def _partial_result(identity: Identity) -> partial[CheckResult]:
    """A result of an identity, all but its outcome."""
    return partial(
        CheckResult,
        id=identity.id,
        severity=identity.severity,
        source=identity.source,
        cells=tuple(str(term) for term in identity.terms),
        at=identity.at,
        op=identity.op,
    )


def _has_previous(identity: Identity, layout: Layout, context: Context) -> bool:
    if context.last_year is None:
        return False
    return identity.previous is Previous.ANY_LAYOUT or context.last_year.layout == layout.id


def _value(term: Term, cells: Cells, context: Context) -> Value:
    return _source(term, cells, context).get(term.address)


def _source(term: Term, cells: Cells, context: Context) -> Cells:
    if not term.previous:
        return cells
    assert context.last_year is not None
    return context.last_year.cells


def _total_unknown(
    term: Term, identity: Identity, layout: Layout, cells: Cells, context: Context
) -> bool:
    """A total left blank though its parts are filled (or, in its own identity, at all)."""
    own = _source(term, cells, context)
    if term.address not in layout.totals or own.get(term.address) is not None:
        return False
    if identity.defines and term in identity.right:
        return True
    return any(own.get(part) is not None for part in _parts(layout, term.address))


def _parts(layout: Layout, total: str) -> Iterator[str]:
    for identity in layout.identities:
        if identity.defines and identity.right[0].address == total:
            yield from (term.address for term in identity.left)


def _holds(left: int | Decimal, op: str, right: int | Decimal) -> bool:
    if op == "<=":
        return left <= right
    if op == ">=":
        return left >= right
    return left == right


def _blanks(layout: Layout, cells: Cells) -> Iterator[CheckResult]:
    """V-BLANK, once for each table that mixes blanks with figures (or is blank altogether)."""
    for table in layout.tables:
        addresses = [address for address in layout.cells if address.startswith(f"{table.id}.")]
        blank = tuple(address for address in addresses if cells.get(address) is None)
        if blank:
            yield CheckResult(
                "V-BLANK",
                Severity.INFO,
                Outcome.FAILED,
                "没有的应填 0；空格与 0 不是一回事，核验时按 0 计",
                cells=blank,
                at=table.id,
            )


def _missing_totals(layout: Layout, cells: Cells) -> Iterator[CheckResult]:
    for address in layout.cells:
        if address not in layout.totals or cells.get(address) is not None:
            continue
        if any(cells.get(part) is not None for part in _parts(layout, address)):
            yield CheckResult(
                "V-NOTOTAL",
                Severity.INFO,
                Outcome.FAILED,
                "分项已填而总计为空，用到这一总计的勾稽关系不能核验",
                cells=(address,),
            )
