"""Layout files read into values, with sets and loops of their identities written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from gongkai.annualreports.rules.errors import LayoutFault
from gongkai.annualreports.rules.layouts import (
    Chapter,
    Column,
    Identity,
    Kind,
    Layout,
    Previous,
    Row,
    Severity,
    Shape,
    Table,
    Term,
    ValueCheck,
)

DATA = Path(__file__).parents[1] / "data"
Sets = Mapping[str, Sequence[str]]


def read_yaml(path: Path) -> Any:
    """The data of a file; the C reader is ten times faster and not everywhere present."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def read_all() -> list[Layout]:
    """Every file of ``data/layouts``."""
    return [read(path) for path in sorted((DATA / "layouts").glob("*.yaml"))]


def read(path: Path) -> Layout:
    """One layout file; raises ``LayoutFault`` where it names cells it does not have."""
    data = read_yaml(path)
    sets: Sets = data["sets"]
    layout = Layout(
        id=data["id"],
        title=data["title"],
        issued=data["issued"],
        first_year=data["years"]["from"],
        last_year=data["years"]["to"],
        chapters=tuple(_chapter(chapter) for chapter in data["chapters"]),
        tables=tuple(_table(table) for table in data["tables"]),
        identities=tuple(
            identity for raw in data["identities"] for identity in _identities(raw, sets)
        ),
        value_checks=tuple(_value_check(check, sets) for check in data["value_checks"]),
        chapter_one_limit=data["chapter_one_limit"],
        chapter_six_must_report=tuple(data["chapter_six_must_report"]),
    )
    _require_known_cells(layout)
    return layout


def _chapter(data: dict[str, Any]) -> Chapter:
    return Chapter(data["id"], data["title"], data["kind"], tuple(data.get("aliases", ())))


def _table(data: dict[str, Any]) -> Table:
    return Table(
        id=data["id"],
        chapter=data["chapter"],
        shape=Shape(data["shape"]),
        caption=data["caption"],
        columns=tuple(_column(column) for column in data["columns"]),
        rows=tuple(_row(row) for row in data["rows"]),
        row_header=data.get("row_header", ""),
        corner=data.get("corner", ""),
        header_group=data.get("header_group", ""),
    )


def _column(data: dict[str, Any]) -> Column:
    return Column(
        id=data["id"],
        label=data["label"],
        kind=Kind(data.get("kind", "integer")),
        signed=data.get("signed", False),
        unit=data.get("unit", ""),
        group=data.get("group", ""),
        aliases=tuple(data.get("aliases", ())),
    )


def _row(data: dict[str, Any]) -> Row:
    return Row(
        id=data["id"],
        label=data["label"],
        group=data.get("group", ""),
        basis=data.get("basis", ""),
        aliases=tuple(data.get("aliases", ())),
        children=tuple(_row(child) for child in data.get("children", ())),
    )


def _identities(data: dict[str, Any], sets: Sets) -> Iterator[Identity]:
    loops = {name: _members(values, sets) for name, values in data.get("foreach", {}).items()}
    for values in product(*loops.values()):
        names = dict(zip(loops, values, strict=True))
        yield Identity(
            id=data["id"],
            at=".".join(values),
            severity=Severity(data["severity"]),
            left=_terms(data["left"], names, sets),
            op=data["op"],
            right=_terms(data["right"], names, sets),
            source=data["source"],
            defines=data.get("defines", False),
            previous=Previous(data.get("previous", "none")),
        )


def _members(values: Sequence[str], sets: Sets) -> list[str]:
    members: list[str] = []
    for value in values:
        members.extend(sets[value[1:]] if value.startswith("@") else [value])
    return members


def _terms(patterns: Sequence[str], names: Mapping[str, str], sets: Sets) -> tuple[Term, ...]:
    return tuple(
        _term(written)
        for pattern in patterns
        for written in _spread(pattern.format_map(names), sets)
    )


def _spread(pattern: str, sets: Sets) -> list[str]:
    """``t3.@outcomes.total`` as one address for each member of the set."""
    found = re.search(r"@(\w+)", pattern)
    if found is None:
        return [pattern]
    return [pattern.replace(found[0], member) for member in sets[found[1]]]


def _term(written: str) -> Term:
    sign = -1 if written.startswith("-") else 1
    address = written.removeprefix("-")
    return Term(address.removeprefix("prev:"), sign, address.startswith("prev:"))


def _value_check(data: dict[str, Any], sets: Sets) -> ValueCheck:
    own = {"id", "severity", "source", "verified", "cells"}
    return ValueCheck(
        id=data["id"],
        severity=Severity(data["severity"]),
        source=data["source"],
        verified=data["verified"],
        parameters={key: value for key, value in data.items() if key not in own},
        cells={
            name: tuple(address for pattern in patterns for address in _spread(pattern, sets))
            for name, patterns in data.get("cells", {}).items()
        },
    )


def _require_known_cells(layout: Layout) -> None:
    named = [
        (identity.id, term.address)
        for identity in layout.identities
        for term in identity.terms
        # Last year's report may have been in another form; its cells are looked up there.
        if not term.previous or identity.previous is Previous.SAME_LAYOUT
    ]
    named += [
        (check.id, address)
        for check in layout.value_checks
        for addresses in check.cells.values()
        for address in addresses
    ]
    for source, address in named:
        if address not in layout.cells:
            raise LayoutFault(layout.id, f"{source} names {address}")
