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
    "fee_proposed": gettext_noop("已经有一份收费意见在等决定。要改的，先收回那一份。"),
    "no_fee_proposed": gettext_noop("没有等待决定的收费意见，请刷新页面。"),
    "no_fee_asked": gettext_noop("本件没有发过收费通知，不能登记缴费或者退费。"),
    "fee_decided_by_proposer": gettext_noop("收费由提出意见以外的人决定，请另一位负责人办理。"),
    "fee_place_unknown": gettext_noop("文书信息里还没有填写信息处理费的缴纳方式，不能发收费通知。"),
    "sum_unfit": gettext_noop("金额不对（%(amount)s）：应当大于0，最多写到分。"),
    "receipt_known": gettext_noop("票据号 %(receipt)s 已经登记过，请核对是不是同一笔。"),
    "refund_too_large": gettext_noop("退费不能多于已经收到而没有退的 %(held)s 元。"),
    "refund_unexplained": gettext_noop("应退的是 %(due)s 元。多退的，请在说明里写明理由。"),
    "no_namesake": gettext_noop("%(number)s 不是同一机关收到的同名申请，不用认定。"),
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
