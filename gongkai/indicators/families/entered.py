"""Figures entered by officers, until their rooms keep the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from gongkai.indicators.models import IndicatorEntry
from gongkai.indicators.rules.indicators import Indicator, Nature, Provenance
from gongkai.indicators.scope import Number, Scope

# code, name, unit, nature
DEFINITIONS = (
    ("newmedia.campaigns", "政务新媒体专项整治", "次", Nature.FLOW),
    ("newmedia.accounts.before", "整治前政务新媒体", "家", Nature.STOCK),
    ("newmedia.accounts.closed", "清理不规范政务新媒体", "家", Nature.FLOW),
    ("newmedia.accounts.left", "整治后政务新媒体", "家", Nature.STOCK),
    ("newmedia.wechat_groups.before", "整治前微信工作群", "个", Nature.STOCK),
    ("newmedia.wechat_groups.closed", "清理微信工作群", "个", Nature.FLOW),
    ("newmedia.qq_groups.before", "整治前 QQ 工作群", "个", Nature.STOCK),
    ("newmedia.qq_groups.closed", "清理 QQ 工作群", "个", Nature.FLOW),
    ("newmedia.pushes", "政府微信公众号推送信息", "条", Nature.FLOW),
    ("newmedia.followers", "政府微信公众号关注人数", "人", Nature.STOCK),
    ("topics.opened", "新开设专题", "个", Nature.FLOW),
    ("catalogues.consultations", "标准目录征求意见", "次", Nature.FLOW),
    ("catalogues.seminars", "标准目录座谈研讨", "次", Nature.FLOW),
    ("catalogues.fields", "试点领域标准目录", "个", Nature.STOCK),
    ("zones.due", "应建政务公开专区", "个", Nature.STOCK),
    ("zones.built", "政务公开专区", "个", Nature.STOCK),
    ("training.sessions", "政务公开培训", "次", Nature.FLOW),
    ("training.attendances", "受训人次", "人次", Nature.FLOW),
    ("duties.assessment", "工作考核结果", "项", Nature.FLOW),
    ("duties.evaluation", "社会评议结果", "项", Nature.FLOW),
    ("duties.accountability", "责任追究结果", "件", Nature.FLOW),
)


class EnteredFamily:
    """录入指标: the organ's own entry for exactly this period; nothing is summed from below."""

    def indicators(self) -> Sequence[Indicator]:
        return [
            Indicator(
                code=code,
                name=name,
                unit=unit,
                definition="由填报人录入，附来源说明；对应登记模块启用后改为按记录统计。",
                nature=nature,
                provenance=Provenance.ENTERED,
            )
            for code, name, unit, nature in DEFINITIONS
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        return {entry.code: _plain(entry) for entry in self._of(scope)}

    def records(self, code: str, scope: Scope) -> QuerySet[IndicatorEntry]:
        return self._of(scope).filter(code=code)

    def _of(self, scope: Scope) -> QuerySet[IndicatorEntry]:
        return IndicatorEntry.objects.filter(
            organ=scope.organ, begins_on=scope.period.begins_on, ends_on=scope.period.ends_on
        ).select_related("organ", "entered_by")


def _plain(entry: IndicatorEntry) -> Number:
    value = entry.value
    return int(value) if value == value.to_integral() else value.normalize()
