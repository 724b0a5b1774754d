"""The words of 信息处理费."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.payments import Direction

TARIFFS = {
    Tariff.BY_CASE: gettext_lazy("按件"),
    Tariff.BY_PAGE: gettext_lazy("按量"),
}
UNITS = {Tariff.BY_CASE: gettext_lazy("件"), Tariff.BY_PAGE: gettext_lazy("页")}
DIRECTIONS = {
    Direction.RECEIVED: gettext_lazy("缴费"),
    Direction.REFUNDED: gettext_lazy("退费"),
}
