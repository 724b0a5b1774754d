"""年度报告 as a value: what is frozen, checked, printed and handed out as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongkai.annualreports.rules.checks import CheckResult
from gongkai.annualreports.rules.layouts import Cells, Layout
from gongkai.annualreports.rules.narrative import Narrative, NarrativeFigure


@dataclass(frozen=True, slots=True)
class Report:
    """年度报告 of an organ on a year.

    ``demonstration``: the organ is made up; every printed form says so.
    """

    organ: str
    organ_name: str
    year: int
    layout: Layout
    cells: Cells
    checks: tuple[CheckResult, ...]
    narrative: Narrative
    demonstration: bool = False

    @property
    def title(self) -> str:
        """〈机关〉〈年〉年政府信息公开工作年度报告."""
        return self.narrative.title


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data; sums of money stay exact decimals.

    ``narrative`` lists the figures of the text; ``text`` holds the text itself.
    """
    return {
        "organ": report.organ,
        "organ_name": report.organ_name,
        "year": report.year,
        "layout": report.layout.id,
        "demonstration": report.demonstration,
        "title": report.title,
        "cells": dict(report.cells),
        "checks": [check_as_data(check) for check in report.checks],
        "narrative": [figure_as_data(figure) for figure in report.narrative.figures()],
        "text": text_as_data(report.narrative),
        "unmet": list(report.narrative.unmet),
    }


def check_as_data(check: CheckResult) -> dict[str, Any]:
    """A check with both sides; ``verified`` is false where the rule itself is 未核实."""
    return {
        "id": check.id,
        "at": check.at,
        "severity": check.severity.value,
        "outcome": check.outcome.value,
        "cells": list(check.cells),
        "left": check.left,
        "op": check.op,
        "right": check.right,
        "expected": check.expected,
        "found": check.found,
        "skipped": check.skipped.value if check.skipped else None,
        "verified": check.verified,
        "source": check.source,
    }


def figure_as_data(figure: NarrativeFigure) -> dict[str, Any]:
    """A figure of the text with its percentages as they are printed."""
    return {
        "section": figure.section,
        "key": figure.key,
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit,
        "text": figure.display,
        "scope": figure.scope,
        "previous": figure.previous,
        "yoy": figure.change.text if figure.change else None,
        "yoy_percent": figure.change.value if figure.change else None,
        "reduction": figure.reduction.text if figure.reduction else None,
        "reduction_percent": figure.reduction.value if figure.reduction else None,
        "note": figure.note,
    }


def text_as_data(narrative: Narrative) -> list[dict[str, Any]]:
    """The sections of the text in order."""
    return [
        {
            "chapter": section.chapter,
            "heading": section.heading,
            "paragraphs": [paragraph.text for paragraph in section.paragraphs],
        }
        for section in narrative.sections
    ]
