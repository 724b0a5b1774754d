"""文书目录: every letter of the procedure, what it must contain, and to whom it goes.

The codes are those of the catalogue. Its L33 (重新答复) is a family, `L33-` and the outcome,
because remedy and conclusion are those of the new decision. Its L34 is two letters,
L34-S before a court. L32-N and L35 are ours [设计].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gongkai.inforequests.rules.acts import Act, Answered, RedoOrdered, in_force
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.letters.conclusions import REPLIES, conclusion
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Remedy, roll_up
from gongkai.inforequests.rules.particulars import ItemDecision, Subtype


class LetterElement(StrEnum):
    """文书要素. The value is its letter in the catalogue."""

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
    OFFICE = "office"  # 内部: it never leaves
    FORUM = "forum"  # 复议机关 or 人民法院


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


RECEIPT, REVIEW_SHEET, CORRECTION, CORRECTION_RECEIPT = "L01", "L02", "L03", "L04"
REASONS, EXTENSION, DEFERRAL, DIVISION = "L05", "L06", "L06b", "L07"
FEE_NOTICE = "L08"
THIRD_PARTY_OPINION, DISCLOSURE_NOTICE, CONSULTATION_NOTICE = "L09", "L10", "L11"
CO_MAKER_OPINION, AGENCY_OPINION = "L12", "L13"
IN_ARCHIVES, NOT_CORRECTED, NOT_PAID = "L23", "L25", "L26"
SERVICE_RECEIPT, WITHDRAWAL = "L27", "L28"
INSPECTION, SUGGESTION_TAKEN, SUGGESTION_DECLINED = "L31", "L32", "L32-N"
REDONE, AMENDMENT = "L33", "L35"
DEFENCE, DEFENCE_IN_COURT = "L34", "L34-S"


def _elements(codes: str) -> frozenset[LetterElement]:
    return frozenset(LetterElement(code) for code in codes)


def _to_applicant(title: str, article: str, codes: str, conclusion: str = "") -> LetterRule:
    return LetterRule(title, article, _elements(codes), conclusion)


def _to_party(title: str, article: str, codes: str = "abdeik") -> LetterRule:
    return LetterRule(title, article, _elements(codes), addressee=Addressee.PARTY)


_PROCEDURE = {
    RECEIPT: _to_applicant("政府信息公开申请登记回执", "条例第31条、第33条", "abcijk"),
    REVIEW_SHEET: LetterRule(
        "政府信息公开申请审查（呈批）单",
        "条例第17条、第45条",
        _elements("acdf"),
        addressee=Addressee.OFFICE,
    ),
    CORRECTION: _to_applicant("政府信息公开申请补正告知书", "条例第30条", "abcdeijk"),
    CORRECTION_RECEIPT: _to_applicant("政府信息公开申请补正收件记录", "条例第30条", "abceik"),
    REASONS: _to_applicant("政府信息公开申请说明理由告知书", "条例第35条", "abcdeik"),
    EXTENSION: _to_applicant("延长政府信息公开答复期限告知书", "条例第33条第二款", "abcdeik"),
    DEFERRAL: _to_applicant("延迟答复政府信息公开申请告知书", "条例第35条", "abcdeik"),
    DIVISION: replace(
        _to_applicant("政府信息公开申请拆分、并案办理说明", "", "abcdik"), grade=Grade.DESIGN
    ),
    FEE_NOTICE: replace(
        _to_applicant(
            "政府信息公开信息处理费收费通知", "条例第42条、收费办法第3条、第6条", "abcdeik"
        ),
        remedy=Remedy.FEE,
        grade=Grade.UNVERIFIED,
    ),
    THIRD_PARTY_OPINION: _to_party("政府信息公开征求第三方意见书", "条例第32条"),
    DISCLOSURE_NOTICE: replace(
        _to_party("政府信息决定公开告知书", "条例第32条", "abdefhi"),
        conclusion="本机关决定公开上述信息。",
        remedy=Remedy.THIRD,
    ),
    CONSULTATION_NOTICE: _to_applicant(
        "政府信息公开征求意见情况告知书", "条例第33条第三款", "abcdeik"
    ),
    CO_MAKER_OPINION: _to_party("政府信息公开征求共同制作机关意见函", "条例第34条"),
    AGENCY_OPINION: _to_party("政府信息公开协商函", "条例第11条"),
    SERVICE_RECEIPT: LetterRule(
        "送达回证",
        "",
        _elements("abcd"),
        addressee=Addressee.OFFICE,
        grade=Grade.EXCERPTS,
    ),
    WITHDRAWAL: replace(
        _to_applicant(
            "政府信息公开申请终止办理告知书", "", "abcdfi", "因您撤回申请，本机关终止办理。"
        ),
        grade=Grade.DESIGN,
    ),
    INSPECTION: _to_applicant("政府信息查阅、抄录安排通知书", "条例第40条", "abcdeij"),
    SUGGESTION_TAKEN: replace(
        _to_applicant(
            "主动公开建议审核告知书",
            "条例第44条第二款",
            "abcdefi",
            "该信息属于主动公开的范围，本机关将及时主动公开。",
        ),
        grade=Grade.DESIGN,
    ),
    SUGGESTION_DECLINED: replace(
        _to_applicant(
            "主动公开建议审核告知书",
            "条例第44条第二款",
            "abcdefi",
            "该信息不属于主动公开的范围，本机关不主动公开该信息。",
        ),
        grade=Grade.DESIGN,
    ),
    AMENDMENT: replace(
        _to_applicant(
            "政府信息公开答复更正函",
            "",
            "abcdfi",
            "除上述更正外，原文书的其他内容不变；原文书的作出日期不因本函改变。",
        ),
        grade=Grade.DESIGN,
    ),
}

# What the organ says before whoever reconsiders or judges; it is written in the room of remedies.
_PROCEDURE |= {
    DEFENCE: LetterRule(
        "行政复议答复书",
        "《中华人民共和国行政复议法》第48条、第54条",
        _elements("abcdegi"),
        addressee=Addressee.FORUM,
    ),
    DEFENCE_IN_COURT: LetterRule(
        "行政诉讼答辩状",
        "《中华人民共和国行政诉讼法》第67条",
        _elements("abcdegi"),
        addressee=Addressee.FORUM,
    ),
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
# Limbs of 其他 that have an article of their own.
_ARTICLES: dict[str, str] = {
    Subtype.NOT_GOVERNMENT_INFORMATION: "条例第2条",
    Subtype.IN_THE_ARCHIVES: "档案法第15条第二款",
}


def reply_rule(outcome: Outcome, subtype: str = "") -> LetterRule:
    """What one decision says in a letter: its article and conclusion, down to its subtype."""
    rule = OUTCOME_RULES[outcome]
    return LetterRule(
        REPLIES[outcome][0],
        rule.article or _ARTICLES.get(subtype, ""),
        _elements(_REPLY_ELEMENTS + _EXTRA_ELEMENTS.get(outcome, "")),
        conclusion(outcome, subtype),
        rule.remedy,
        own_basis=outcome in _OWN_BASIS and subtype not in _ARTICLES,
        grade=rule.grade,
    )


_REPLY_LETTERS = {OUTCOME_RULES[outcome].letter: reply_rule(outcome) for outcome in Outcome} | {
    IN_ARCHIVES: replace(
        reply_rule(Outcome.OTHER, Subtype.IN_THE_ARCHIVES), title="政府信息已移交档案馆告知书"
    )
}
# A lapse is never answered anew, and a redone answer is never a lapse.
_REDONE = {
    f"{REDONE}-{outcome}": replace(reply_rule(outcome), title="重新答复告知书")
    for outcome in Outcome
    if outcome not in (Outcome.NOT_CORRECTED, Outcome.NOT_PAID)
}

LETTER_RULES: dict[str, LetterRule] = _PROCEDURE | _REPLY_LETTERS | _REDONE

# Written by an officer beside the course of a case; every other letter belongs to a deed.
BY_HAND: dict[str, LetterRule] = {
    kind: _PROCEDURE[kind]
    for kind in (
        *(DISCLOSURE_NOTICE, INSPECTION),
        *(SUGGESTION_TAKEN, SUGGESTION_DECLINED, AMENDMENT),
    )
}

# The outcome a letter of reply states.
OUTCOME_OF: dict[str, Outcome] = {
    **{OUTCOME_RULES[outcome].letter: outcome for outcome in Outcome},
    IN_ARCHIVES: Outcome.OTHER,
    **{kind: Outcome(kind.partition("-")[2]) for kind in _REDONE},
}


def letter_of(outcome: Outcome, subtype: str = "", *, redo: bool = False) -> str:
    """The kind of letter a decision goes out in; `redo` after an order to answer anew."""
    if redo:
        return f"{REDONE}-{outcome}"
    return IN_ARCHIVES if subtype == Subtype.IN_THE_ARCHIVES else OUTCOME_RULES[outcome].letter


def reply_letter(items: Sequence[ItemDecision], *, redo: bool = False) -> str:
    """The kind of letter that answers these decided items together. Raises NotAnOutcome."""
    limbs = {item.subtype for item in items}
    outcome = roll_up([item.outcome for item in items if item.outcome])
    return letter_of(outcome, limbs.pop() if len(limbs) == 1 else "", redo=redo)


def must_redo(history: Iterable[Act]) -> bool:
    """Whether the organ was ordered to answer anew and has not done so yet."""
    turns = [act for act in in_force(tuple(history)) if isinstance(act, Answered | RedoOrdered)]
    return bool(turns) and isinstance(turns[-1], RedoOrdered)


def is_redone(kind: str) -> bool:
    """重新答复告知书, whatever it decides."""
    return kind in _REDONE


def worded_as(kind: str) -> str:
    """The kind whose wording a letter uses: a redone reply reads like a first one."""
    return OUTCOME_RULES[OUTCOME_OF[kind]].letter if is_redone(kind) else kind
