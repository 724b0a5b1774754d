"""What the checks find, in words: what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, gettext_lazy

from gongkai.inforequests.phrases.findings import MESSAGES
from gongkai.inforequests.phrases.letters import LETTER_ELEMENTS
from gongkai.inforequests.rules.checks import Finding, Level, Moment
from gongkai.inforequests.rules.letters import LetterElement

LEVELS = {
    Level.BLOCK: gettext_lazy("阻断"),
    Level.WARN: gettext_lazy("警告"),
    Level.ESCALATE: gettext_lazy("提示"),
}

# What a decision must be able to show, by its name in `rules.particulars`.
PARTICULARS = {
    "where_public": gettext_lazy("公开的位置"),
    "how_provided": gettext_lazy("提供的方式、途径和时间"),
    "inspection": gettext_lazy("查阅、抄录的安排"),
    "secrecy_level": gettext_lazy("密级"),
    "classifier": gettext_lazy("定密机关"),
    "classification_basis": gettext_lazy("定密依据"),
    "classified_on": gettext_lazy("定密日期"),
    "classified_until": gettext_lazy("保密期限届满日"),
    "not_severable_reason": gettext_lazy("不能区分处理的理由"),
    "statute": gettext_lazy("法律、行政法规的名称和条款"),
    "harm_analysis": gettext_lazy("影响分析"),
    "no_consultation_reason": gettext_lazy("不征求意见的理由"),
    "opinion_assessment": gettext_lazy("对第三方意见的判断"),
    "public_interest": gettext_lazy("对公共利益的衡量"),
    "discretion_reason": gettext_lazy("裁量理由"),
    "disclosure_required_by_rule": gettext_lazy("法律、法规、规章是否规定应当公开"),
    "decision_made": gettext_lazy("对应的决定是否已经作出"),
    "file_number": gettext_lazy("案号"),
    "reading_way": gettext_lazy("阅卷途径"),
    "where_to_go": gettext_lazy("办理的地点"),
    "responsible_organ": gettext_lazy("负责的机关"),
    "responsible_contact": gettext_lazy("负责机关的联系方式"),
    "cannot_tell_reason": gettext_lazy("不能确定负责机关的理由"),
    "work_needed": gettext_lazy("需要加工、分析的情况"),
    "before_correction": gettext_lazy("补正前的内容"),
    "after_correction": gettext_lazy("补正后的内容"),
    "right_channel": gettext_lazy("应当通过的渠道"),
    "earlier_letter": gettext_lazy("前次答复的文号"),
    "earlier_on": gettext_lazy("前次答复的日期"),
    "where_published": gettext_lazy("获取出版物的途径"),
    "why_unreasonable": gettext_lazy("理由为什么不合理"),
    "archive": gettext_lazy("档案馆名称"),
    "archive_contact": gettext_lazy("档案馆联系方式"),
    "record_before": gettext_lazy("更正前的记录"),
    "record_after": gettext_lazy("更正后的记录"),
    "forwarded": gettext_lazy("是否已经转送"),
}


def finding(found: Finding, translated: Callable[[str], str] = gettext) -> str:
    """A finding in plain words, translated."""
    return translated(MESSAGES[_key(found)]) % _spoken(found.facts)


def _spoken(facts: Mapping[str, object]) -> dict[str, object]:
    spoken = dict(facts)
    if "element" in facts:
        spoken["element"] = LETTER_ELEMENTS[LetterElement(str(facts["element"]))]
    if "particular" in facts:
        spoken["particular"] = PARTICULARS[str(facts["particular"])]
    return spoken


def messages_of(code: str) -> tuple[str, ...]:
    """Everything a check can say, translated, with its facts still open."""
    return tuple(gettext(words) for key, words in MESSAGES.items() if key.partition(":")[0] == code)


_PLACES = {
    "opening": gettext_lazy("开头说明"),
    "enclosures": gettext_lazy("附件清单"),
    "wording": gettext_lazy("本机关的文书措辞"),
}


def place(name: str) -> str:
    """Where a finding is, in words; "" for the whole."""
    kind, _dash, number = name.partition("-")
    if kind == "item" and number:
        return gettext("第%(number)s项") % {"number": number}
    return str(_PLACES.get(name, ""))


def _key(found: Finding) -> str:
    return f"{found.code}:{found.about}" if found.about else found.code


MOMENTS = {
    Moment.REGISTER: gettext_lazy("登记"),
    Moment.CORRECTION: gettext_lazy("告知补正"),
    Moment.REASONS: gettext_lazy("要求说明理由"),
    Moment.FEE: gettext_lazy("收费通知"),
    Moment.EXTENSION: gettext_lazy("延期"),
    Moment.CONSULTATION: gettext_lazy("征求意见"),
    Moment.CHECK: gettext_lazy("送审和审核"),
    Moment.SIGN: gettext_lazy("签发"),
    Moment.DISPATCH: gettext_lazy("发出"),
    Moment.ARCHIVE: gettext_lazy("归档"),
    Moment.REPORT: gettext_lazy("年度报告"),
    Moment.ALWAYS: gettext_lazy("随时"),
}
