"""文书措辞: which passages of each letter an office may word itself, and what it may not do there.

Articles, conclusions, remedies, consequences of silence, numbers and signatures are not here:
they come from the rules and have no version. A wording keeps every field of its default, so no
letter loses a fact by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from gongkai.inforequests.rules import letters
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF, LetterElement
from gongkai.inforequests.rules.letters.passages import WordedPassage, fields_of, printable
from gongkai.inforequests.rules.letters.sentences import SENTENCES

E = LetterElement
LONGEST = 500


@dataclass(eq=False)
class WordingUnfit(RuleError):
    """An office's words that a letter cannot bear: which passage, why, and what exactly."""

    code = "wording_unfit"
    passage: str
    why: str
    what: str = ""


@dataclass(eq=False)
class WordingUnknown(RuleError):
    """A kind of letter of which nothing may be worded."""

    code = "wording_unknown"
    kind: str


@dataclass(eq=False)
class ReasonMissing(RuleError):
    """A change of wording without a reason."""

    code = "wording_without_reason"
    kind: str


@dataclass(eq=False)
class WordingMovedOn(RuleError):
    """Somebody else has changed the wording meanwhile; `version` is the newest."""

    code = "wording_moved_on"
    kind: str
    version: int


# Reasons of `WordingUnfit`.
UNKNOWN, EMPTY, TOO_LONG, UNREADABLE = "unknown", "empty", "too-long", "unreadable"
STRANGE_FIELD, LOST_FIELD = "strange-field", "lost-field"
TELLS_REMEDY, CITES_LAW = "tells-remedy", "cites-law"


def _w(name: str, element: LetterElement, default: str) -> WordedPassage:
    return WordedPassage(name, element, default)


REQUEST = _w(
    "request",
    E.REQUEST,
    "您提出的政府信息公开申请于{day}收到，编号为{number}。申请内容为：{subject}。",
)
REQUEST_ARRIVED = _w(
    "request_arrived",
    E.REQUEST,
    "您提出的政府信息公开申请于{day}到达本机关，收到申请之日待双方确认，编号为{number}。"
    "申请内容为：{subject}。",
)
CONTACT = _w("contact", E.CONTACT, "（联系方式：{at}）")


def _lead(default: str) -> WordedPassage:
    return _w("lead", E.FACTS, default)


def _period(default: str) -> WordedPassage:
    return _w("period", E.PERIOD, default)


_OPINION_PERIOD = _period(
    "自收到本文书之日起{days}个工作日内书面提出意见，不同意公开的请说明理由。"
)
_SUGGESTED = (REQUEST, _lead("您建议将该信息纳入主动公开的范围，经审核："))

