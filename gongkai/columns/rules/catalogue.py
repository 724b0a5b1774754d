"""栏目表: the columns a county-level portal has, read from data and checked.

Data files nest columns under their parents. What a parent states (basis, duty, cycle and so
on) holds for all below it that say nothing themselves. The kind is never handed down: a topic
would otherwise make topics of its columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from gongkai.columns.rules.cycles import CycleTable, cycle_table
from gongkai.columns.rules.faults import CatalogueRefused, EntryUnreadable
from gongkai.columns.rules.specs import Basis, ColumnSpec, Figure, Grade, Kind
from gongkai.columns.rules.validation import faults_of

DATA: Final = Path(__file__).resolve().parent.parent / "data"
ARISING: Final = "arising"
"""随产生: written in a data file where a column has no cycle."""

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser is not in every build of PyYAML."""

INHERITED: Final = ("figure", "duty", "basis", "article", "tags", "limit", "cycle", "grade")
OWN: Final = ("code", "name", "kind", "target", "children")
REQUIRED: Final = ("figure", "limit", "grade", "basis")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """栏目表: a sound list of column specs in the order in which they are shown."""

    specs: tuple[ColumnSpec, ...]

    def __post_init__(self) -> None:
        if found := faults_of(self.specs):
            raise CatalogueRefused(found)

    def __iter__(self) -> Iterator[ColumnSpec]:
        return iter(self.specs)

    def __len__(self) -> int:
        return len(self.specs)

    def get(self, code: str) -> ColumnSpec:
        """The column with this code; ``KeyError`` where there is none."""
        for spec in self.specs:
            if spec.code == code:
                return spec
        raise KeyError(code)

    def children(self, parent: str | None) -> tuple[ColumnSpec, ...]:
        """The columns right below ``parent``, or the top ones for ``None``."""
        return tuple(spec for spec in self.specs if spec.parent == parent)

    @property
    def leaves(self) -> tuple[ColumnSpec, ...]:
        """末级栏目: the columns with nothing below them."""
        parents = {spec.parent for spec in self.specs}
        return tuple(spec for spec in self.specs if spec.code not in parents)


@cache
def official() -> Catalogue:
    """The catalogue in the package."""
    return load(DATA)


def load(folder: Path) -> Catalogue:
    """Read a folder of ``bases.yaml``, ``cycles.yaml`` and ``columns/*.yaml``.

    Raises ``EntryUnreadable`` for an entry that cannot be read and ``CatalogueRefused`` for a
    list that does not hold together.
    """
    bases = read_bases(_yaml(folder / "bases.yaml"))
    cycles = cycle_table(_yaml(folder / "cycles.yaml"))
    branches = [
        branch for file in sorted((folder / "columns").glob("*.yaml")) for branch in _yaml(file)
    ]
    return Catalogue(tuple(read_columns(branches, bases, cycles)))


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)


def read_bases(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, Basis]:
    """The legal bases by their short key."""
    return {
        key: Basis(key, row["title"], row["number"], Grade(row["grade"]))
        for key, row in raw.items()
    }


def read_columns(
    branches: Iterable[Mapping[str, Any]], bases: Mapping[str, Basis], cycles: CycleTable
) -> Iterator[ColumnSpec]:
    """Flatten nested entries into specs, parents first, in file order."""
    for branch in branches:
        yield from _branch(branch, None, {}, bases, cycles)


def _branch(
    entry: Mapping[str, Any],
    parent: str | None,
    above: Mapping[str, Any],
    bases: Mapping[str, Basis],
    cycles: CycleTable,
) -> Iterator[ColumnSpec]:
    code = str(entry.get("code", ""))
    for key in entry:
        if key not in INHERITED and key not in OWN:
            raise EntryUnreadable(code, "key", key)
    merged = {**above, **entry}
    yield _spec(merged, code, parent, bases, cycles)
    below = {key: merged[key] for key in INHERITED if key in merged}
    for child in entry.get("children", ()):
        yield from _branch(child, code, below, bases, cycles)


def _spec(
    entry: Mapping[str, Any],
    code: str,
    parent: str | None,
    bases: Mapping[str, Basis],
    cycles: CycleTable,
) -> ColumnSpec:
    for field in REQUIRED:
        if field not in entry:
            raise EntryUnreadable(code, field, None)
    try:
        days, cycle_grade = _cycle(entry, cycles)
        return ColumnSpec(
            code=code,
            name=str(entry.get("name", "")),
            parent=parent,
            kind=Kind(entry.get("kind", Kind.LIST)),
            article=entry.get("article"),
            basis=_bases(entry["basis"], bases),
            duty=entry.get("duty"),
            cycle_days=days,
            cycle_grade=cycle_grade,
            limit=entry["limit"],
            tags=tuple(entry.get("tags", ())),
            grade=Grade(entry["grade"]),
            figure=Figure(entry["figure"]),
            target=entry.get("target"),
        )
    except (KeyError, ValueError) as error:
        raise EntryUnreadable(code, "value", str(error)) from error


def _bases(keys: Sequence[str], bases: Mapping[str, Basis]) -> tuple[Basis, ...]:
    return tuple(bases[key] for key in keys)


def _cycle(entry: Mapping[str, Any], cycles: CycleTable) -> tuple[int | None, Grade]:
    """A branch is a heading: it is never stale itself and so has no cycle."""
    stated = entry.get("cycle")
    if entry.get("children") or stated == ARISING:
        return None, Grade.DESIGN
    if stated is not None:
        return int(stated), Grade.DESIGN
    return cycles.cycle_for(str(entry.get("name", ""))).days, cycles.grade
