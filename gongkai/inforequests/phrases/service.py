"""The words of 送达."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.service import Carrier, Method, Result

DELIVERY_METHODS = {
    Method.DIRECT: gettext_lazy("直接送达"),
    Method.ENTRUSTED: gettext_lazy("委托其他机关送达"),
    Method.POST: gettext_lazy("邮政邮寄"),
    Method.ONLINE: gettext_lazy("网上发送"),
    Method.NOTICE: gettext_lazy("公告送达"),
}

CARRIERS = {
    Carrier.EMS: gettext_lazy("邮政特快专递（EMS）"),
    Carrier.REGISTERED: gettext_lazy("挂号信"),
    Carrier.ORDINARY: gettext_lazy("平信"),
}

DELIVERY_RESULTS = {
    Result.SIGNED: gettext_lazy("已签收"),
    Result.REFUSED: gettext_lazy("拒收"),
    Result.RETURNED: gettext_lazy("退回"),
    Result.LEFT: gettext_lazy("留置送达"),
    Result.NOTICED: gettext_lazy("公告期满"),
}
