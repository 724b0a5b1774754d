"""What the checks find, in words: what is wrong and what to do about it."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.rules.checks import Finding, Level, Moment

LEVELS = {
    Level.BLOCK: gettext_lazy("阻断"),
    Level.WARN: gettext_lazy("警告"),
    Level.ESCALATE: gettext_lazy("提示"),
}

# Keyed by code, and by code and variant where a check has several messages.
MESSAGES = {
    "K13:found": gettext_noop("检索记录写着找到了信息，不能答复信息不存在。请核对检索记录。"),
    "K13:systems": gettext_noop("没有检索信息系统的记录。请补做检索，写明检索了哪些系统。"),
    "K13:keywords": gettext_noop("没有写检索用的关键词。请在检索记录里写明。"),
    "K13:paper": gettext_noop("没有查找纸质档案的记录。请查找后写明查了哪些档案。"),
    "K13:asked": gettext_noop("没有询问业务科室的记录。请询问后写明问了谁、怎么答复的。"),
    "K14:keywords": gettext_noop(
        "检索只用了“%(keywords)s”一个关键词。请换用名称、文号、同义词再检索一次。"
    ),
    "K14:systems": gettext_noop(
        "只检索了公文系统（%(systems)s）。业务系统和档案也可能保存这项信息，请补做检索。"
    ),
}


def finding(found: Finding) -> str:
    """A finding in plain words, translated."""
    return gettext(MESSAGES[_key(found)]) % dict(found.facts)


def place(name: str) -> str:
    """Where a finding is, in words; "" for the whole."""
    kind, _dash, number = name.partition("-")
    if kind == "item" and number:
        return gettext("第%(number)s项") % {"number": number}
    return {"opening": gettext("开头说明"), "enclosures": gettext("附件清单")}.get(name, "")


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
