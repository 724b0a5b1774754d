"""What happened, where a case stands, and why a day counts or does not."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.phrases.labels import (
    CHANNELS,
    DISPATCHES,
    OPINIONS,
    OUTCOMES,
    PARTIES,
)
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.casefile import Flag
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.states import State

STATES = {
    State.ARRIVED: gettext_lazy("已到达待确认"),
    State.REGISTERED: gettext_lazy("已登记"),
    State.UNDER_REVIEW: gettext_lazy("审查中"),
    State.CORRECTION_PENDING: gettext_lazy("等待补正"),
    State.REASON_PENDING: gettext_lazy("等待说明理由"),
    State.FEE_PENDING: gettext_lazy("等待缴费"),
    State.IN_PROCESS: gettext_lazy("办理中"),
    State.CONSULTING: gettext_lazy("征求意见中"),
    State.REFERRED_FOR_SECRECY: gettext_lazy("报请确定"),
    State.DRAFTING: gettext_lazy("拟稿"),
    State.LEGAL_CHECK: gettext_lazy("合法性审核"),
    State.APPROVAL: gettext_lazy("待签发"),
    State.DISPATCHED: gettext_lazy("答复已签发，待送达"),
    State.SERVED: gettext_lazy("答复已送达"),
    State.CLOSED: gettext_lazy("已办结"),
    State.NOT_CORRECTED: gettext_lazy("逾期不补正，不再处理"),
    State.NOT_PAID: gettext_lazy("逾期不缴费，不再处理"),
    State.WITHDRAWN: gettext_lazy("已撤回"),
    State.ARCHIVED: gettext_lazy("已归档"),
    State.RECONSIDERATION: gettext_lazy("行政复议中"),
    State.LITIGATION: gettext_lazy("行政诉讼中"),
    State.REDO: gettext_lazy("重新答复"),
}

FLAGS = {
    Flag.EXTENDED: gettext_lazy("已延期"),
    Flag.LATE_CORRECTION: gettext_lazy("补正告知超过7个工作日，期限没有重新起算"),
    Flag.DELIVERY_UNPROVEN: gettext_lazy("征求意见书还没有送达凭证"),
    Flag.SILENT_PARTY: gettext_lazy("第三方逾期未提出意见，由本机关决定"),
    Flag.TENTATIVE: gettext_lazy("意见收到后届满日可能提前"),
    Flag.LATE_REPLY: gettext_lazy("超过期限答复"),
    Flag.REDO: gettext_lazy("重新答复"),
    Flag.IMPORTED: gettext_lazy("导入的办理结果，未经本系统校验"),
}

TERMS = {
    Term.CONFIRM_LETTER: gettext_lazy("平信当日确认"),
    Term.ASK_CORRECTION: gettext_lazy("告知补正"),
    Term.CORRECT: gettext_lazy("申请人补正"),
    Term.ANSWER: gettext_lazy("答复"),
    Term.ANSWER_EXTENDED: gettext_lazy("延期后的答复"),
    Term.THIRD_PARTY_OPINION: gettext_lazy("第三方提出意见"),
    Term.AGENCY_OPINION: gettext_lazy("有关机关提出意见"),
    Term.ASK_FEE: gettext_lazy("发出收费通知"),
    Term.PAY: gettext_lazy("申请人缴费"),
    Term.SEEK_REVIEW: gettext_lazy("申请行政复议"),
    Term.SUE: gettext_lazy("提起行政诉讼"),
    Term.SUE_AFTER_REVIEW: gettext_lazy("复议后提起行政诉讼"),
    Term.DEFEND_SIMPLY: gettext_lazy("复议答复（简易程序）"),
    Term.DEFEND_REVIEW: gettext_lazy("复议答复（普通程序）"),
    Term.DEFEND_SUIT: gettext_lazy("诉讼答辩"),
    Term.SEEK_REVIEW_UNTOLD: gettext_lazy("申请行政复议（未告知复议权利）"),
    Term.SUE_UNTOLD: gettext_lazy("提起行政诉讼（未告知起诉期限）"),
}

EVENTS = {
    "request:receipt:arrived": gettext_noop("到达"),
    "request:receipt:registered": gettext_noop("登记"),
    "request:receipt:confirmed": gettext_noop("确认收到"),
    "request:review:assigned": gettext_noop("分派审查"),
    "request:review:split": gettext_noop("拆分"),
    "request:review:joined": gettext_noop("并案"),
    "request:review:parted": gettext_noop("解除并案"),
    "request:review:answered": gettext_noop("填写审查单"),
    "request:correction:asked": gettext_noop("告知补正"),
    "request:correction:served": gettext_noop("补正告知书送达"),
    "request:correction:received": gettext_noop("收到补正"),
    "request:correction:lapsed": gettext_noop("逾期不补正，不再处理"),
    "request:reasons:asked": gettext_noop("要求说明理由"),
    "request:reasons:received": gettext_noop("收到理由说明"),
    "request:reasons:rejected": gettext_noop("理由不合理"),
    "request:reasons:deferred": gettext_noop("确定延迟答复的期限"),
    "request:fee:proposed": gettext_noop("提出收费"),
    "request:fee:declined": gettext_noop("收费意见没有采用"),
    "request:fee:received": gettext_noop("登记缴费"),
    "request:fee:refunded": gettext_noop("登记退费"),
    "request:applicant:judged": gettext_noop("认定同名申请人"),
    "request:fee:asked": gettext_noop("发出收费通知"),
    "request:fee:served": gettext_noop("收费通知送达"),
    "request:fee:paid": gettext_noop("缴费"),
    "request:fee:lapsed": gettext_noop("逾期不缴费，不再处理"),
    "request:fee:waived": gettext_noop("撤回收费决定"),
    "request:handling:started": gettext_noop("转业务科室办理"),
    "request:consultation:sent": gettext_noop("征求意见"),
    "request:consultation:served": gettext_noop("征求意见书送达"),
    "request:consultation:answered": gettext_noop("收到意见"),
    "request:consultation:lapsed": gettext_noop("逾期未提出意见"),
    "request:consultation:ended": gettext_noop("终止征求意见"),
    "request:consultation:amended": gettext_noop("收到补充意见"),
    "request:secrecy:referred": gettext_noop("报请主管部门或者保密部门确定"),
    "request:secrecy:determined": gettext_noop("收到确定意见"),
    "request:deadline:extended": gettext_noop("延长答复期限"),
    "request:handling:resumed": gettext_noop("退回承办"),
    "request:reply:drafted": gettext_noop("拟稿"),
    "request:reply:submitted": gettext_noop("送合法性审核"),
    "request:reply:checked": gettext_noop("审核通过"),
    "request:reply:returned": gettext_noop("退回修改"),
    "request:reply:dispatched": gettext_noop("签发并发出答复"),
    "request:reply:imported": gettext_noop("导入办理结果"),
    "request:reply:posted": gettext_noop("答复交邮"),
    "request:reply:recalled": gettext_noop("撤回签发"),
    "request:reply:served": gettext_noop("答复送达"),
    "request:reply:amended": gettext_noop("更正答复笔误"),
    "request:case:closed": gettext_noop("办结"),
    "request:case:archived": gettext_noop("归档"),
    "request:case:withdrawn": gettext_noop("申请人撤回"),
    "request:remedy:opened": gettext_noop("进入行政复议或者诉讼"),
    "request:remedy:concluded": gettext_noop("复议或者诉讼审结"),
    "request:remedy:redo": gettext_noop("责令重新答复"),
    "request:clock:recomputed": gettext_noop("工作日历变动，重新计算期限"),
    "request:handling:asked": gettext_noop("请科室承办"),
    "request:handling:answered": gettext_noop("科室反馈意见"),
    "request:handling:recalled": gettext_noop("收回承办"),
    "request:handling:led": gettext_noop("改由牵头"),
    "request:remark:added": gettext_noop("写批注"),
    "request:applicant:sought": gettext_noop("按申请人查找"),
    "request:archive:sealed": gettext_noop("案卷成卷封存"),
    "request:archive:opened": gettext_noop("打开案卷"),
    "request:archive:refused": gettext_noop("打开案卷被拒绝"),
    "request:export:asked": gettext_noop("移送案卷复制件"),
    "request:export:sealed": gettext_noop("案卷复制件成卷"),
    "request:list:exported": gettext_noop("导出申请件清单"),
    "request:search:recorded": gettext_noop("登记检索"),
    "request:secrecy:reviewed": gettext_noop("保密审查"),
    "request:draft:changed": gettext_noop("修改答复稿"),
    "request:draft:compared": gettext_noop("核对答复稿"),
    "request:check:overridden": gettext_noop("放行校验警告"),
    "request:party:viewed": gettext_noop("查看被征求意见方"),
    "request:party:assessed": gettext_noop("判断被征求意见方的意见"),
    "request:party:overruled": gettext_noop("决定为公共利益公开"),
    "request:identity:viewed": gettext_noop("查看申请人身份"),
    "request:code:renewed": gettext_noop("补发查询码"),
    "request:file:added": gettext_noop("加入附件"),
    "request:file:opened": gettext_noop("打开附件（含申请人身份）"),
    "request:file:removed": gettext_noop("移出附件"),
    "request:letter:issued": gettext_noop("制发文书"),
    "request:letter:opened": gettext_noop("打开文书（含收件人身份）"),
    "request:file:fetched": gettext_noop("申请人下载所提供的信息"),
    "request:delivery:sent": gettext_noop("送出文书"),
    "request:delivery:renumbered": gettext_noop("更正邮件号码"),
    "request:delivery:concluded": gettext_noop("登记送达结果"),
    "request:supplement:sent": gettext_noop("申请人补充"),
    "request:satisfaction:given": gettext_noop("申请人评价"),
    "request:case:imported": gettext_noop("从台账导入"),
    "request:disclosure:prepared": gettext_noop("拟公开答复"),
    "request:disclosure:submitted": gettext_noop("公开答复送审"),
    "request:disclosure:published": gettext_noop("公开答复"),
    "request:disclosure:returned": gettext_noop("公开答复退回修改"),
    "request:disclosure:withdrawn": gettext_noop("撤下公开的答复"),
    "proactive:proposal:raised": gettext_noop("建议转为主动公开"),
    "proactive:proposal:decided": gettext_noop("决定是否转为主动公开"),
    "proactive:proposal:published": gettext_noop("已转为主动公开"),
    "import:file:uploaded": gettext_noop("上传待导入的台账"),
    "import:columns:mapped": gettext_noop("确定台账各列的对应关系"),
    "import:faulty:exported": gettext_noop("取出台账有错的行（含申请人身份）"),
    "import:rows:started": gettext_noop("开始导入台账"),
    "import:rows:finished": gettext_noop("台账导入完毕"),
    "mail:message:kept": gettext_noop("收存邮件"),
    "mail:message:opened": gettext_noop("打开邮件（含发件人身份）"),
    "mail:message:registered": gettext_noop("邮件登记为申请"),
    "mail:message:dismissed": gettext_noop("邮件不是申请"),
    "mail:message:cleared": gettext_noop("清除邮件内容"),
    "mail:message:taken_up": gettext_noop("邮件放回待处理"),
    "letterhead:facts:changed": gettext_noop("修改文书信息"),
    "letterhead:wording:changed": gettext_noop("修改文书措辞"),
    "keys:seal:changed": gettext_noop("更换封存密钥"),
}

DAY_REASONS = {
    "received": gettext_noop("收到申请，次日起算"),
    "corrected": gettext_noop("收到补正，次日起重新计算"),
    "paid": gettext_noop("缴清费用，次日起重新计算"),
    "redo": gettext_noop("责令重新答复，次日起计算"),
    "workday": gettext_noop("工作日"),
    "make_up_day": gettext_noop("调休上班"),
    "weekend": gettext_noop("周末"),
    "holiday": gettext_noop("放假"),
    "third_party": gettext_noop("征求第三方意见，不计入"),
    "co_maker": gettext_noop("征求共同制作机关意见，不计入"),
    "agency": gettext_noop("征求其他机关意见，不计入"),
    "correction": gettext_noop("等待补正，期限停止"),
    "fee": gettext_noop("等待缴费，期限停止"),
    "secrecy": gettext_noop("报请确定，期限停止"),
    "deferred": gettext_noop("按告知的延迟答复期限，不再逐日计数"),
}


def day_reason(reason: str) -> str:
    """Why a day counts or does not, translated."""
    return gettext(DAY_REASONS[reason])


def event(code: str) -> str:
    """What happened, translated."""
    return gettext(EVENTS[code])


def act_detail(act: Act) -> str:
    """What else there is to say about an act beside its name, translated; often nothing."""
    match act:
        case acts.Arrived() | acts.Registered():
            return str(CHANNELS[act.channel])
        case acts.Split(into=into):
            return "、".join(into)
        case acts.Joined(lead=lead):
            return lead
        case acts.CorrectionAsked(days=days):
            return gettext("补正期限%(days)s个工作日") % {"days": days}
        case acts.ReplyDeferred(answer_by=day):
            return gettext("%(day)s以前答复") % {"day": day}
        case acts.FeeAsked(amount=amount):
            return gettext("%(amount)s元") % {"amount": amount}
        case acts.ConsultationSent(kind=kind):
            return str(PARTIES[kind])
        case acts.ConsultationAnswered(opinion=opinion) | acts.OpinionAmended(opinion=opinion):
            return str(OPINIONS[opinion])
        case acts.Extended(days=days):
            return gettext("延长%(days)s个工作日") % {"days": days}
        case acts.Answered(outcome=outcome, dispatch=dispatch):
            return f"{gettext(OUTCOMES[outcome])} · {DISPATCHES[dispatch]}"
        case acts.Archived(retention_years=years):
            return gettext("保管%(years)s年") % {"years": years} if years else gettext("永久保管")
    return ""
