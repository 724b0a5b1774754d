"""What things are called: channels, kinds, decisions, parties, files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.applicants import ApplicantKind, IdentityProof
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.consultations import EndReason
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Proof

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

IDENTITY_PROOFS = {
    IdentityProof.APPLICANT: gettext_lazy("申请人的身份证明"),
    IdentityProof.AGENT: gettext_lazy("代理人的身份证明和授权委托书"),
}

CASE_TYPES = {
    CaseType.INFORMATION: gettext_lazy("政府信息公开申请"),
    CaseType.RECORD_CORRECTION: gettext_lazy("更正与自身相关的政府信息记录"),
}

APPLICANT_KINDS = {
    ApplicantKind.NATURAL: gettext_lazy("自然人"),
    ApplicantKind.BUSINESS: gettext_lazy("商业企业"),
    ApplicantKind.RESEARCH: gettext_lazy("科研机构"),
    ApplicantKind.WELFARE: gettext_lazy("社会公益组织"),
    ApplicantKind.LEGAL: gettext_lazy("法律服务机构"),
    ApplicantKind.OTHER: gettext_lazy("其他法人或组织"),
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
    FileKind.SERVICE: gettext_lazy("交邮凭证、送达回证"),
    FileKind.OPINION: gettext_lazy("被征求意见方的答复"),
    FileKind.ORIGINAL: gettext_lazy("所申请信息的原件（不公开）"),
    FileKind.DISCLOSED: gettext_lazy("提供给申请人的信息"),
}

PARTY_LOST = gettext_lazy("（密钥缺失，名称打不开）")
NAME_LOST = gettext_lazy("（密钥缺失，文件名打不开）")

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

END_REASONS = {
    EndReason.GONE: gettext_lazy("已经死亡、注销"),
    EndReason.MERGED: gettext_lazy("已经合并、分立，由别的单位承继"),
    EndReason.UNREACHABLE: gettext_lazy("征求意见书退回，无法联系"),
    EndReason.UNNEEDED: gettext_lazy("不再需要征求"),
}

EVIDENCE = {
    "arrived_on": gettext_noop("到达或者签收日期"),
    "confirmed_on": gettext_noop("双方确认日期"),
    "receipt_no": gettext_noop("回执编号"),
    "mail_no": gettext_noop("邮件号码"),
    "record_no": gettext_noop("口头申请记录编号"),
    "contact_record": gettext_noop("与申请人的联系记录"),
    "register_row": gettext_noop("台账"),
    "forwarded_from": gettext_noop("由谁转来"),
}
