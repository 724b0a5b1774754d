"""The words of 依申请公开.

Refusals are plain texts: the command line speaks them without Django's translations.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.applicants import ApplicantKind, Element, NumberFault
from gongkai.inforequests.rules.casefile import Flag
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Proof
from gongkai.inforequests.rules.states import State

REFUSALS = {
    "not_yet_received": gettext_noop("收到申请之日还没有确定，期限没有起算。"),
    "not_a_question": gettext_noop("这一行不是 JSON 对象。"),
    "bad_act": gettext_noop("看不懂“%(act)s”：字段“%(field)s”缺失、多余或者内容不对。%(value)s"),
    "no_such_date": gettext_noop(
        "没有“%(value)s”这个日期（字段 %(field)s），请写成 2026-02-05 的样子。"
    ),
    "acts_out_of_order": gettext_noop(
        "日期先后不对：%(act)s 写的是 %(on)s，不能早于 %(not_before)s。"
    ),
    "move_not_allowed": gettext_noop("这件申请目前不能办理这一步，请刷新页面看看最新状态。"),
    "clock_not_running": gettext_noop("答复期限此时没有在走，%(on)s 不能办理这一步。"),
    "second_correction": gettext_noop(
        "补正只能告知一次（条例第30条），%(first_on)s 已经告知过。"
        "补正后仍不明确的，请按“补正后申请内容仍不明确”答复。"
    ),
    "correction_too_late": gettext_noop(
        "补正告知最迟应当在 %(latest)s 发出（收到之日起7个工作日），现在请按现有理解答复。"
    ),
    "correction_period_unreasonable": gettext_noop(
        "补正期限应当在 %(least)s 至 %(most)s 个工作日之间，现在是 %(days)s。"
    ),
    "correction_never_asked": gettext_noop("没有告知过补正，不能答复“补正后申请内容仍不明确”。"),
    "reasons_never_asked": gettext_noop(
        "没有要求申请人说明理由，不能以大量反复申请为由不予处理（条例第35条）。"
    ),
    "extension_unapproved": gettext_noop(
        "延期必须经政府信息公开工作机构负责人同意（条例第33条）。"
    ),
    "extension_spent": gettext_noop("只能延期一次，%(granted_on)s 已经延期。"),
    "extension_length": gettext_noop("延期应当在 1 至 %(most)s 个工作日之间，现在是 %(days)s。"),
    "extension_after_expiry": gettext_noop(
        "答复期限已于 %(due_on)s 届满，届满后不能延期。请尽快答复。"
    ),
    "extension_of_deferral": gettext_noop(
        "已按条例第35条告知申请人在 %(answer_by)s 前答复，不能再延期。"
    ),
    "fee_notice_too_late": gettext_noop(
        "收费通知应当在申请处理期限内发出，期限已于 %(due_on)s 届满。"
    ),
    "lapse_too_early": gettext_noop("期限还没有届满（届满日：%(due_on)s），不能按逾期处理。"),
    "unknown_party": gettext_noop("没有向“%(party)s”征求过意见，或者已经收到答复。"),
    "party_asked_twice": gettext_noop("已向“%(party)s”征求过意见，同一方的时间不能重复扣除。"),
    "proof_missing": gettext_noop("还缺少必须具备的记录，不能发出：%(missing)s。"),
    "evidence_missing": gettext_noop("还缺少证明收到日期的材料：%(missing)s。"),
    "not_an_outcome": gettext_noop("处理决定与各项内容不一致，或者不能由答复作出。"),
    "elements_missing": gettext_noop("申请还缺少必须写明的内容：%(missing)s"),
    "act_in_future": gettext_noop("日期 %(on)s 还没有到（今天是 %(today)s），请核对。"),
    "act_before_calendar": gettext_noop(
        "日期 %(on)s 早于工作日历的第一天（%(first)s），请核对年份。"
    ),
    "approval_missing": gettext_noop(
        "延期应当由%(organ)s政府信息公开工作机构负责人同意，所选人员没有这个岗位。"
    ),
    "negative_count": gettext_noop("数量不能是负数（现在是 %(count)s）。"),
}

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
    State.DISPATCHED: gettext_lazy("答复已发出"),
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

CHANNELS = {
    Channel.IN_PERSON: gettext_lazy("当面提交"),
    Channel.ZONE: gettext_lazy("政务公开专区"),
    Channel.ORAL: gettext_lazy("口头申请（代填）"),
    Channel.REGISTERED_MAIL: gettext_lazy("挂号信、快递等需要签收的邮寄"),
    Channel.ORDINARY_MAIL: gettext_lazy("平信等不需要签收的邮寄"),
    Channel.ONLINE: gettext_lazy("网上申请"),
    Channel.EMAIL: gettext_lazy("电子邮件"),
    Channel.FAX: gettext_lazy("传真"),
}

APPLICANT_KINDS = {
    ApplicantKind.NATURAL: gettext_lazy("自然人"),
    ApplicantKind.BUSINESS: gettext_lazy("商业企业"),
    ApplicantKind.RESEARCH: gettext_lazy("科研机构"),
    ApplicantKind.WELFARE: gettext_lazy("社会公益组织"),
    ApplicantKind.LEGAL: gettext_lazy("法律服务机构"),
    ApplicantKind.OTHER: gettext_lazy("其他法人或组织"),
}

ELEMENTS = {
    Element.NAME: gettext_noop("请填写姓名或者名称。"),
    Element.IDENTITY: gettext_noop("请填写身份证明的号码。"),
    Element.CONTACT: gettext_noop("请至少填写一种能联系到您的方式：电话、地址或者电子邮箱。"),
    Element.INFORMATION: gettext_noop("请写明要申请公开的信息：名称、文号或者便于查找的特征。"),
    Element.FORM: gettext_noop("请选择希望以什么形式获取信息。"),
}

RESIDENT_ID_FAULTS = {
    NumberFault.LENGTH: gettext_lazy("公民身份号码应当是18位，请核对是否多写或者少写。"),
    NumberFault.CHARACTERS: gettext_lazy("公民身份号码只能是数字，最后一位可以是 X。"),
    NumberFault.BIRTH_DATE: gettext_lazy("公民身份号码中的出生日期不存在，请核对第7至14位。"),
    NumberFault.CHECK_DIGIT: gettext_lazy("公民身份号码的校验码不符，可能有一位写错了，请核对。"),
}

CREDIT_CODE_FAULTS = {
    NumberFault.LENGTH: gettext_lazy("统一社会信用代码应当是18位，请核对是否多写或者少写。"),
    NumberFault.CHARACTERS: gettext_lazy(
        "统一社会信用代码只能是数字和大写字母，并且没有 I、O、S、V、Z。"
    ),
    NumberFault.CHECK_DIGIT: gettext_lazy(
        "统一社会信用代码的校验码不符，可能有一位写错了，请核对。"
    ),
}

OUTCOMES = {outcome: OUTCOME_RULES[outcome].name for outcome in Outcome}

PROOFS = {
    Proof.SECRECY_REVIEW: gettext_noop("保密审查记录"),
    Proof.WHERE_PUBLIC: gettext_noop("已公开的具体位置（栏目、标题或者文号）"),
    Proof.CLASSIFICATION: gettext_noop("密级、保密期限、定密机关和依据"),
    Proof.STATUTE: gettext_noop("法律、行政法规的名称和条款"),
    Proof.HARM_ANALYSIS: gettext_noop("影响分析"),
    Proof.CONSULTATION: gettext_noop("征求第三方意见的记录，或者无需征求的理由"),
    Proof.DISCRETION_REASON: gettext_noop("裁量理由"),
    Proof.REASONS_BY_PART: gettext_noop("不予公开部分的逐项理由"),
    Proof.SEARCH_RECORD: gettext_noop("检索记录"),
    Proof.RESPONSIBLE_ORGAN: gettext_noop("负责公开的机关名称和联系方式，或者无法确定的说明"),
    Proof.EARLIER_REPLY: gettext_noop("前次答复的文号和日期"),
    Proof.REASON: gettext_noop("理由说明"),
}

FILE_KINDS = {
    FileKind.APPLICATION: gettext_lazy("申请书"),
    FileKind.IDENTITY: gettext_lazy("身份证明"),
    FileKind.AUTHORISATION: gettext_lazy("授权委托书"),
    FileKind.ENVELOPE: gettext_lazy("信封、传真或者邮件原件"),
    FileKind.SUPPLEMENT: gettext_lazy("申请人补充材料"),
    FileKind.EVIDENCE: gettext_lazy("办理记录和凭证"),
    FileKind.ORIGINAL: gettext_lazy("所申请信息的原件（不公开）"),
    FileKind.DISCLOSED: gettext_lazy("提供给申请人的信息"),
}

DISPATCHES = {
    Dispatch.DIRECT: gettext_lazy("直接送达"),
    Dispatch.ENTRUSTED: gettext_lazy("委托其他机关送达"),
    Dispatch.POST: gettext_lazy("邮政邮寄"),
    Dispatch.ONLINE: gettext_lazy("网上发送"),
}

OPINIONS = {
    Opinion.AGREES: gettext_lazy("同意公开"),
    Opinion.OBJECTS: gettext_lazy("不同意公开"),
}

PARTIES = {
    Party.THIRD_PARTY: gettext_lazy("第三方"),
    Party.CO_MAKER: gettext_lazy("共同制作机关"),
    Party.AGENCY: gettext_lazy("其他有关机关"),
}

FLAGS = {
    Flag.EXTENDED: gettext_lazy("已延期"),
    Flag.LATE_CORRECTION: gettext_lazy("补正告知超过7个工作日，期限没有重新起算"),
    Flag.DELIVERY_UNPROVEN: gettext_lazy("征求意见书还没有送达凭证"),
    Flag.SILENT_PARTY: gettext_lazy("第三方逾期未提出意见，由本机关决定"),
    Flag.TENTATIVE: gettext_lazy("意见收到后届满日可能提前"),
    Flag.LATE_REPLY: gettext_lazy("超过期限答复"),
    Flag.REDO: gettext_lazy("重新答复"),
}

TERMS = {
    Term.CONFIRM_LETTER: gettext_lazy("平信当日确认"),
    Term.ASK_CORRECTION: gettext_lazy("告知补正"),
    Term.CORRECT: gettext_lazy("申请人补正"),
    Term.ANSWER: gettext_lazy("答复"),
    Term.ANSWER_EXTENDED: gettext_lazy("延期后的答复"),
    Term.THIRD_PARTY_OPINION: gettext_lazy("第三方提出意见"),
    Term.AGENCY_OPINION: gettext_lazy("有关机关提出意见"),
    Term.PAY: gettext_lazy("申请人缴费"),
    Term.SEEK_REVIEW: gettext_lazy("申请行政复议"),
    Term.SUE: gettext_lazy("提起行政诉讼"),
}

EVENTS = {
    "request:receipt:arrived": gettext_noop("到达"),
    "request:receipt:registered": gettext_noop("登记"),
    "request:receipt:confirmed": gettext_noop("确认收到"),
    "request:review:assigned": gettext_noop("分派审查"),
    "request:review:split": gettext_noop("拆分"),
    "request:review:joined": gettext_noop("并案"),
    "request:review:parted": gettext_noop("解除并案"),
    "request:correction:asked": gettext_noop("告知补正"),
    "request:correction:served": gettext_noop("补正告知书送达"),
    "request:correction:received": gettext_noop("收到补正"),
    "request:correction:lapsed": gettext_noop("逾期不补正，不再处理"),
    "request:reasons:asked": gettext_noop("要求说明理由"),
    "request:reasons:received": gettext_noop("收到理由说明"),
    "request:reasons:rejected": gettext_noop("理由不合理"),
    "request:reasons:deferred": gettext_noop("确定延迟答复的期限"),
    "request:fee:asked": gettext_noop("发出收费通知"),
    "request:fee:served": gettext_noop("收费通知送达"),
    "request:fee:paid": gettext_noop("缴费"),
    "request:fee:lapsed": gettext_noop("逾期不缴费，不再处理"),
    "request:handling:started": gettext_noop("转业务科室办理"),
    "request:consultation:sent": gettext_noop("征求意见"),
    "request:consultation:served": gettext_noop("征求意见书送达"),
    "request:consultation:answered": gettext_noop("收到意见"),
    "request:consultation:lapsed": gettext_noop("逾期未提出意见"),
    "request:secrecy:referred": gettext_noop("报请主管部门或者保密部门确定"),
    "request:secrecy:determined": gettext_noop("收到确定意见"),
    "request:deadline:extended": gettext_noop("延长答复期限"),
    "request:handling:resumed": gettext_noop("退回承办"),
    "request:reply:drafted": gettext_noop("拟稿"),
    "request:reply:submitted": gettext_noop("送合法性审核"),
    "request:reply:checked": gettext_noop("审核通过"),
    "request:reply:returned": gettext_noop("退回修改"),
    "request:reply:dispatched": gettext_noop("签发并发出答复"),
    "request:reply:served": gettext_noop("答复送达"),
    "request:reply:amended": gettext_noop("更正答复笔误"),
    "request:case:closed": gettext_noop("办结"),
    "request:case:archived": gettext_noop("归档"),
    "request:case:withdrawn": gettext_noop("申请人撤回"),
    "request:remedy:opened": gettext_noop("进入行政复议或者诉讼"),
    "request:remedy:concluded": gettext_noop("复议或者诉讼审结"),
    "request:remedy:redo": gettext_noop("责令重新答复"),
    "request:identity:viewed": gettext_noop("查看申请人身份"),
    "request:letter:issued": gettext_noop("制发文书"),
    "request:letter:opened": gettext_noop("打开文书（含收件人身份）"),
    "letterhead:facts:changed": gettext_noop("修改文书信息"),
}

LETTER_ELEMENTS = {
    LetterElement.NUMBER: gettext_lazy("文号"),
    LetterElement.ADDRESSEE: gettext_lazy("收件人称谓"),
    LetterElement.REQUEST: gettext_lazy("收到日期和申请内容"),
    LetterElement.FACTS: gettext_lazy("事实和理由"),
    LetterElement.ARTICLE: gettext_lazy("法律依据"),
    LetterElement.CONCLUSION: gettext_lazy("处理结论"),
    LetterElement.ENCLOSURES: gettext_lazy("附件清单"),
    LetterElement.REMEDY: gettext_lazy("救济告知"),
    LetterElement.SIGNATURE: gettext_lazy("机关全称和日期"),
    LetterElement.CONTACT: gettext_lazy("联系方式"),
    LetterElement.PERIOD: gettext_lazy("期限"),
}

DEMONSTRATION = gettext_lazy("演示文书，内容由系统自动生成，不具有法律效力")

EVIDENCE = {
    "arrived_on": gettext_noop("到达或者签收日期"),
    "confirmed_on": gettext_noop("双方确认日期"),
    "receipt_no": gettext_noop("回执编号"),
    "mail_no": gettext_noop("邮件号码"),
    "record_no": gettext_noop("口头申请记录编号"),
    "contact_record": gettext_noop("与申请人的联系记录"),
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
}


def plain_refusal(error: RuleError) -> str:
    """A refusal in plain words, untranslated."""
    return REFUSALS[error.code] % _spoken(error, str)


def refusal(error: RuleError) -> str:
    """A refusal in plain words, translated."""
    return gettext(REFUSALS[error.code]) % _spoken(error, gettext)


def _spoken(error: RuleError, translated: Callable[[str], str]) -> dict[str, object]:
    facts = error.facts()
    if facts.get("act") in EVENTS:
        facts["act"] = translated(EVENTS[facts["act"]])
    if error.code == "evidence_missing":
        facts["missing"] = "、".join(translated(EVIDENCE[name]) for name in facts["missing"])
    if error.code == "proof_missing":
        facts["missing"] = "、".join(translated(PROOFS[Proof(name)]) for name in facts["missing"])
    if error.code == "elements_missing":
        facts["missing"] = "".join(translated(ELEMENTS[Element(name)]) for name in facts["missing"])
    if facts.get("due_on", "") is None:
        facts["due_on"] = translated("尚未起算")
    return facts


def element(missing: Element) -> str:
    """What to do about a missing statutory element, translated."""
    return gettext(ELEMENTS[missing])


def day_reason(reason: str) -> str:
    """Why a day counts or does not, translated."""
    return gettext(DAY_REASONS[reason])


def not_now() -> str:
    """The case has moved on, translated."""
    return gettext(REFUSALS["move_not_allowed"])


def event(code: str) -> str:
    """What happened, translated."""
    return gettext(EVENTS[code])
