"""要点的说法: the sentences in which a reply tells what its decision rests on.

One list for each decision, in the order of the page; the fields are names of `PARTICULARS`. The
law a decision names (`statute`) is told where the letter cites its articles.
"""

from __future__ import annotations

from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.letters.passages import WordedPassage
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS


def _told(name: str, default: str) -> WordedPassage:
    return WordedPassage(name, LetterElement.FACTS, default)


D = Outcome
# Told from the records of the case rather than from particulars.
SEARCHED = _told("searched", "本机关于{on}检索了所申请的信息：{places}。经检索，没有找到该信息。")
OPINION_ASKED = _told("opinion_asked", "本机关于{on}书面征求第三方意见，{answer}。")
REASONS_ASKED = _told("reasons_asked", "本机关以{earlier}要求您说明理由。")

_DISCRETION = _told("discretion", "本机关决定不予公开的理由：{discretion_reason}。")
_NOT_SEVERABLE = _told("not_severable", "该信息不能作区分处理，理由是：{not_severable_reason}。")

SENTENCES: dict[Outcome, tuple[WordedPassage, ...]] = {
    D.ALREADY_PUBLIC: (_told("place", "获取该信息的方式和途径：{where_public}。"),),
    D.GRANTED: (
        _told("way", "提供该信息的方式：{how_provided}。"),
        _told("inspection", "该信息安排查阅、抄录：{inspection}。"),
    ),
    D.STATE_SECRET: (
        _told(
            "classification",
            "该信息的密级为{secrecy_level}，定密机关为{classifier}，定密依据为{classification_basis}。",
        ),
        _NOT_SEVERABLE,
    ),
    D.FORBIDDEN_BY_LAW: (_NOT_SEVERABLE,),
    D.SECURITY_AND_STABILITY: (
        _told("harm", "公开该信息可能造成的影响：{harm_analysis}。"),
        _NOT_SEVERABLE,
    ),
    D.THIRD_PARTY_RIGHTS: (
        OPINION_ASKED,
        _told("not_asked", "本机关没有征求第三方意见，理由是：{no_consultation_reason}。"),
        _told("assessment", "经审查，本机关认为：{opinion_assessment}。"),
        _told("interest", "关于是否对公共利益造成重大影响，本机关认为：{public_interest}。"),
        _NOT_SEVERABLE,
    ),
    D.INTERNAL_AFFAIRS: (_DISCRETION, _NOT_SEVERABLE),
    D.DELIBERATION: (_DISCRETION, _NOT_SEVERABLE),
    D.ENFORCEMENT_FILE: (
        _told("file", "该信息在{file_number}案卷中。"),
        _DISCRETION,
        _told("reading", "查阅案卷的途径：{reading_way}。"),
        _NOT_SEVERABLE,
    ),
    D.SPECIAL_QUERY: (_told("where", "办理的地点和方式：{where_to_go}。"),),
    D.NOT_FOUND: (SEARCHED,),
    D.NOT_THIS_ORGAN: (
        _told(
            "responsible",
            "负责公开该信息的机关是{responsible_organ}，联系方式：{responsible_contact}。",
        ),
        _told("unknown", "本机关不能确定负责公开该信息的机关，理由是：{cannot_tell_reason}。"),
    ),
    D.NEEDS_MAKING: (_told("work", "提供该信息需要的加工、分析：{work_needed}。"),),
    D.STILL_UNCLEAR: (
        _told("before", "补正前的申请内容：{before_correction}。"),
        _told("after", "补正后的申请内容：{after_correction}。"),
    ),
    D.PETITION: (_told("channel", "您可以提出该事项的渠道：{right_channel}。"),),
    D.REPEATED: (
        _told("earlier", "本机关已于{earlier_on}以{earlier_letter}就同一申请内容答复您。"),
    ),
    D.PUBLICATION: (_told("place", "获取该出版物的途径：{where_published}。"),),
    D.EXCESSIVE: (
        REASONS_ASKED,
        _told("unreasonable", "您所述的理由不合理之处：{why_unreasonable}。"),
    ),
    D.OTHER: (_told("archive", "保管该信息的档案馆是{archive}，联系方式：{archive_contact}。"),),
    D.RECORD_CORRECTED: (
        _told("before", "更正前的记录：{record_before}。"),
        _told("after", "更正后的记录：{record_after}。"),
    ),
    D.RECORD_REFERRED: (
        _told(
            "responsible",
            "有权更正的机关是{responsible_organ}，联系方式：{responsible_contact}。",
        ),
        # Told only where the organ did so itself.
        _told("forwarded", "本机关已将您的更正申请转送该机关。"),
    ),
}

# What stands in a field that nobody has filled in yet.
WANTED: dict[str, str] = {
    "where_public": "能直接找到的栏目、标题或者文号",
    "secrecy_level": "密级",
    "classifier": "定密机关",
    "classification_basis": "定密依据",
    "statute": "法律、行政法规的名称和条款",
    "harm_analysis": "公开可能造成的影响",
    "opinion_assessment": "对第三方意见的判断",
    "public_interest": "公共利益的衡量",
    "discretion_reason": "不予公开的裁量理由",
    "file_number": "案号",
    "where_to_go": "办理的地点和方式",
    "responsible_organ": "机关全称",
    "responsible_contact": "联系方式",
    "work_needed": "需要的加工、分析",
    "before_correction": "补正前的内容",
    "after_correction": "补正后的内容",
    "earlier_letter": "前次答复的文号",
    "earlier_on": "前次答复的日期",
    "where_published": "获取途径",
    "why_unreasonable": "理由不合理之处",
    "archive": "档案馆全称",
    "archive_contact": "档案馆联系方式",
    "record_before": "更正前的记录",
    "record_after": "更正后的记录",
}


def needed_fields(outcome: Outcome) -> frozenset[str]:
    """The particulars a reply must tell whatever else is known."""
    return frozenset(p.name for p in PARTICULARS.get(outcome, ()) if p.needed and p.told)
