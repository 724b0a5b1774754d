"""The words of 信息处理费."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.payments import Direction

TARIFFS = {
    Tariff.BY_CASE: gettext_lazy("按件"),
    Tariff.BY_PAGE: gettext_lazy("按量"),
}
FEE_REFUSALS = {
    "fee_not_yet_lawful": gettext_noop(
        "收费办法自 %(begins_on)s 起施行（未核实），%(on)s 不能发收费通知。"
    ),
    "second_fee": gettext_noop(
        "%(first_on)s 已经发过收费通知，一件申请只收一次费。通知有误的，先撤回，再重新提出。"
    ),
    "fee_served_already": gettext_noop("%(on)s 已经登记过收费通知送达。"),
}
UNITS = {Tariff.BY_CASE: gettext_lazy("件"), Tariff.BY_PAGE: gettext_lazy("页")}
DIRECTIONS = {
    Direction.RECEIVED: gettext_lazy("缴费"),
    Direction.REFUNDED: gettext_lazy("退费"),
}
