"""The Chinese wording of this room: findings, refusals, labels."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.annualreports.rules.checks import CheckResult, Outcome, Skipped
from gongkai.annualreports.rules.errors import ReportError
from gongkai.annualreports.rules.layouts import Layout, Severity
from gongkai.annualreports.rules.report import Report

SEVERITIES: dict[Severity, Promise] = {
    Severity.ERROR: gettext_lazy("必须改正"),
    Severity.WARN: gettext_lazy("请核实"),
    Severity.INFO: gettext_lazy("提示"),
}

PROVENANCES: dict[str, Promise] = {
    "counted": gettext_lazy("由记录统计"),
    "entered": gettext_lazy("人工录入"),
    "total": gettext_lazy("由分项相加"),
}

FORMATS: dict[str, Promise] = {
    "html": gettext_lazy("网页"),
    "pdf": gettext_lazy("PDF"),
    "docx": gettext_lazy("Word 文档"),
    "xlsx": gettext_lazy("电子表格"),
    "json": gettext_lazy("数据（JSON）"),
}

DEMONSTRATION = gettext_lazy("演示数据，由自动生成的记录统计，不是任何机关公布的报告")

DUTIES: dict[str, Promise] = {
    "assessment": gettext_lazy("工作考核"),
    "evaluation": gettext_lazy("社会评议"),
    "accountability": gettext_lazy("责任追究"),
}

SKIPPED: dict[Skipped, Promise] = {
    Skipped.NO_TOTAL: gettext_lazy("总计为空"),
    Skipped.NO_PREVIOUS: gettext_lazy("没有可比的上年报告"),
    Skipped.ALL_BLANK: gettext_lazy("都是空格"),
    Skipped.UNKNOWN_ORGAN: gettext_lazy("不知道机关能否制定规章"),
    Skipped.NO_SUMS: gettext_lazy("没有可比的金额"),
    Skipped.NO_RECORDS: gettext_lazy("没有案件记录可查"),
}

RELATIONS: dict[str, Promise] = {
    "==": gettext_lazy("左边合计为%(left)s，右边为%(right)s，应相等。"),
    "<=": gettext_lazy("%(left)s不应大于%(right)s。"),
    ">=": gettext_lazy("%(left)s不应小于%(right)s。"),
}

FINDINGS: dict[str, Promise] = {
    "T3-BAL": gettext_lazy("新收与结转之和为%(left)s，办结与结转下年之和为%(right)s，应相等。"),
    "T3-OUT": gettext_lazy("各种办理结果相加为%(left)s，（七）总计为%(right)s。"),
    "T3-ROW": gettext_lazy("各类申请人相加为%(left)s，总计为%(right)s。"),
    "T4-REV": gettext_lazy("行政复议四种结果相加为%(left)s，总计为%(right)s。"),
    "T4-DIR": gettext_lazy("直接起诉四种结果相加为%(left)s，总计为%(right)s。"),
    "T4-AFT": gettext_lazy("复议后起诉四种结果相加为%(left)s，总计为%(right)s。"),
    "X-CARRY": gettext_lazy("上年报告结转%(left)s件，本年上年结转为%(right)s件，应相等。"),
    "L-YEAR": gettext_lazy("所用格式不适用于这一报告年度。"),
    "L-RULEMAKER": gettext_lazy("本机关不能制定规章，“规章”行应为 0。"),
    "L-OTHER1": gettext_lazy("“（六）其他处理”应分三行填报，现在只填了一行。"),
    "V-BLANK": gettext_lazy("有空格：没有的应填 0。"),
    "V-NOTOTAL": gettext_lazy("分项已填，总计为空。"),
    "V-KIND": gettext_lazy("不是这一格能填的数（件数为不小于零的整数）。"),
    "V-UNIT": gettext_lazy("金额单位应为万元，疑似误用了元。"),
    "V-ROUND": gettext_lazy("上年金额有小数，今年是整万元，请核对是否舍去了小数。"),
    "V-ITEMDEC": gettext_lazy("处理决定数量恰好等于事项数%(right)s，疑似把事项数填成了决定数。"),
    "V-OTHERHIGH": gettext_lazy("“其他处理”%(left)s件，占办结%(right)s件的比例偏高，须说明情况。"),
    "V-REVIEWFIRST": gettext_lazy(
        "“未经复议直接起诉”%(right)s件，其中%(left)s件的答复本应先申请复议，请逐件核对。"
    ),
    "N-ART50": gettext_lazy("正文缺少：%(duties)s。"),
    "N-MARK": gettext_lazy("正文还有%(left)s处待补充。"),
    "N-LEN": gettext_lazy("总体情况%(left)s字，超过%(right)s字。"),
}

REFUSALS: dict[str, Promise] = {
    "unknown-layout": gettext_lazy("没有“%(layout)s”这种年报格式。"),
    "no-layout-for-year": gettext_lazy("%(year)s年没有全国统一的年报格式（2019年起才有）。"),
    "unknown-cell": gettext_lazy("年报格式里没有“%(address)s”这一格。"),
    "total-entered": gettext_lazy("“%(address)s”是总计，由分项相加得出，不能填写。"),
    "impossible-value": gettext_lazy("“%(address)s”不能是%(value)s。"),
    "missing-cells": gettext_lazy("还有单元没有数据：%(addresses)s。"),
    "layout-fault": gettext_lazy("年报格式文件%(layout)s有误：%(detail)s。"),
    "already-published": gettext_lazy("%(year)s年度报告已经公布，不能重新统计。"),
    "does-not-add-up": gettext_lazy("报告有必须改正的问题，不能公布：%(checks)s。"),
    "reports-elsewhere": gettext_lazy("%(organ)s由上级垂直管理，年报由系统上级汇总。"),
    "year-not-over": gettext_lazy("%(year)s年还没有结束，年报数据以12月31日为准。"),
}


def refusal(error: ReportError) -> str:
    """The sentence for a refusal."""
    data = {
        name: "、".join(value) if isinstance(value, tuple) else value
        for name, value in vars(error).items()
    }
    return str(REFUSALS[error.code]) % data


def finding(check: CheckResult) -> str:
    """The sentence for a failed check, or why a check was not made."""
    if check.outcome is Outcome.PASSED:
        return _("相符。")
    if check.skipped is not None:
        return _("未核：%(reason)s。") % {"reason": SKIPPED[check.skipped]}
    duties = "、".join(str(DUTIES[duty]) for duty in check.at.split(",") if duty in DUTIES)
    sentence = FINDINGS.get(check.id) or RELATIONS.get(check.op, "")
    return str(sentence) % {"left": check.left, "right": check.right, "duties": duties}


def place(check: CheckResult, layout: Layout) -> str:
    """Where a check was made: the names of its row or column, as the form prints them."""
    table = next((t for t in layout.tables if check.cells[:1] and _is_of(check, t.id)), None)
    if table is None:
        return ""
    names = {row.id: row.label for row in table.leaf_rows()}
    names |= {column.id: column.label for column in table.columns}
    return names.get(check.at) or "、".join(_label(layout, address) for address in check.cells[:3])


def _is_of(check: CheckResult, table: str) -> bool:
    return check.cells[0].removeprefix("-").removeprefix("prev:").startswith(f"{table}.")


def _label(layout: Layout, term: str) -> str:
    address = term.removeprefix("-").removeprefix("prev:")
    return layout.cells[address].label if address in layout.cells else address


def summary(report: Report) -> str:
    """One line on the checks of a report."""
    made = [check for check in report.checks if check.outcome is not Outcome.SKIPPED]
    failed = [check for check in made if check.failed]
    counts = [
        f"{label}{sum(check.severity is severity for check in failed)}项"
        for severity, label in SEVERITIES.items()
        if any(check.severity is severity for check in failed)
    ]
    return _("核验%(made)d项，%(result)s") % {
        "made": len(made),
        "result": "，".join(counts) or _("全部相符"),
    }
