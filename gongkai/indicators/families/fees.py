"""信息处理费 of requests for information: chapter six of the annual report since 2021."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db.models import QuerySet

from gongkai.indicators.rules.indicators import Indicator
from gongkai.indicators.scope import Number, Scope
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import fees
from gongkai.inforequests.rules.payments import Direction

BASIS = "条例第42条、收费办法"

# code, name, unit, definition; the last part of the code is a field of `FeeFigures`.
DEFINITIONS = (
    ("fees.notices", "发出收费通知", "件", "通知日期在统计期内的收费通知，后来撤回的也计。"),
    ("fees.charged", "收费通知金额", "元", "这些收费通知的应缴金额之和。"),
    ("fees.received", "实收信息处理费", "元", "缴费日期在统计期内的缴费之和。"),
    ("fees.refunded", "退还信息处理费", "元", "退费日期在统计期内的退费之和。"),
    ("fees.lapsed", "逾期不缴费结案", "件", "因逾期不缴费在统计期内不再处理的申请。"),
)


class FeeFamily:
    """信息处理费: five figures in two queries; the records behind each are requests."""

    def indicators(self) -> Sequence[Indicator]:
        return [
            Indicator(code=code, name=name, unit=unit, definition=definition, basis=BASIS)
            for code, name, unit, definition in DEFINITIONS
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        found = fees.figures(scope.organs(), scope.period.begins_on, scope.period.ends_on)
        values = {code: getattr(found, code.removeprefix("fees.")) for code, *_ in DEFINITIONS}
        return {code: _plain(value) for code, value in values.items()}

    def records(self, code: str, scope: Scope) -> QuerySet[InformationRequest]:
        within = (scope.organs(), scope.period.begins_on, scope.period.ends_on)
        match code.removeprefix("fees."):
            case "notices" | "charged":
                rows = fees.charged_requests(*within)
            case "received":
                rows = fees.paid_requests(*within, Direction.RECEIVED)
            case "refunded":
                rows = fees.paid_requests(*within, Direction.REFUNDED)
            case "lapsed":
                rows = fees.lapsed_requests(*within)
            case _:
                raise KeyError(code)
        return rows.select_related("organ", "applicant")


def _plain(value: int | Decimal) -> Number:
    """Whole 元 without their 分."""
    return int(value) if value == int(value) else value
