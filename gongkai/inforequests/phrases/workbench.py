"""What cases wait for and whose turn it is, in the words of the workbench."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.states import Actor, State

ACTORS = {
    Actor.APPLICANT: gettext_lazy("申请人"),
    Actor.REGISTRAR: gettext_lazy("受理岗位"),
    Actor.OFFICE: gettext_lazy("受理岗位"),
    Actor.HEAD: gettext_lazy("工作机构负责人"),
    Actor.DEPARTMENT: gettext_lazy("承办科室"),
    Actor.REVIEWER: gettext_lazy("合法性审核岗位"),
    Actor.SIGNATORY: gettext_lazy("签发人"),
    Actor.PARTY: gettext_lazy("被征求意见的一方"),
    Actor.ARCHIVIST: gettext_lazy("档案管理岗位"),
}

NEXT = {
    State.ARRIVED: gettext_lazy("与申请人确认收到"),
    State.REGISTERED: gettext_lazy("分派审查"),
    State.UNDER_REVIEW: gettext_lazy("审查，然后转办或者直接拟稿"),
    State.CORRECTION_PENDING: gettext_lazy("等申请人补正"),
    State.REASON_PENDING: gettext_lazy("等申请人说明理由"),
    State.FEE_PENDING: gettext_lazy("等申请人缴费"),
    State.IN_PROCESS: gettext_lazy("查找、办理并拟稿"),
    State.CONSULTING: gettext_lazy("等被征求的一方提出意见"),
    State.REFERRED_FOR_SECRECY: gettext_lazy("等主管部门或者保密部门确定"),
    State.DRAFTING: gettext_lazy("拟好答复稿，送合法性审核"),
    State.LEGAL_CHECK: gettext_lazy("合法性审核"),
    State.APPROVAL: gettext_lazy("签发答复"),
    State.DISPATCHED: gettext_lazy("登记送达"),
    State.SERVED: gettext_lazy("办结"),
    State.CLOSED: gettext_lazy("归档"),
    State.NOT_CORRECTED: gettext_lazy("归档"),
    State.NOT_PAID: gettext_lazy("归档"),
    State.WITHDRAWN: gettext_lazy("归档"),
    State.RECONSIDERATION: gettext_lazy("办理行政复议"),
    State.LITIGATION: gettext_lazy("办理行政诉讼"),
    State.REDO: gettext_lazy("重新办理并拟稿"),
}

LIST_HEAD = (
    gettext_lazy("编号"),
    gettext_lazy("受理机关"),
    gettext_lazy("事项类型"),
    gettext_lazy("申请内容"),
    gettext_lazy("申请人"),
    gettext_lazy("申请人类型"),
    gettext_lazy("渠道"),
    gettext_lazy("状态"),
    gettext_lazy("承办岗位"),
    gettext_lazy("到达日期"),
    gettext_lazy("收到申请之日"),
    gettext_lazy("答复期限届满日"),
    gettext_lazy("办结日期"),
    gettext_lazy("处理决定"),
    gettext_lazy("按期答复"),
)
