"""文书目录: every letter of the procedure, what it must contain, and to whom it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Remedy


class LetterElement(StrEnum):
    """文书要素. The value is its letter in the catalogue; the order is that of the page."""

    NUMBER = "a"  # 文号
    ADDRESSEE = "b"  # 称谓
    REQUEST = "c"  # 收到日与申请内容摘要
    FACTS = "d"  # 事实与理由
    ARTICLE = "e"  # 法律依据
    CONCLUSION = "f"  # 处理结论
    ENCLOSURES = "g"  # 附件清单
    REMEDY = "h"  # 救济告知
    SIGNATURE = "i"  # 机关全称和成文日期
    CONTACT = "j"  # 联系方式
    PERIOD = "k"  # 期限


class Addressee(StrEnum):
    """受送达人: only the applicant's own letters may be shown to the applicant."""

    APPLICANT = "applicant"
    PARTY = "party"  # 第三方 or another organ


@dataclass(frozen=True, slots=True)
class LetterRule:
    """文书规则: one 文书: title, articles, elements, and the conclusion the organ states in it.

    `conclusion` is empty for procedural letters. `own_basis` says that the law to cite depends
    on the case, so that the officer has to name it.
    """

    title: str
    article: str
    elements: frozenset[LetterElement]
    conclusion: str = ""
    remedy: Remedy = Remedy.NONE
    addressee: Addressee = Addressee.APPLICANT
    own_basis: bool = False
    grade: Grade = Grade.STATUTE


RECEIPT, CORRECTION, EXTENSION = "L01", "L03", "L06"
THIRD_PARTY_OPINION, CO_MAKER_OPINION, AGENCY_OPINION = "L09", "L12", "L13"
NOT_CORRECTED, NOT_PAID, WITHDRAWAL = "L25", "L26", "L28"


def _elements(codes: str) -> frozenset[LetterElement]:
    return frozenset(LetterElement(code) for code in codes)


def _to_applicant(title: str, article: str, codes: str, conclusion: str = "") -> LetterRule:
    return LetterRule(title, article, _elements(codes), conclusion)


def _to_party(title: str, article: str, codes: str = "abdeik") -> LetterRule:
    return LetterRule(title, article, _elements(codes), addressee=Addressee.PARTY)


_PROCEDURE = {
    RECEIPT: _to_applicant("政府信息公开申请登记回执", "条例第31条、第33条", "abcijk"),
    CORRECTION: _to_applicant("政府信息公开申请补正告知书", "条例第30条", "abcdeijk"),
    EXTENSION: _to_applicant("延长政府信息公开答复期限告知书", "条例第33条第二款", "abcdeik"),
    THIRD_PARTY_OPINION: _to_party("政府信息公开征求第三方意见书", "条例第32条"),
    CO_MAKER_OPINION: _to_party("政府信息公开征求共同制作机关意见函", "条例第34条"),
    AGENCY_OPINION: _to_party("政府信息公开协商函", "条例第11条"),
    WITHDRAWAL: LetterRule(
        "政府信息公开申请终止办理告知书",
        "",
        _elements("abcdfi"),
        "因您撤回申请，本机关终止办理。",
        grade=Grade.DESIGN,
    ),
}

# Title and conclusion of a reply, by outcome; article, letter and remedy are in OUTCOME_RULES.
_REPLIES = {
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
        "本机关无权更正上述记录，请按上述方式向有权更正的机关提出。",
    ),
    Outcome.RECORD_KEPT: ("政府信息不予更正告知书", "现有材料不能证明上述记录不准确，不予更正。"),
}

# The common elements of a reply; whoever hands information over also lists what is enclosed.
_REPLY_ELEMENTS = "abcdefhi"
_EXTRA_ELEMENTS = {
    Outcome.GRANTED: "gj",
    Outcome.PARTLY_GRANTED: "gj",
    Outcome.ALREADY_PUBLIC: "j",
}
_OWN_BASIS = frozenset(
    {
        *(Outcome.FORBIDDEN_BY_LAW, Outcome.SPECIAL_QUERY),
        *(Outcome.CERTIFICATION, Outcome.OTHER),
    }
)


def _reply(outcome: Outcome) -> LetterRule:
    rule = OUTCOME_RULES[outcome]
    title, conclusion = _REPLIES[outcome]
    return LetterRule(
        title,
        rule.article,
        _elements(_REPLY_ELEMENTS + _EXTRA_ELEMENTS.get(outcome, "")),
        conclusion,
        rule.remedy,
        own_basis=outcome in _OWN_BASIS,
        grade=rule.grade,
    )


LETTER_RULES: dict[str, LetterRule] = _PROCEDURE | {
    OUTCOME_RULES[outcome].letter: _reply(outcome) for outcome in Outcome
}

# The outcome a letter of reply states.
OUTCOME_OF: dict[str, Outcome] = {OUTCOME_RULES[outcome].letter: outcome for outcome in Outcome}
