"""定格: a report written down as plain JSON data and read back as the same value.

What is frozen is what was shown: a later change of records, templates or rules does not reach
it. Decimals are written as text, so that no database turns them into binary floats.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

from gongkai.annualreports.rules.catalogue import by_id
from gongkai.annualreports.rules.checks import CheckResult, Outcome, Skipped
from gongkai.annualreports.rules.layouts import Severity, Value
from gongkai.annualreports.rules.narrative import (
    Narrative,
    NarrativeFigure,
    Paragraph,
    Section,
    Segment,
)
from gongkai.annualreports.rules.report import Report
from gongkai.indicators.rules.ratios import Measure, Percentage, reduction, share, year_on_year

MEASURES = {
    Measure.CHANGE: year_on_year,
    Measure.SHARE: share,
    Measure.REDUCTION: reduction,
}


def freeze(report: Report) -> dict[str, Any]:
    """The report as data for storage."""
    return {
        "organ": report.organ,
        "organ_name": report.organ_name,
        "year": report.year,
        "layout": report.layout.id,
        "demonstration": report.demonstration,
        "cells": {address: _number(value) for address, value in report.cells.items()},
        "checks": [_check(check) for check in report.checks],
        "title": report.narrative.title,
        "unmet": list(report.narrative.unmet),
        "sections": [_section(section) for section in report.narrative.sections],
    }


def thaw(data: dict[str, Any]) -> Report:
    """The report that was frozen; raises ``UnknownLayout`` if its form is gone."""
    layout = by_id(data["layout"])
    return Report(
        organ=data["organ"],
        organ_name=data["organ_name"],
        year=data["year"],
        layout=layout,
        # In printed order: PostgreSQL stores the keys of JSON in an order of its own.
        cells={address: _read_number(data["cells"][address]) for address in layout.cells},
        checks=tuple(_read_check(check) for check in data["checks"]),
        narrative=Narrative(
            title=data["title"],
            sections=tuple(_read_section(section) for section in data["sections"]),
            unmet=tuple(data["unmet"]),
        ),
        demonstration=data["demonstration"],
    )


def digest(data: dict[str, Any]) -> str:
    """SHA-256 of the frozen data, independent of the order in which a database returns keys."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _number(value: Value) -> int | str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _read_number(value: int | str | None) -> Value:
    return Decimal(value) if isinstance(value, str) else value


def _check(check: CheckResult) -> dict[str, Any]:
    return {
        "id": check.id,
        "severity": check.severity.value,
        "outcome": check.outcome.value,
        "source": check.source,
        "cells": list(check.cells),
        "at": check.at,
        "left": _number(check.left),
        "op": check.op,
        "right": _number(check.right),
        "skipped": check.skipped.value if check.skipped else None,
        "verified": check.verified,
    }


def _read_check(data: dict[str, Any]) -> CheckResult:
    return CheckResult(
        id=data["id"],
        severity=Severity(data["severity"]),
        outcome=Outcome(data["outcome"]),
        source=data["source"],
        cells=tuple(data["cells"]),
        at=data["at"],
        left=_read_number(data["left"]),
        op=data["op"],
        right=_read_number(data["right"]),
        skipped=Skipped(data["skipped"]) if data["skipped"] else None,
        verified=data["verified"],
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "chapter": section.chapter,
        "heading": section.heading,
        "paragraphs": [
            {
                "segments": [[s.text, s.figure, s.mark] for s in paragraph.segments],
                "figures": [_figure(figure) for figure in paragraph.figures],
            }
            for paragraph in section.paragraphs
        ],
    }


def _read_section(data: dict[str, Any]) -> Section:
    return Section(
        data["chapter"],
        data["heading"],
        tuple(
            Paragraph(
                tuple(Segment(*segment) for segment in paragraph["segments"]),
                tuple(_read_figure(figure) for figure in paragraph["figures"]),
            )
            for paragraph in data["paragraphs"]
        ),
    )


def _figure(figure: NarrativeFigure) -> dict[str, Any]:
    return {
        "section": figure.section,
        "key": figure.key,
        "label": figure.label,
        "value": _number(figure.value),
        "unit": figure.unit,
        "display": figure.display,
        "scope": figure.scope,
        "previous": _number(figure.previous),
        "change": _percentage(figure.change),
        "reduction": _percentage(figure.reduction),
        "note": figure.note,
    }


def _read_figure(data: dict[str, Any]) -> NarrativeFigure:
    value = _read_number(data["value"])
    assert value is not None
    return NarrativeFigure(
        section=data["section"],
        key=data["key"],
        label=data["label"],
        value=value,
        unit=data["unit"],
        display=data["display"],
        scope=data["scope"],
        previous=_read_number(data["previous"]),
        change=_read_percentage(data["change"]),
        reduction=_read_percentage(data["reduction"]),
        note=data["note"],
    )


def _percentage(percentage: Percentage | None) -> list[Any] | None:
    if percentage is None:
        return None
    # The exact fraction follows from part and base, and is computed again.
    return [
        percentage.measure.value,
        percentage.digits,
        _number(percentage.part),
        _number(percentage.base),
    ]


def _read_percentage(data: list[Any] | None) -> Percentage | None:
    if data is None:
        return None
    measure, digits, part, base = data
    part, base = _read_number(part), _read_number(base)
    assert part is not None
    assert base is not None
    return MEASURES[Measure(measure)](part, base, digits)
