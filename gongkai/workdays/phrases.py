"""The words of the calendar.

Refusals are plain texts: the command line speaks them without Django's translations.
"""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.workdays.rules.errors import WorkdayError
from gongkai.workdays.rules.notices import DayKind, Grade
from gongkai.workdays.rules.proposals import Finding, Trouble

REFUSALS = {
    "days_negative": gettext_noop("天数不能是负数（现在是 %(days)s）。"),
    "days_too_many": gettext_noop("天数太多：最多 %(limit)s 个工作日（现在是 %(days)s）。"),
    "date_outside_calendar": gettext_noop(
        "日期 %(day)s 或算出的结果超出日历范围（%(first)s 至 %(last)s）。"
    ),
    "span_reversed": gettext_noop("结束日期 %(end)s 早于开始日期 %(start)s。"),
    "notice_unfit": gettext_noop("这份放假通知有错误，没有录入。"),
    "notice_already_withdrawn": gettext_noop("这份放假通知已经撤下。"),
    "withdrawal_without_reason": gettext_noop("撤下放假通知要写明原因。"),
    "not_calendar_keeper": gettext_noop(
        "只有本系统最上级机构的“系统管理”或“政务公开主管”岗位可以录入、撤下放假通知。"
    ),
}

TROUBLES = {
    Trouble.BAD_LINE: gettext_lazy("看不懂“%(text)s”：每行写一个日期和“休”或“班”，用逗号隔开。"),
    Trouble.BAD_JSON: gettext_lazy("JSON 格式不对：%(text)s"),
    Trouble.BAD_DATE: gettext_lazy("没有“%(text)s”这个日期，请写成 2027-01-01 的样子。"),
    Trouble.BAD_KIND: gettext_lazy("“%(text)s”既不是“休”也不是“班”。"),
    Trouble.BAD_SPAN: gettext_lazy("起止日期“%(text)s”颠倒了，或者太长。"),
    Trouble.NO_DAYS: gettext_lazy("一天也没有写。"),
    Trouble.BOTH_KINDS: gettext_lazy("%(text)s 既写了放假又写了上班。"),
    Trouble.OUTSIDE_YEAR: gettext_lazy("%(text)s 不在通知所说的年份里。"),
    Trouble.OUTSIDE_CALENDAR: gettext_lazy("%(text)s 超出日历范围。"),
    Trouble.NUMBER_TAKEN: gettext_lazy("%(text)s 已经在日历里了。"),
    Trouble.YEAR_TAKEN: gettext_lazy(
        "%(text)s 年已有放假通知。如果这份是对它的调整，请勾选“调整已有通知”。"
    ),
    Trouble.NOTHING_TO_AMEND: gettext_lazy("%(text)s 年还没有放假通知，没有可以调整的。"),
    Trouble.REPEATED_DAY: gettext_lazy("%(text)s 写了两次。"),
    Trouble.ALREADY_WORKED: gettext_lazy("%(text)s 本来就是工作日，写成调休上班没有变化。"),
    Trouble.STATUTORY_MISSING: gettext_lazy(
        "没有写法定放假日 %(text)s：录入后这些日子会算成工作日，请核对有没有漏抄。"
    ),
    Trouble.ISSUED_LATE: gettext_lazy("发文日期 %(text)s 晚于通知里的第一天，请核对。"),
}

KINDS = {DayKind.OFF: gettext_lazy("休"), DayKind.MAKEUP: gettext_lazy("班")}

GRADES = {
    Grade.A: gettext_lazy("已对照政府网站原文"),
    Grade.B: gettext_lazy("两处以上转载一致"),
    Grade.C: gettext_lazy("只见到一处转载"),
    Grade.UNVERIFIED: gettext_lazy("未核实"),
}


def refusal(error: WorkdayError) -> str:
    """A refusal in plain words, translated."""
    return gettext(REFUSALS[error.code]) % vars(error)


def remark(finding: Finding) -> str:
    """A finding in plain words, with its line where it has one."""
    words = TROUBLES[finding.trouble] % {"text": finding.text}
    if not finding.line:
        return str(words)
    return gettext("第 %(line)s 行：%(words)s") % {"line": finding.line, "words": words}
