from __future__ import annotations

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from gongkai.annualreports.commands import report
from gongkai.annualreports.models import AnnualReport

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(report, arguments)


def test_show_prints_the_data_with_exact_sums(year):
    shown = run("show", "--organ", "ceshi", "--year", "2020", "--format", "json")
    assert shown.exit_code == 0
    assert '"t20_9.procurement.amount": 41.18' in shown.stdout
    data = json.loads(shown.stdout, parse_float=Decimal)
    assert set(data) >= {"organ", "year", "layout", "cells", "checks", "narrative"}
    assert (data["organ"], data["year"], data["layout"]) == ("ceshi", 2020, "gkb-2019")
    assert (len(data["cells"]), data["cells"]["t3.r1.natural"]) == (198, 1)
    assert "即时统计" in shown.stderr


def test_show_prints_what_is_on_file(draft):
    AnnualReport.objects.filter(pk=draft.pk).update(
        frozen={**draft.frozen, "cells": {**draft.frozen["cells"], "t3.r1.natural": 7}}
    )
    shown = run("show", "--organ", "ceshi", "--year", "2020", "--format", "json")
    assert json.loads(shown.stdout)["cells"]["t3.r1.natural"] == 7
    assert shown.stderr == ""


def test_show_prints_text(draft):
    shown = run("show", "--organ", "ceshi", "--year", "2020")
    assert "所列数据的统计期限为2020年1月1日至2020年12月31日" in shown.stdout
    assert "三、收到和处理政府信息公开申请情况" in shown.stdout
    assert "一、本年新收政府信息公开申请数量: 1 0 1 0 1 0 3" in shown.stdout
    assert "[请核实] V-OTHERHIGH" in shown.stdout


@pytest.mark.parametrize(
    ("form", "start"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!doctype html>")],
)
def test_show_writes_files(draft, tmp_path, form, start):
    target = tmp_path / f"report.{form}"
    shown = run("show", "--organ", "ceshi", "--year", "2020", "--format", form, "-o", str(target))
    assert shown.exit_code == 0
    assert target.read_bytes().startswith(start)


def test_what_a_demonstration_organ_exports_says_so(year, district):
    district.demonstration = True
    district.save()
    shown = run("show", "--organ", "ceshi", "--year", "2020", "--format", "html")
    assert "演示数据，由自动生成的记录统计" in shown.stdout


def test_build_stores_a_draft(year):
    built = run("build", "--organ", "ceshi", "--year", "2020")
    assert built.exit_code == 0
    assert "测试区2020年政府信息公开工作年度报告" in built.stdout
    assert AnnualReport.objects.get().built_by is None


@pytest.mark.parametrize("command", ["show", "build"])
@pytest.mark.parametrize(
    ("organ", "year_", "sentence"),
    [
        ("nowhere", "2020", "没有代码为“nowhere”的机构。"),
        ("ceshi", "2018", "2018年没有全国统一的年报格式（2019年起才有）。"),
        ("ceshi", "9999", "9999年还没有结束，年报数据以12月31日为准。"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(year, command, organ, year_, sentence):
    refused = run(command, "--organ", organ, "--year", year_)
    assert refused.exit_code == 2
    assert refused.stderr.strip() == f"Error: {sentence}"


@pytest.mark.parametrize("place", ["nowhere/report.pdf", ""], ids=["no folder", "a folder"])
def test_a_file_that_cannot_be_written_is_one_sentence(year, tmp_path, place):
    file = str(tmp_path / place)
    refused = run("show", "--organ", "ceshi", "--year", "2020", "-o", file)
    assert refused.exit_code == 2
    assert "写不了" in refused.stderr
