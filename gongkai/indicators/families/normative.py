"""Normative documents and rules: table two, 条例第20条第（一）项, in both layouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q, QuerySet

from gongkai.disclosures.models import NormativeDocument, NormativeKind
from gongkai.disclosures.queries import in_force_on
from gongkai.indicators.rules.indicators import Indicator, Nature
from gongkai.indicators.scope import Number, Scope

MEASURES = {
    "made": ("本年新制作", "统计期内制发的件数。", Nature.FLOW),
    "published": ("本年新公开", "统计期内首次对外公开的件数，可含以前制作的。", Nature.FLOW),
    "public": ("对外公开总数", "期末处于公开状态的件数，含已失效仍可查阅的。", Nature.STOCK),
    "repealed": ("本年废止", "统计期内废止的件数。", Nature.FLOW),
    "effective": ("现行有效", "期末现行有效的件数。", Nature.STOCK),
}


class NormativeFamily:
    """规章、规范性文件: counted from the register, each document once, for the organ that leads."""

    def indicators(self) -> Sequence[Indicator]:
        return [
            Indicator(
                code=f"normative.{kind.value}.{measure}",
                name=f"{kind.label}{name}",
                unit="件",
                definition=definition,
                nature=nature,
                basis="条例第20条第（一）项",
            )
            for kind in NormativeKind
            for measure, (name, definition, nature) in MEASURES.items()
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        counts = {
            f"{kind.value}_{measure}": Count("pk", filter=Q(kind=kind) & _condition(measure, scope))
            for kind in NormativeKind
            for measure in MEASURES
        }
        found = NormativeDocument.objects.filter(scope.organs()).aggregate(**counts)
        return {f"normative.{name.replace('_', '.', 1)}": n for name, n in found.items()}

    def records(self, code: str, scope: Scope) -> QuerySet[NormativeDocument]:
        _family, kind, measure = code.split(".")
        return (
            NormativeDocument.objects.filter(scope.organs(), _condition(measure, scope), kind=kind)
            .select_related("item", "item__organ", "item__column", "organ")
            .order_by("-made_on", "-pk")
        )


def _condition(measure: str, scope: Scope) -> Q:
    begins, ends = scope.period.begins_on, scope.period.ends_on
    public_at_end = Q(item__first_published_at__lt=scope.ends_before) & (
        Q(item__withdrawn_at__isnull=True) | Q(item__withdrawn_at__gte=scope.ends_before)
    )
    match measure:
        case "made":
            return Q(made_on__range=(begins, ends))
        case "published":
            return public_at_end & Q(item__first_published_at__gte=scope.begins_at)
        case "public":
            return public_at_end
        case "repealed":
            return Q(repealed_on__range=(begins, ends))
        case "effective":
            return Q(made_on__lte=ends) & in_force_on(ends)
    raise KeyError(measure)