_PROCEDURE: dict[str, tuple[WordedPassage, ...]] = {
    letters.RECEIPT: (
        REQUEST,
        REQUEST_ARRIVED,
        _lead("本机关已经登记。"),
        _w(
            "changes",
            E.PERIOD,
            "如需补正、延长期限或者征求意见，届满日会变化，本机关将另行告知。",
        ),
        CONTACT,
    ),
    letters.REVIEW_SHEET: (),
    letters.SERVICE_RECEIPT: (),
    letters.CORRECTION: (
        REQUEST,
        _lead("经审查，申请内容尚不明确，需要补正的事项如下："),
        _period("请自收到本告知书之日起{days}个工作日内补正。"),
        _w(
            "guidance",
            E.CONTACT,
            "不清楚如何补正的，可以按下列联系方式询问，本机关将给予指导、释明。",
        ),
        CONTACT,
    ),
    letters.CORRECTION_RECEIPT: (
        _w(
            "request",
            E.REQUEST,
            "您按照{earlier}补正的材料于{day}收到，申请编号为{number}。"
            "补正后的申请内容为：{subject}。",
        ),
    ),
    letters.REASONS: (
        REQUEST,
        _lead("您向本机关提出政府信息公开申请的数量、频次情况如下："),
        _period("请自收到本告知书之日起{days}个工作日内书面说明理由。"),
    ),
    letters.EXTENSION: (
        REQUEST,
        _lead("因下列原因，本机关不能在原期限内答复："),
        _period("答复期限延长{days}个工作日，延长后的期限届满日为{due}。"),
    ),
    letters.DEFERRAL: (
        REQUEST,
        _lead("您已经说明理由。因下列原因，本机关不能在规定期限内答复："),
        _period("本机关最迟于{due}答复您。"),
    ),
    letters.DIVISION: (
        REQUEST,
        _w(
            "split",
            E.FACTS,
            "该申请包含多项内容，按照一事一申请拆分，分别编号、分别答复。理由和各件的编号、内容如下：",
        ),
        _w(
            "joined",
            E.FACTS,
            "该申请与编号为{lead}的申请内容相关，本机关一并办理、一并答复。理由和各件的编号、内容如下：",
        ),
    ),
    letters.FEE_NOTICE: (
        REQUEST,
        _lead("本机关决定对该申请收取信息处理费，理由如下："),
        _period("请自收到本通知的次日起{days}个工作日内缴纳。"),
        CONTACT,
    ),
    letters.THIRD_PARTY_OPINION: (
        _lead("本机关在办理政府信息公开申请中，拟公开的信息涉及贵方合法权益，现征求意见："),
        _OPINION_PERIOD,
    ),
    letters.DISCLOSURE_NOTICE: (_lead("经征求贵方意见并审查，本机关拟公开的内容和理由如下："),),
    letters.CONSULTATION_NOTICE: (
        REQUEST,
        _lead("您申请的信息涉及{whom}，本机关已于{day}发出征求意见的文书。"),
    ),
    letters.CO_MAKER_OPINION: (
        _lead("本机关在办理政府信息公开申请中，拟公开由贵单位与本机关共同制作的信息，现征求意见："),
        _OPINION_PERIOD,
    ),
    letters.AGENCY_OPINION: (
        _lead("本机关在办理政府信息公开申请中，拟公开的信息涉及贵单位，现与贵单位协商、确认："),
        _OPINION_PERIOD,
    ),
    letters.NOT_CORRECTED: (
        REQUEST,
        _lead("本机关以{earlier}告知您补正，补正期限已于{due}届满，本机关没有收到补正。"),
    ),
    letters.NOT_PAID: (
        REQUEST,
        _lead("本机关以{earlier}通知您缴费，缴费期限已于{due}届满，您没有缴清费用。"),
    ),
    letters.WITHDRAWAL: (REQUEST, REQUEST_ARRIVED, _lead("您于{day}书面撤回该申请。")),
    letters.INSPECTION: (
        REQUEST,
        _lead("您申请的信息安排查阅、抄录，时间、地点和理由如下："),
        _w("other_time", E.FACTS, "不能按时前来的，请提前与本机关联系，另行约定时间。"),
        CONTACT,
    ),
    letters.SUGGESTION_TAKEN: _SUGGESTED,
    letters.SUGGESTION_DECLINED: _SUGGESTED,
    letters.AMENDMENT: (
        REQUEST,
        _lead("本机关于{day}作出的{earlier}有笔误，更正如下："),
    ),
    letters.DEFENCE: (),
    letters.DEFENCE_IN_COURT: (),
}


def _of_reply(kind: str) -> tuple[WordedPassage, ...]:
    contact = (CONTACT,) if E.CONTACT in LETTER_RULES[kind].elements else ()
    return (REQUEST, *SENTENCES.get(OUTCOME_OF[kind], ()), *contact)


# By kind of letter; redone replies are worded like first ones (`letters.worded_as`).
WORDED: dict[str, tuple[WordedPassage, ...]] = {
    **_PROCEDURE,
    **{
        kind: _of_reply(kind)
        for kind in LETTER_RULES
        if kind not in _PROCEDURE and not letters.is_redone(kind)
    },
}
WORDABLE = tuple(kind for kind, passages in WORDED.items() if passages)

_REMEDY = re.compile(r"复议|诉讼|起诉|法院")
_CITATION = re.compile(r"第[一二三四五六七八九十百零0-9]+[条款]|《")


def passage_of(kind: str, name: str) -> WordedPassage | None:
    """The passage of this name in this kind of letter."""
    return next((each for each in WORDED[kind] if each.name == name), None)


def checked(kind: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The office's own words, without what says the same as the default.

    Raises WordingUnfit for the first passage that cannot be.
    """
    own = {}
    for name, template in typed.items():
        passage = passage_of(kind, name)
        if passage is None:
            raise WordingUnfit(name, UNKNOWN)
        words = " ".join(printable(template).split())
        if words != passage.default:
            _check(passage, words)
            own[name] = words
    return own


def _check(passage: WordedPassage, words: str) -> None:
    fields = _fields(passage, words)
    strange, lost = sorted(fields - passage.fields), sorted(passage.fields - fields)
    remedy, law = _REMEDY.search(words), _CITATION.search(words)
    faults = (
        (EMPTY, not words, ""),
        (TOO_LONG, len(words) > LONGEST, str(LONGEST)),
        (STRANGE_FIELD, strange, "、".join(strange)),
        (LOST_FIELD, lost, "、".join(lost)),
        (TELLS_REMEDY, remedy, remedy[0] if remedy else ""),
        (CITES_LAW, law, law[0] if law else ""),
    )
    for why, is_so, what in faults:
        if is_so:
            raise WordingUnfit(passage.name, why, what)


def _fields(passage: WordedPassage, words: str) -> frozenset[str]:
    try:
        parts = list(Formatter().parse(words))
    except ValueError as error:
        raise WordingUnfit(passage.name, UNREADABLE) from error
    # A format or a conversion could turn a fact into something else.
    if any(spec or conversion for _, _, spec, conversion in parts):
        raise WordingUnfit(passage.name, UNREADABLE)
    return fields_of(words)
