"""Published items of the portal, by counting group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongkai.columns.models import FigureChoice
from gongkai.columns.queries import standing_columns
from gongkai.disclosures.models import Item
from gongkai.disclosures.queries import for_lists
from gongkai.indicators.rules.indicators import Indicator, Nature
from gongkai.indicators.scope import Number, Scope

UNITS = {
    FigureChoice.POLICY: "个",
    FigureChoice.INTERPRETATION: "个",
    FigureChoice.INTERACTION: "次",
}
TOTAL = "items.total"
INTERPRETED = "items.interpreted_policies"


class ItemFamily:
    """主动公开信息条数: first published in the period and not taken down before its end."""

    def indicators(self) -> Sequence[Indicator]:
        groups = [
            Indicator(
                code=f"items.{group.value}",
                name=str(group.label),
                unit=UNITS.get(group, "条"),
                definition=f"统计期内首次发布、期末仍公开、归口为{group.label}的信息数。",
            )
            for group in FigureChoice
        ]
        return [
            Indicator(
                code=TOTAL,
                name="主动公开政府信息",
                unit="条",
                definition="统计期内在门户首次发布、期末仍公开的全部信息数，含垂直管理单位。",
                basis="条例第50条第（一）项",
            ),
            *groups,
            Indicator(
                code=INTERPRETED,
                name="已解读的政策文件",
                unit="个",
                definition="统计期内发布的政策文件中，至少有一份公开的解读与之互链的文件数。",
                basis="国办发〔2016〕80号",
            ),
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        items = self._of(scope)
        groups = dict(items.order_by().values_list("figure").annotate(n=Count("pk")))
        values: dict[str, Number] = {f"items.{g.value}": groups.get(g, 0) for g in FigureChoice}
        values[TOTAL] = sum(groups.values())
        values[INTERPRETED] = self._interpreted(scope).count()
        return values

    def records(self, code: str, scope: Scope) -> QuerySet[Item]:
        if code == TOTAL:
            return for_lists(self._of(scope))
        if code == INTERPRETED:
            return for_lists(self._interpreted(scope))
        return for_lists(self._of(scope).filter(figure=code.removeprefix("items.")))

    def _of(self, scope: Scope) -> QuerySet[Item]:
        return Item.objects.filter(
            scope.organs(whole=True),
            _still_public_at_end(scope),
            first_published_at__gte=scope.begins_at,
            first_published_at__lt=scope.ends_before,
        )

    def _interpreted(self, scope: Scope) -> QuerySet[Item]:
        readings = Item.objects.filter(interprets=OuterRef("pk"), withdrawn_at__isnull=True)
        policies = self._of(scope).filter(figure=FigureChoice.POLICY)
        return policies.filter(Exists(readings))


class ColumnFamily:
    """栏目: how finely the portal is divided."""

    def indicators(self) -> Sequence[Indicator]:
        return [
            Indicator(
                code="columns.standing",
                name="公开栏目分类",
                unit="个",
                definition="门户上可见的末级栏目数，不含专题内的栏目。栏目没有历史，按现在的栏目树计。",
                nature=Nature.STOCK,
            )
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        return {"columns.standing": standing_columns().count()}

    def records(self, code: str, scope: Scope) -> QuerySet:
        return standing_columns()


def _still_public_at_end(scope: Scope) -> Q:
    return Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=scope.ends_before)
