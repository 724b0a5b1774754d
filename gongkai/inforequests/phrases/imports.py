"""The words of 台账导入: fields, problems of rows, and how far it has come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.phrases.intake import CREDIT_CODE_FAULTS, RESIDENT_ID_FAULTS
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.imports.problems import Caution, Fault, Problem
from gongkai.inforequests.rules.imports.tables import LeftOut

REASONS_COLUMN = gettext_lazy("导入检查发现的问题")
ROW_COLUMN = gettext_lazy("原表行号")

FIELDS = {
    Field.NUMBER: gettext_lazy("编号"),
    Field.APPLICANT: gettext_lazy("申请人"),
    Field.KIND: gettext_lazy("申请人类型"),
    Field.DOCUMENT_NUMBER: gettext_lazy("证件号码"),
    Field.PHONE: gettext_lazy("联系电话"),
    Field.EMAIL: gettext_lazy("电子邮箱"),
    Field.ADDRESS: gettext_lazy("通信地址"),
    Field.AGENT: gettext_lazy("代理人"),
    Field.SUBJECT: gettext_lazy("申请内容"),
    Field.WANTED_FORM: gettext_lazy("获取形式"),
    Field.CHANNEL: gettext_lazy("申请渠道"),
    Field.ARRIVED_ON: gettext_lazy("提交或者到达日期"),
    Field.RECEIVED_ON: gettext_lazy("收到申请之日"),
    Field.HANDLER: gettext_lazy("承办岗位"),
    Field.CORRECTION_ASKED_ON: gettext_lazy("补正告知日期"),
    Field.CORRECTION_SERVED_ON: gettext_lazy("补正告知书送达日期"),
    Field.CORRECTION_DUE_ON: gettext_lazy("补正期满日期"),
    Field.CORRECTED_ON: gettext_lazy("收到补正日期"),
    Field.THIRD_PARTY: gettext_lazy("第三方名称"),
    Field.THIRD_SENT_ON: gettext_lazy("征求第三方意见日期"),
    Field.THIRD_SERVED_ON: gettext_lazy("第三方收到日期"),
    Field.THIRD_ANSWERED_ON: gettext_lazy("第三方答复日期"),
    Field.THIRD_OPINION: gettext_lazy("第三方意见"),
    Field.CO_MAKER: gettext_lazy("共同制作机关"),
    Field.CO_SENT_ON: gettext_lazy("征求共同制作机关意见日期"),
    Field.CO_SERVED_ON: gettext_lazy("共同制作机关收到日期"),
    Field.CO_ANSWERED_ON: gettext_lazy("共同制作机关答复日期"),
    Field.CO_OPINION: gettext_lazy("共同制作机关意见"),
    Field.EXTENDED_ON: gettext_lazy("延期日期"),
    Field.EXTENSION_DAYS: gettext_lazy("延期天数（工作日）"),
    Field.ANSWERED_ON: gettext_lazy("答复日期"),
    Field.OUTCOME: gettext_lazy("处理决定"),
    Field.REPLY_NUMBER: gettext_lazy("答复文号"),
    Field.DISPATCH: gettext_lazy("送达方式"),
    Field.SERVED_ON: gettext_lazy("答复送达日期"),
}

PROBLEMS = {
    Fault.MISSING: gettext_lazy("没有填写。"),
    Fault.NO_DATE: gettext_lazy("“%(text)s”看不出是哪一天，请写成 2026-03-05 的样子。"),
    Fault.NO_YEAR: gettext_lazy("“%(text)s”没有写年份，请补上年份。"),
    Fault.IN_FUTURE: gettext_lazy("%(on)s 还没有到（今天是 %(today)s）。"),
    Fault.BEFORE_CALENDAR: gettext_lazy("%(on)s 早于工作日历的第一天（%(first)s），请核对年份。"),
    Fault.ORDER: gettext_lazy("%(on)s 早于“%(other)s”（%(than)s），先后不对。"),
    Fault.UNKNOWN_WORD: gettext_lazy("“%(text)s”还没有确定是哪一种，请在“说法对应”里选定。"),
    Fault.NO_NUMBER: gettext_lazy("“%(text)s”不是天数。"),
    Fault.NUMBER_UNFIT: gettext_lazy(
        "“%(text)s”不能作编号：要含有数字，只能用汉字、字母、数字、括号和短横线。"
    ),
    Fault.NUMBER_TWICE: gettext_lazy("“%(text)s”在第 %(row)s 行也有，同一编号只能用一次。"),
    Fault.NUMBER_TAKEN: gettext_lazy("“%(text)s”已经是系统里另一件申请的编号。"),
    Fault.ROW_TWICE: gettext_lazy("与第 %(row)s 行完全相同，又都没有编号，看不出是不是两件。"),
    Fault.ID_NUMBER: gettext_lazy("%(why)s"),
    Fault.CREDIT_CODE: gettext_lazy("%(why)s"),
    Fault.NEEDS: gettext_lazy("没有填写，而“%(because)s”已经填写。"),
    Fault.TOO_LONG: gettext_lazy("太长，最多 %(most)s 个字。"),
    Fault.REFUSED: gettext_lazy("%(why)s"),
    Caution.NAME_COVERED: gettext_lazy("姓名已遮盖，同一申请人的其他申请按姓名查不到。"),
    Caution.ID_COVERED: gettext_lazy("证件号码已遮盖，不录入。"),
    Caution.NO_CONTACT: gettext_lazy("没有电话、地址或者邮箱，导入后请补上才能送达。"),
    Caution.HANDLER_UNKNOWN: gettext_lazy("没有名为“%(text)s”的岗位，导入后请分派。"),
    Caution.EXTENSION_VOID: gettext_lazy(
        "延期时答复期限已于 %(due_on)s 届满，延期不起作用，期限按没有延期计算。"
    ),
    Caution.CORRECTION_PERIOD: gettext_lazy(
        "补正期限是 %(told)s 个工作日，按 %(kept)s 个工作日计算。"
    ),
    Caution.LATE_REPLY: gettext_lazy("答复晚于期限（届满日 %(due_on)s），计为逾期答复。"),
    Caution.OVERDUE: gettext_lazy("答复期限已于 %(due_on)s 届满，还没有答复。"),
    Caution.PROVISIONAL: gettext_lazy("届满日 %(due_on)s 为推定：该年放假安排还没有公布。"),
    Caution.HIDDEN_ROW: gettext_lazy("这一行在原表里是隐藏的，请确认要不要导入。"),
    Caution.NUMBER_TO_COME: gettext_lazy("没有编号，导入时按本机关的编号规则编号。"),
}

LEFT_OUT = {
    LeftOut.NOTE: gettext_lazy("说明文字"),
    LeftOut.TOTAL: gettext_lazy("合计"),
    LeftOut.REPEATED_HEAD: gettext_lazy("重复的表头"),
}

UNREADABLE = {
    "broken": gettext_noop("文件损坏，或者不是表格。请用 Excel 或者 WPS 另存为 xlsx 再上传。"),
    "too_large": gettext_noop("表格太大：最多 20000 行、120 列。请分年度另存后上传。"),
    "kind": gettext_noop("只能导入 xlsx 或者 csv 表格；旧的 xls 请另存为 xlsx。"),
    "empty": gettext_noop("表格里没有内容。"),
}


def problem(told: Problem) -> str:
    """A problem of a row in plain words, translated; the name of its cell not included."""
    facts = {name: _spoken(value) for name, value in told.facts.items()}
    if told.code is Fault.ID_NUMBER:
        facts["why"] = str(RESIDENT_ID_FAULTS[told.facts["why"]])
    elif told.code is Fault.CREDIT_CODE:
        facts["why"] = str(CREDIT_CODE_FAULTS[told.facts["why"]])
    elif told.code is Fault.REFUSED:
        facts["why"] = _refused(told.facts["error"])
    return str(PROBLEMS[told.code]) % facts


def located(told: Problem) -> str:
    """The same with the name of its cell before it."""
    said = problem(told)
    return f"{FIELDS[told.field]}：{said}" if told.field else said


def _refused(error: RuleError) -> str:
    # Refusals are told by a module that itself reads these words.
    from gongkai.inforequests.phrases.refusals import refusal

    if error.code == "move_not_allowed":
        return gettext("前面的经过不允许有这一步，请核对各步骤的日期先后。")
    return refusal(error)


def _spoken(value: Any) -> Any:
    if isinstance(value, Field):
        return str(FIELDS[value])
    return value.isoformat() if isinstance(value, date) else value
