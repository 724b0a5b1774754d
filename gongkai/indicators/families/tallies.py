"""Licences, penalties, fees and purchases: the rest of table two, from the organs' tallies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db.models import QuerySet, Sum

from gongkai.disclosures.models import Tally, TallyKind
from gongkai.indicators.rules.indicators import Indicator, Nature
from gongkai.indicators.scope import Number, Scope

ARTICLES = {
    TallyKind.LICENSE: "条例第20条第（五）项",
    TallyKind.OTHER_SERVICE: "条例第20条第（五）项",
    TallyKind.PENALTY: "条例第20条第（六）项",
    TallyKind.COERCION: "条例第20条第（六）项",
    TallyKind.FEE: "条例第20条第（八）项",
    TallyKind.PROCUREMENT: "条例第20条第（九）项",
}
MEASURES = {
    "prev_items": ("上一年项目数量", "项", "各机构填报的上一年度事项数之和。", Nature.STOCK),
    "delta": ("本年增/减", "项", "各机构填报的本年事项增减之和，减少为负。", Nature.FLOW),
    "decisions": ("处理决定数量", "件", "各机构填报的本年处理决定数之和。", Nature.FLOW),
    "amount": ("金额", "万元", "各机构填报的本年金额之和。", Nature.FLOW),
}


class TallyFamily:
    """办理情况统计: sums over the organs' filings of the period's last year."""

    def indicators(self) -> Sequence[Indicator]:
        return [
            Indicator(
                code=f"tallies.{kind.value}.{measure}",
                name=f"{kind.label}{name}",
                unit=unit,
                definition=definition,
                nature=nature,
                basis=ARTICLES[kind],
            )
            for kind in TallyKind
            for measure, (name, unit, definition, nature) in MEASURES.items()
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        sums = {measure: Sum(measure) for measure in MEASURES}
        rows = {
            row["kind"]: row for row in self._of(scope).order_by().values("kind").annotate(**sums)
        }
        values: dict[str, Number] = {}
        for kind in TallyKind:
            row = rows.get(kind.value, {})
            for measure in MEASURES:
                value = row.get(measure)
                values[f"tallies.{kind.value}.{measure}"] = _plain(value)
        return values

    def records(self, code: str, scope: Scope) -> QuerySet[Tally]:
        _family, kind, measure = code.split(".")
        return (
            self._of(scope)
            .filter(kind=kind, **{f"{measure}__isnull": False})
            .select_related("organ")
            .order_by("organ__position", "organ__path")
        )

    def _of(self, scope: Scope) -> QuerySet[Tally]:
        return Tally.objects.filter(scope.organs(), year=scope.period.ends_on.year)


def _plain(value: Decimal | int | None) -> Number:
    """Nothing filed is zero (零写 0); an amount loses the zeros that storage pads it with."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
    return value or 0
