"""文书措辞: names of the passages and fields an office may word, and what is wrong with its words.

Refusals are plain texts, as `phrases.refusals` speaks them.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.phrases.particulars import PARTICULARS
from gongkai.inforequests.rules.letters import wording

WORDING_REFUSALS = {
    "wording_unfit": gettext_noop("“%(passage)s”不能这样写：%(why)s%(what)s"),
    "wording_unknown": gettext_noop("这种文书没有可以修改措辞的段落。"),
    "wording_without_reason": gettext_noop("请写明修改的原因。"),
    "wording_moved_on": gettext_noop("别人刚刚改成了第%(version)s版，请看过新的措辞再改。"),
}

WORDING_FAULTS = {
    wording.UNKNOWN: gettext_noop("这种文书没有这一段。"),
    wording.EMPTY: gettext_noop("不能空着。"),
    wording.TOO_LONG: gettext_noop("太长了，最多这么多字："),
    wording.UNREADABLE: gettext_noop("大括号要成对，里面只写字段的名字。"),
    wording.STRANGE_FIELD: gettext_noop("这一段没有这个字段："),
    wording.LOST_FIELD: gettext_noop("不能少了这个字段："),
    wording.TELLS_REMEDY: gettext_noop("救济告知由系统写出，这里不能写："),
    wording.CITES_LAW: gettext_noop("法律依据由系统写出，这里不能引用："),
}

PASSAGES = {
    "request": gettext_lazy("收到日期和申请内容"),
    "request_arrived": gettext_lazy("到达日期和申请内容（收到日期待确认时）"),
    "contact": gettext_lazy("联系方式"),
    "lead": gettext_lazy("引出事由的话"),
    "changes": gettext_lazy("期限可能变化的说明"),
    "period": gettext_lazy("期限"),
    "guidance": gettext_lazy("指导和释明"),
    "split": gettext_lazy("拆分的说明"),
    "joined": gettext_lazy("并案的说明"),
    "other_time": gettext_lazy("另约时间"),
    "place": gettext_lazy("获取途径"),
    "way": gettext_lazy("提供方式"),
    "inspection": gettext_lazy("查阅、抄录安排"),
    "classification": gettext_lazy("密级和定密依据"),
    "not_severable": gettext_lazy("不能区分的理由"),
    "harm": gettext_lazy("公开的影响"),
    "opinion_asked": gettext_lazy("征求意见的经过"),
    "not_asked": gettext_lazy("没有征求意见的理由"),
    "assessment": gettext_lazy("对意见的判断"),
    "interest": gettext_lazy("公共利益的衡量"),
    "discretion": gettext_lazy("裁量理由"),
    "file": gettext_lazy("所在案卷"),
    "reading": gettext_lazy("查阅案卷的途径"),
    "where": gettext_lazy("办理的地点和方式"),
    "searched": gettext_lazy("检索情况"),
    "responsible": gettext_lazy("负责的机关"),
    "unknown": gettext_lazy("不能确定负责机关的理由"),
    "work": gettext_lazy("需要的加工、分析"),
    "before": gettext_lazy("以前的内容"),
    "after": gettext_lazy("以后的内容"),
    "channel": gettext_lazy("相应的渠道"),
    "earlier": gettext_lazy("前次答复"),
    "unreasonable": gettext_lazy("理由不合理之处"),
    "reasons_asked": gettext_lazy("要求说明理由的经过"),
    "archive": gettext_lazy("保管的档案馆"),
    "forwarded": gettext_lazy("转送情况"),
}

_FIELDS = {
    "day": gettext_lazy("日期"),
    "on": gettext_lazy("日期"),
    "number": gettext_lazy("申请编号"),
    "subject": gettext_lazy("申请内容"),
    "at": gettext_lazy("联系方式"),
    "days": gettext_lazy("工作日数"),
    "due": gettext_lazy("届满日"),
    "earlier": gettext_lazy("所依据的前一份文书的文号"),
    "lead": gettext_lazy("并入的申请编号"),
    "whom": gettext_lazy("征求谁的意见"),
    "places": gettext_lazy("检索的系统、关键词、档案和科室"),
    "answer": gettext_lazy("意见"),
}


def wording_field(name: str) -> str:
    """A field of a passage in words, translated."""
    return str(_FIELDS[name] if name in _FIELDS else PARTICULARS[name].label)


def wording_facts(
    facts: dict[str, object], translated: Callable[[str], str] = gettext
) -> dict[str, object]:
    """The data of a refused wording in words."""
    if "passage" not in facts:
        return facts
    name, why = str(facts["passage"]), str(facts["why"])
    what = f"{facts['what']}。" if facts["what"] else ""
    shown = str(PASSAGES.get(name, name))
    return facts | {"passage": shown, "why": translated(WORDING_FAULTS[why]), "what": what}
