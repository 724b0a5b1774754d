"""台账导入 into 年度报告: an office starts in the middle of a year, and table three adds up."""

from __future__ import annotations

import pytest
from wagtail.models import Site

from gongkai.annualreports import actions as reports
from gongkai.annualreports.counting import count
from gongkai.columns.actions import open_portal
from gongkai.inforequests.actions import imports
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.tests.registers import case, register
from gongkai.organs.roles import Role
from testing.browser import Window

YEAR = 2025
FIRM = {"申请人": "测试有限公司", "申请人类型": "企业", "证件号码": ""}


def told(number, received, answered="", outcome="", **more):
    decided = {"答复日期": answered, "答复结果": outcome, "送达方式": "邮寄"} if answered else {}
    return case(
        编号=f"旧{number}号", 受理日期=received, 申请内容=f"第{number}件", **decided, **more
    )


# From 2024 into 2025: three carried in, one of them still open when the year was over.
REGISTER = [
    told(1, "2024-12-20", "2025-01-08", "予以公开"),
    told(2, "2024.12.25", "2025年1月20日", "不予公开（国家秘密）", **FIRM),
    told(3, "2024-12-27", "2024-12-30", "信息不存在"),
    told(4, "2025-02-10", "2025-03-03", "部分公开"),
    told(5, "2025-03-03", "2025-03-20", "不予公开", **FIRM),
    told(6, "2025-05-06", "2025-05-06", "重复申请"),
    told(7, "2025-12-16", "2026-01-09", "予以公开"),
    told(8, "2025-06-03", "2025-06-40", "予以公开"),
    told(9, "2025-06-09", "2025-06-01", "予以公开"),
]
MENDED = [{**REGISTER[7], "答复日期": "2025-06-30"}, {**REGISTER[8], "答复日期": "2025-07-01"}]
MEANT = {"outcome": {"不予公开": "D7"}}

EXPECTED = {
    "t3.r1.total": 6,  # 4, 5, 6, 7, 8, 9
    "t3.r2.total": 2,  # 1, 2; the third was answered within its own year
    "t3.r3_1.total": 3,  # 1, 8, 9
    "t3.r3_2.total": 1,
    "t3.r3_3_1.biz": 1,
    "t3.r3_3_7.biz": 1,
    "t3.r3_5_2.total": 1,
    "t3.r3_7.total": 7,
    "t3.r4.total": 1,  # 7
}


def balances(cells):
    """一 + 二 = 三（七） + 四, in each column."""
    kinds = {address.rpartition(".")[2] for address in cells if address.startswith("t3.r1.")}
    return all(
        cells[f"t3.r1.{kind}"] + cells[f"t3.r2.{kind}"]
        == cells[f"t3.r3_7.{kind}"] + cells[f"t3.r4.{kind}"]
        for kind in kinds
    )


def test_last_years_cases_are_carried_in_and_open_ones_out(bureau, appoint):
    clerk = appoint(bureau, Role.INTAKE)
    for rows, faulty in ((REGISTER, [11, 12]), (MENDED, [])):
        row = imports.upload_register(
            organ=bureau, content=register(rows), name="台账.xlsx", by=clerk
        )
        columns = {Field(name): place for name, place in row.columns.items()}
        row = imports.map_columns(imported=row, columns=columns, values=MEANT, by=clerk)
        assert row.examined["faulty"] == faulty
        imports.begin_import(imported=row, by=clerk)
    cells = count(bureau, YEAR).report.cells
    assert {address: cells[address] for address in EXPECTED} == EXPECTED
    assert balances(cells)
    before, after = (count(bureau, YEAR + step).report.cells for step in (-1, 0))
    assert before["t3.r4.total"] == after["t3.r2.total"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_from_a_half_years_register_to_the_report(
    window: Window, district, bureau, appoint, tmp_path
):
    open_portal(organ=district, title="测试区人民政府", host="localhost", port=80, by=None)
    Site.objects.update(site_name="测试区人民政府")
    clerk, reporter = appoint(bureau, Role.INTAKE), appoint(bureau, Role.REPORTER)
    window.enter_as(clerk.username)
    page = window.open("/desk/requests/import/")
    _upload(page, register(REGISTER))
    page.get_by_role("heading", name="核对各列").wait_for()
    window.picture("requests-import-columns")
    assert window.barriers() == []
    page.get_by_role("button", name="保存并逐行检查").click()
    page.get_by_label("处理决定“不予公开”（1 行）").select_option("D7")
    page.get_by_role("button", name="保存并逐行检查").click()
    page.get_by_text("早于“收到申请之日”").wait_for()
    window.picture("requests-import-preview")
    assert window.barriers() == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载有错误的行").click()
    waiting.value.save_as(tmp_path / "faulty.xlsx")
    assert (tmp_path / "faulty.xlsx").read_bytes().startswith(b"PK")
    page.get_by_role("button", name="导入全部 7 行").click()
    page.get_by_text("共导入 7 件").wait_for()
    window.open("/desk/requests/import/")
    _upload(page, register(MENDED))
    page.get_by_role("button", name="保存并逐行检查").click()
    page.get_by_role("button", name="导入全部 2 行").click()
    page.get_by_text("共导入 2 件").wait_for()
    assert InformationRequest.objects.filter(organ=bureau).count() == len(REGISTER)
    page.get_by_role("link", name="已导入为 旧8号").click()
    page.get_by_text("导入的办理结果，未经本系统校验").first.wait_for()
    window.picture("requests-import-case")
    reports.build(organ=bureau, year=YEAR, by=reporter)
    window.enter_as(reporter.username)
    window.open(f"/desk/reports/{bureau.code}/{YEAR}/")
    carried = page.get_by_role("row", name="上年结转政府信息公开申请数量")
    carried.wait_for()
    assert carried.get_by_role("cell").last.inner_text().strip() == "2"


def _upload(page, content):
    file = {"name": "台账.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files("#id_file", [file])
    page.get_by_role("button", name="上传并查看").click()
