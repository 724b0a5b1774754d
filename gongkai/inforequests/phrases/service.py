"""The words of 送达."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.inforequests.rules.service import Carrier, CountedBy, Method, Result
from gongkai.inforequests.rules.tracking_numbers import Doubt, Fault

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

# What each result means and what may follow, for whoever records it.
RESULT_NOTES = {
    Result.SIGNED: gettext_lazy("收件人收到了，救济期限自收到次日起算。"),
    Result.REFUSED: gettext_lazy("拒收不算送达；可以再次上门，有见证或者影像记录的留置送达。"),
    Result.RETURNED: gettext_lazy("没有送到；核对地址以后再送，其他方式都送不到的才能公告。"),
    Result.LEFT: gettext_lazy("视为送达；要写明见证人，或者附拍照、录像记录。"),
    Result.NOTICED: gettext_lazy("自公告之日起满30日，视为送达。"),
}

COUNTED_BY = {
    CountedBy.POSTING: gettext_lazy("按期与否看交邮日"),
    CountedBy.SIGNING: gettext_lazy("按期与否看签收日"),
    CountedBy.SENDING: gettext_lazy("按期与否看发送日"),
    CountedBy.NOTICE_OVER: gettext_lazy("按期与否看公告期满日"),
}

NUMBER_DOUBTS = {
    Doubt.FORM: gettext_lazy("邮件号码的样式少见，请对着交寄收据再核对一遍（未核实）。"),
    Doubt.COUNTRY: gettext_lazy("邮件号码的末两位不是 CN，请对着交寄收据再核对一遍。"),
}

_FAULTS = {
    Fault.LENGTH: gettext_noop("应当是13位"),
    Fault.CHARACTERS: gettext_noop("只能有字母和数字"),
    Fault.CHECK_DIGIT: gettext_noop("校验位不对，多半是抄错了一位"),
    "ordinary": gettext_noop("平信没有号码；有号码的请选挂号信或者特快专递"),
}
_MISSING = {
    "name": gettext_noop("收件人姓名或者名称"),
    "address": gettext_noop("收件地址"),
}

SERVICE_REFUSALS = {
    "bad_tracking_number": gettext_noop("邮件号码“%(number)s”不对：%(fault)s。"),
    "tracking_missing": gettext_noop("挂号信和特快专递要写邮件号码，没有号码不能证明交邮。"),
    "tracking_used": gettext_noop("邮件号码“%(number)s”已经登记在 %(request)s 名下，请核对。"),
    "not_posted": gettext_noop("这一次不是邮寄的，没有邮件号码。"),
    "carrier_missing": gettext_noop(
        "请选择邮政业务：特快专递、挂号信或者平信。国家机关公文不能交快递企业寄（邮政法第55条）。"
    ),
    "entrusted_missing": gettext_noop("委托送达的，请写明受委托的机关。"),
    "recipient_missing": gettext_noop("请写明%(missing)s。"),
    "online_review_missing": gettext_noop(
        "网上送达的答复要同时提供网上申请行政复议的渠道（行政复议法第22条第二款）。"
        "请在文书信息里填写，或者改用别的方式送达。"
    ),
    "receiver_missing": gettext_noop("请写明谁签收的。"),
    "witness_missing": gettext_noop("留置送达要写明见证人，或者附上拍照、录像记录。"),
    "not_this_result": gettext_noop("“%(method)s”没有“%(result)s”这种结果。"),
    "notice_too_early": gettext_noop("别的方式送过、被退回的，才能公告送达。"),
    "notice_still_runs": gettext_noop("公告没有期满，%(until)s 才视为送达。"),
    "still_on_its_way": gettext_noop("%(sent_on)s 送出的这一次还没有结果，请先登记结果。"),
    "already_served": gettext_noop("这份文书已经送达，或者这一次已经登记过结果。"),
    "letter_not_sent": gettext_noop("这份文书不对外送达，或者已经撤回签发。"),
    "reply_has_left": gettext_noop(
        "答复已于 %(on)s 发出，不能撤回签发；有笔误的请用更正函，其他的按重新答复办理。"
    ),
    "nothing_to_recall": gettext_noop("没有可以撤回签发的答复。"),
    "recall_without_reason": gettext_noop("请写明为什么撤回签发。"),
}


def service_facts(facts: dict[str, Any], translated: Callable[[str], str]) -> dict[str, Any]:
    """The facts of a refusal with their names, translated."""
    if "fault" in facts:
        facts["fault"] = translated(_FAULTS[facts["fault"]])
    if "missing" in facts:
        facts["missing"] = translated(_MISSING[facts["missing"]])
    if "result" in facts:
        facts["result"] = str(DELIVERY_RESULTS[Result(facts["result"])])
        facts["method"] = str(DELIVERY_METHODS[Method(facts["method"])])
    return facts


REGISTER_HEAD = (
    *(gettext_lazy("序号"), gettext_lazy("交寄日期"), gettext_lazy("邮政业务")),
    *(gettext_lazy("邮件号码"), gettext_lazy("收件人"), gettext_lazy("文书")),
    *(gettext_lazy("文号"), gettext_lazy("申请编号"), gettext_lazy("机关")),
    *(gettext_lazy("送达结果"), gettext_lazy("结果日期")),
)
