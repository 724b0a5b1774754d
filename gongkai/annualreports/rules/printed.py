"""已公布报告的数: what a published report printed, kept as data beside what is counted here.

Figures are always computed anew. Where the printed report says something else, both are shown:
the computed one in the text, the printed one in a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.annualreports.rules.loading import DATA, read_yaml
from gongkai.annualreports.rules.templates import FigureSpec
from gongkai.indicators.rules.ratios import Number, Percentage


@dataclass(frozen=True, slots=True)
class Printed:
    """已公布数 of one figure: its value, and its 同比 or 减幅 in percent if it had one."""

    value: Number | None = None
    percentage: Decimal | None = None


def printed_for(organ: str, year: int) -> dict[str, Printed]:
    """What the organ's published report on that year printed; empty if none is on file."""
    path = DATA / "printed" / f"{organ}-{year}.yaml"
    if not path.is_file():
        return {}
    return {
        key: Printed(value, None if percentage is None else Decimal(percentage))
        for key, (value, percentage) in read_yaml(path)["figures"].items()
    }


def difference(
    printed: Printed,
    spec: FigureSpec,
    value: Number,
    percentages: tuple[Percentage | None, ...],
    wording: Mapping[str, str],
) -> str:
    """The note on a figure that differs from the printed one; empty where they agree."""
    notes = []
    if printed.value is not None and printed.value != value:
        notes.append(
            wording["printed_value"].format(
                label=spec.label, printed=printed.value, value=value, unit=spec.unit
            )
        )
    for percentage in filter(None, percentages):
        if printed.percentage is not None and printed.percentage != percentage.value:
            notes.append(_percentage_note(printed.percentage, percentage, spec, wording))
    return "".join(notes)


def _percentage_note(
    printed: Decimal, computed: Percentage, spec: FigureSpec, wording: Mapping[str, str]
) -> str:
    return wording[f"printed_{computed.measure}"].format(
        label=spec.label,
        printed=printed,
        value=computed.value,
        exact=computed.expansion(),
        part=computed.part,
        base=computed.base,
    )
