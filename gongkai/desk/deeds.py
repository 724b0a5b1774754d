"""台账事件 in the words of a clerk: the vocabularies of all rooms, side by side."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.annualreports import events as reports
from gongkai.columns import events as columns
from gongkai.disclosures import events as disclosures
from gongkai.indicators import events as indicators
from gongkai.inforequests import events as inforequests
from gongkai.inforequests.phrases import EVENTS as REQUEST_ACTS
from gongkai.notices import events as notices
from gongkai.organs import events as organs
from gongkai.remedies import events as remedies
from gongkai.workdays import events as workdays

DEEDS = {
    disclosures.PUBLISHED: _("发布信息"),
    disclosures.WITHDRAWN: _("撤下信息"),
    disclosures.REPEALED: _("废止规范性文件"),
    disclosures.TALLIED: _("填报办理情况统计"),
    **{code: _("依申请公开：%(act)s") % {"act": label} for code, label in REQUEST_ACTS.items()},
    inforequests.IDENTITY_VIEWED: _("依申请公开：查看申请人身份"),
    inforequests.LETTER_ISSUED: _("依申请公开：制发文书"),
    remedies.REGISTERED: _("登记复议、诉讼"),
    remedies.CONCLUDED: _("复议、诉讼审结"),
    remedies.AMENDED: _("复议、诉讼：更正登记"),
    remedies.EVIDENCE_LISTED: _("复议、诉讼：编制证据目录"),
    remedies.DEFENCE_DRAFTED: _("复议、诉讼：拟写答复书、答辩状"),
    remedies.DEFENCE_SIGNED: _("复议、诉讼：签发答复书、答辩状"),
    remedies.DEFENCE_OPENED: _("复议、诉讼：打开答复书、答辩状"),
    remedies.DEFENCE_SENT: _("复议、诉讼：提交答复、答辩"),
    remedies.EXPORTED: _("导出复议诉讼、投诉举报登记簿"),
    remedies.COMPLAINT_RECEIVED: _("登记投诉举报"),
    remedies.COMPLAINT_DECIDED: _("投诉举报查结"),
    remedies.COMPLAINT_REPLIED: _("答复投诉举报"),
    remedies.COMPLAINANT_VIEWED: _("查看投诉举报人"),
    notices.SENT: _("发出通知"),
    notices.UNCERTAIN: _("通知是否发出不明"),
    notices.GIVEN_UP: _("通知停止重试"),
    notices.RETRIED: _("重发通知"),
    notices.CANCELLED: _("撤销通知"),
    notices.CONFIRMED: _("认定通知已发出"),
    indicators.ENTERED: _("录入指标"),
    reports.BUILT: _("统计年报"),
    reports.PUBLISHED: _("公布年报"),
    columns.LAID_OUT: _("铺设栏目"),
    organs.ESTABLISHED: _("设立机构"),
    organs.CHANGED: _("变更机构"),
    organs.ABOLISHED: _("撤销机构"),
    organs.POST_CREATED: _("设岗"),
    organs.APPOINTED: _("任职"),
    organs.RELIEVED: _("免职"),
    organs.STAND_IN_NAMED: _("安排缺岗代理"),
    organs.STAND_IN_ENDED: _("提前结束缺岗代理"),
    organs.ENROLLED: _("开通帐号"),
    workdays.NOTICE_ENTERED: _("录入放假通知"),
    workdays.NOTICE_WITHDRAWN: _("撤下放假通知"),
}


def deed(event: str) -> str:
    """What happened, in words; a code that no room knows is shown as it is."""
    return str(DEEDS.get(event, event))
