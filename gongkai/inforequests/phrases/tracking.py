"""What an applicant reads about the own request: plain words, no term of the trade."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.outcomes import Remedy
from gongkai.inforequests.rules.states import State

STAGES = {
    "registered": gettext_lazy("登记"),
    "review": gettext_lazy("审核"),
    "handling": gettext_lazy("办理"),
    "replied": gettext_lazy("答复"),
}

# What stands now, and what the applicant can or must do.
NOW = {
    State.ARRIVED: gettext_lazy(
        "申请已经到达，机关还要和您确认收到。确认的那一天是收到日，期限从第二天起算。"
    ),
    State.REGISTERED: gettext_lazy("申请已经登记，机关正在安排审核。您不用做什么。"),
    State.UNDER_REVIEW: gettext_lazy("机关正在审核申请内容。您不用做什么。"),
    State.CORRECTION_PENDING: gettext_lazy(
        "机关请您补正。请下载补正告知书，在期限内把要补的内容写在下面提交；收到补正后期限重新计算。"
    ),
    State.REASON_PENDING: gettext_lazy(
        "机关请您说明申请的理由。请下载说明理由告知书，把理由写在下面提交；答复期限照常计算。"
    ),
    State.FEE_PENDING: gettext_lazy("机关发出了收费通知。请下载通知，在期限内缴费。"),
    State.IN_PROCESS: gettext_lazy("机关正在查找和办理。您不用做什么。"),
    State.CONSULTING: gettext_lazy("机关正在征求有关方面的意见，这段时间不计入期限。"),
    State.REFERRED_FOR_SECRECY: gettext_lazy("机关正在请有权的部门确定能不能公开。"),
    State.DRAFTING: gettext_lazy("机关正在拟写答复。您不用做什么。"),
    State.LEGAL_CHECK: gettext_lazy("机关正在拟写答复。您不用做什么。"),
    State.APPROVAL: gettext_lazy("机关正在拟写答复。您不用做什么。"),
    State.DISPATCHED: gettext_lazy("答复已经发出，可以在下面下载。"),
    State.SERVED: gettext_lazy("答复已经送达，可以在下面下载。"),
    State.CLOSED: gettext_lazy("这件申请已经办结，答复可以在下面下载。"),
    State.ARCHIVED: gettext_lazy("这件申请已经办结，答复可以在下面下载。"),
    State.NOT_CORRECTED: gettext_lazy("没有在期限内收到补正，机关不再处理。您可以重新申请。"),
    State.NOT_PAID: gettext_lazy("没有在期限内缴费，机关不再处理。您可以重新申请。"),
    State.WITHDRAWN: gettext_lazy("您已经撤回这件申请。需要时可以重新申请。"),
    State.RECONSIDERATION: gettext_lazy("这件申请正在行政复议中。"),
    State.LITIGATION: gettext_lazy("这件申请正在行政诉讼中。"),
    State.REDO: gettext_lazy("按照复议决定或者判决，机关正在重新作出答复。"),
}

# 救济, as one would explain it at a counter; the letter has the binding words.
REMEDIES = {
    Remedy.REVIEW_FIRST: gettext_lazy(
        "对不予公开的决定不服，要先申请行政复议；对复议决定还不服，再去法院。"
    ),
    Remedy.MIXED: gettext_lazy(
        "对不予公开的部分不服，要先申请行政复议；对其他部分不服，复议或者去法院都可以。"
    ),
    Remedy.EITHER: gettext_lazy("不服这份答复，可以申请行政复议，也可以直接去法院。"),
}
REMEDY_LATE = gettext_lazy(
    "答复期限已经过了。您可以向机关询问，可以向它的上级或者政府信息公开工作主管部门反映，"
    "也可以申请行政复议或者去法院（条例第47条、第51条）。"
)

SCORES = (
    (5, gettext_lazy("很满意")),
    (4, gettext_lazy("满意")),
    (3, gettext_lazy("一般")),
    (2, gettext_lazy("不满意")),
    (1, gettext_lazy("很不满意")),
)
