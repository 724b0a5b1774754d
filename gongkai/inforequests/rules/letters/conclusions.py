"""处理结论: what the organ decides, in the words of the letter; no hand writes or removes them."""

from __future__ import annotations

from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import Subtype

# Title and conclusion of a reply, by outcome.
REPLIES: dict[Outcome, tuple[str, str]] = {
    Outcome.ALREADY_PUBLIC: (
        "政府信息已主动公开告知书",
        "您申请的信息已经主动公开，请按上述方式和途径获取。",
    ),
    Outcome.GRANTED: ("政府信息公开告知书", "您申请的信息予以公开。"),
    Outcome.PARTLY_GRANTED: (
        "政府信息部分公开告知书",
        "您申请的信息中可以公开的部分予以公开，其余部分按上述理由处理。",
    ),
    Outcome.STATE_SECRET: ("政府信息不予公开告知书", "该信息属于国家秘密，不予公开。"),
    Outcome.FORBIDDEN_BY_LAW: (
        "政府信息不予公开告知书",
        "该信息属于法律、行政法规禁止公开的信息，不予公开。",
    ),
    Outcome.SECURITY_AND_STABILITY: (
        "政府信息不予公开告知书",
        "公开该信息可能危及国家安全、公共安全、经济安全、社会稳定，不予公开。",
    ),
    Outcome.THIRD_PARTY_RIGHTS: (
        "政府信息不予公开告知书",
        "公开该信息会损害第三方合法权益，不予公开。",
    ),
    Outcome.INTERNAL_AFFAIRS: (
        "政府信息不予公开告知书",
        "该信息属于本机关内部事务信息，不予公开。",
    ),
    Outcome.DELIBERATION: ("政府信息不予公开告知书", "该信息属于过程性信息，不予公开。"),
    Outcome.ENFORCEMENT_FILE: ("政府信息不予公开告知书", "该信息属于行政执法案卷信息，不予公开。"),
    Outcome.SPECIAL_QUERY: (
        "政府信息查询事项告知书",
        "获取该信息另有特别规定，请依照上述规定办理。",
    ),
    Outcome.NOT_FOUND: ("政府信息不存在告知书", "经检索，您申请的信息不存在，本机关无法提供。"),
    Outcome.NOT_THIS_ORGAN: (
        "非本机关负责公开告知书",
        "您申请的信息不属于本机关负责公开，本机关无法提供。",
    ),
    Outcome.NEEDS_MAKING: (
        "政府信息需要加工分析告知书",
        "本机关没有现成信息，提供该信息需要另行加工、分析，本机关不予提供。",
    ),
    Outcome.STILL_UNCLEAR: (
        "申请内容不明确告知书",
        "您补正后申请内容仍不明确，本机关无法提供。",
    ),
    Outcome.PETITION: (
        "信访投诉举报事项告知书",
        "您提出的事项不作为政府信息公开申请处理，可以通过相应渠道提出。",
    ),
    Outcome.REPEATED: ("重复申请不予处理告知书", "本机关已就同一申请作出答复，不予重复处理。"),
    Outcome.PUBLICATION: (
        "公开出版物获取途径告知书",
        "您要求提供的是公开出版物，请按上述途径获取。",
    ),
    Outcome.EXCESSIVE: (
        "大量反复申请不予处理告知书",
        "您的申请数量、频次明显超过合理范围，所述理由不合理，本机关不予处理。",
    ),
    Outcome.CERTIFICATION: (
        "确认或者重新出具信息申请告知书",
        "您要求确认或者重新出具已经获取的信息，本机关不予处理。",
    ),
    Outcome.NOT_CORRECTED: (
        "逾期不补正不再处理告知书",
        "您无正当理由逾期不补正，视为放弃申请，本机关不再处理。",
    ),
    Outcome.NOT_PAID: (
        "逾期不缴费不再处理告知书",
        "您逾期未缴纳费用，视为放弃申请，本机关不再处理。",
    ),
    Outcome.OTHER: (
        "不作为政府信息公开申请办理告知书",
        "您申请的事项不作为政府信息公开申请办理。",
    ),
    Outcome.RECORD_CORRECTED: ("政府信息更正告知书", "本机关已对上述记录予以更正。"),
    Outcome.RECORD_REFERRED: (
        "政府信息更正申请转送告知书",
        "本机关无权更正上述记录，由有权更正的机关依法处理。",
    ),
    Outcome.RECORD_KEPT: ("政府信息不予更正告知书", "现有材料不能证明上述记录不准确，不予更正。"),
}

_ENDANGERS = "公开该信息可能危及{what}，不予公开。"
_HARMS = "该信息涉及{what}，公开会对第三方合法权益造成损害，不予公开。"
_INTERNAL = "该信息属于本机关内部事务信息中的{what}信息，本机关决定不予公开。"
_IN_PROCESS = "该信息属于行政管理过程中形成的{what}，属于过程性信息，本机关决定不予公开。"
_QUERY = "该信息属于{what}，获取另有特别规定，请依照上述规定办理。"

S = Subtype
# Where the subtype says more than the outcome: 哪一类.
_BY_SUBTYPE: dict[str, str] = {
    S.NATIONAL_SECURITY: _ENDANGERS.format(what="国家安全"),
    S.PUBLIC_SECURITY: _ENDANGERS.format(what="公共安全"),
    S.ECONOMIC_SECURITY: _ENDANGERS.format(what="经济安全"),
    S.SOCIAL_STABILITY: _ENDANGERS.format(what="社会稳定"),
    S.TRADE_SECRET: _HARMS.format(what="商业秘密"),
    S.PERSONAL_PRIVACY: _HARMS.format(what="个人隐私"),
    S.OTHER_THIRD_PARTY: _HARMS.format(what="第三方的其他合法权益"),
    S.PERSONNEL: _INTERNAL.format(what="人事管理"),
    S.LOGISTICS: _INTERNAL.format(what="后勤管理"),
    S.INTERNAL_WORKFLOW: _INTERNAL.format(what="内部工作流程"),
    S.DISCUSSION_RECORD: _IN_PROCESS.format(what="讨论记录"),
    S.DRAFT_TEXT: _IN_PROCESS.format(what="过程稿"),
    S.CONSULTATION_LETTER: _IN_PROCESS.format(what="磋商信函"),
    S.REQUEST_REPORT: _IN_PROCESS.format(what="请示报告"),
    S.BUSINESS_REGISTRY: _QUERY.format(what="工商登记资料"),
    S.REAL_ESTATE_REGISTRY: _QUERY.format(what="不动产登记资料"),
    S.NOT_GOVERNMENT_INFORMATION: ("您要求提供的内容不属于政府信息，不作为政府信息公开申请办理。"),
    S.IN_THE_ARCHIVES: "该信息已经移交国家档案馆，请按照档案利用的规定向档案馆提出。",
    S.PARTY_AFFAIRS: "该信息属于党务信息，不作为政府信息公开申请办理，请按照党务公开的规定提出。",
}


def conclusion(outcome: Outcome, subtype: str = "") -> str:
    """The conclusion of one decision, with the limb of its article where a subtype is named."""
    return _BY_SUBTYPE.get(subtype, REPLIES[outcome][1])
