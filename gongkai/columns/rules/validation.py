"""Whether a list of column specs is a usable catalogue.

The check works on the flat list and trusts nothing about its order, so that a list which
an officer uploads is judged exactly as the one in the package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from gongkai.columns.rules import faults
from gongkai.columns.rules.faults import Fault
from gongkai.columns.rules.specs import ColumnSpec, Grade, Kind

CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LIMIT: Final = re.compile(
    r"WD[1-9]\d?|D[1-9]\d{0,2}|ASAP|ALWAYS|FIXED\((0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\)"
)
ARTICLE: Final = re.compile(r"([1-9]|[1-4]\d|5[0-6])(\(([1-9]|1[0-5])\))?")
"""条例 has 56 articles; the longest list in it, article 20, has 15 items."""
CYCLE_DAYS: Final = range(1, 367)


def faults_of(specs: Sequence[ColumnSpec]) -> tuple[Fault, ...]:
    """Everything wrong with ``specs``, in a stable order; empty when the list is sound."""
    by_code = {spec.code: spec for spec in specs}
    parents = {spec.parent for spec in specs if spec.parent}
    found = list(_duplicates(specs))
    for spec in specs:
        found += _form(spec)
        found += _place(spec, by_code)
        if spec.code in parents:
            found += _branch(spec)
        else:
            found += _leaf(spec, by_code)
    return tuple(found)


def _duplicates(specs: Iterable[ColumnSpec]) -> Iterator[Fault]:
    for code, times in Counter(spec.code for spec in specs).items():
        if times > 1:
            yield Fault(faults.DUPLICATE_CODE, code, str(times))


def _form(spec: ColumnSpec) -> Iterator[Fault]:
    """Faults of the entry by itself, wherever it hangs."""
    if not CODE.fullmatch(spec.code):
        yield Fault(faults.BAD_CODE, spec.code, spec.code)
    if not spec.name.strip():
        yield Fault(faults.BLANK_NAME, spec.code)
    if not LIMIT.fullmatch(spec.limit):
        yield Fault(faults.BAD_LIMIT, spec.code, spec.limit)
    if spec.article is not None and not ARTICLE.fullmatch(spec.article):
        yield Fault(faults.BAD_ARTICLE, spec.code, spec.article)
    if spec.cycle_days is not None and spec.cycle_days not in CYCLE_DAYS:
        yield Fault(faults.CYCLE_OUT_OF_RANGE, spec.code, str(spec.cycle_days))
    for basis in spec.basis:
        if basis.number is None and basis.grade is not Grade.UNVERIFIED:
            yield Fault(faults.BASIS_WITHOUT_NUMBER, spec.code, basis.key)


def _place(spec: ColumnSpec, by_code: Mapping[str, ColumnSpec]) -> Iterator[Fault]:
    if spec.parent is None:
        return
    if spec.parent not in by_code:
        yield Fault(faults.UNKNOWN_PARENT, spec.code, spec.parent)
    elif _returns_to_itself(spec, by_code):
        yield Fault(faults.CYCLE_IN_TREE, spec.code, spec.parent)


def _returns_to_itself(spec: ColumnSpec, by_code: Mapping[str, ColumnSpec]) -> bool:
    seen = {spec.code}
    above = by_code.get(spec.parent or "")
    while above is not None:
        if above.code in seen:
            return True
        seen.add(above.code)
        above = by_code.get(above.parent or "")
    return False


def _branch(spec: ColumnSpec) -> Iterator[Fault]:
    if not spec.kind.may_branch:
        yield Fault(faults.PARENT_CANNOT_BRANCH, spec.code, spec.kind)


def _leaf(spec: ColumnSpec, by_code: Mapping[str, ColumnSpec]) -> Iterator[Fault]:
    if spec.kind is Kind.TOPIC:
        yield Fault(faults.TOPIC_WITHOUT_COLUMNS, spec.code)
    if not spec.duty:
        yield Fault(faults.LEAF_WITHOUT_DUTY, spec.code)
    if not spec.basis:
        yield Fault(faults.LEAF_WITHOUT_BASIS, spec.code)
    if not _target_is_sound(spec, by_code):
        yield Fault(faults.BAD_TARGET, spec.code, spec.target or "")


def _target_is_sound(spec: ColumnSpec, by_code: Mapping[str, ColumnSpec]) -> bool:
    """A link, and only a link, leads somewhere: to a page path or to a column with content."""
    if spec.kind is not Kind.LINK:
        return spec.target is None
    if spec.target is None:
        return False
    if spec.target.startswith("/"):
        return not spec.target.startswith("//")
    target = by_code.get(spec.target)
    return target is not None and target.kind is not Kind.LINK
