"""Registers as offices keep them: titles above, heads of two rows, merged cells, notes below."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter

UPPER = (
    *("编号", "申请人", "申请人类型", "证件号码", "申请内容", "渠道", "受理日期", "承办科室"),
    *("补正", "补正", "第三方", "第三方", "第三方", "延期", "延期"),
    *("答复日期", "答复结果", "文号", "送达方式", "送达日期", "联系电话"),
)
LOWER = (
    *("编号", "申请人", "申请人类型", "证件号码", "申请内容", "渠道", "受理日期", "承办科室"),
    *("补正告知日期", "收到补正日期", "征求第三方意见日期", "第三方答复日期", "第三方意见"),
    *("延期日期", "延期天数"),
    *("答复日期", "答复结果", "文号", "送达方式", "送达日期", "联系电话"),
)
HEADINGS = dict.fromkeys(LOWER, "")
ID_NUMBER = "11010519491231002X"


def case(**told):
    """One row of the register: what it says, by heading."""
    return {
        "申请人": "测试甲",
        "申请人类型": "公民",
        "证件号码": ID_NUMBER,
        "申请内容": "某某项目批复",
        "渠道": "当面",
        "受理日期": "2026-03-02",
        "联系电话": "0795-0000000",
        **told,
    }


def register(rows, title="2026年上半年依申请公开台账", notes=True):
    """An XLSX file with these cases."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, len(LOWER) - 1, title)
    _head(sheet)
    place = 3
    for row in rows:
        for column, heading in enumerate(LOWER):
            value = row.get(heading, "")
            if isinstance(value, dt.date):
                sheet.write_datetime(
                    place, column, dt.datetime(value.year, value.month, value.day), day
                )
            elif value != "":
                sheet.write(place, column, value)
        place += 1
    if notes:
        sheet.write(place + 1, 0, "合计")
        sheet.write(place + 1, 4, f"{len(rows)}件")
        sheet.merge_range(place + 2, 0, place + 2, 5, "注：以上由办公室汇总。")
    book.close()
    return file.getvalue()


def _head(sheet):
    start = 0
    for column in range(1, len(UPPER) + 1):
        if column < len(UPPER) and UPPER[column] == UPPER[start]:
            continue
        if column - start > 1:
            sheet.merge_range(1, start, 1, column - 1, UPPER[start])
            for each in range(start, column):
                sheet.write(2, each, LOWER[each])
        else:
            sheet.merge_range(1, start, 2, start, UPPER[start])
        start = column
