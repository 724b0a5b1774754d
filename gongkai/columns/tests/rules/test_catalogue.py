from __future__ import annotations

import re

import pytest

from gongkai.columns.rules.catalogue import official, read_bases, read_columns
from gongkai.columns.rules.cycles import Cycle, CycleTable
from gongkai.columns.rules.faults import EntryUnreadable
from gongkai.columns.rules.specs import Figure, Grade, Kind

NAMED_BY_THE_REPORT = (
    "五公开",
    "决策公开",
    "执行公开",
    "管理公开",
    "服务公开",
    "结果公开",
    "政府会议",
    "回应关切",
    "互动统计月报",
    "意见征集及反馈",
    "决策部署落实",
    "疫情防控专题",
    "营商环境专题",
    "六稳六保专题",
    "基层政务公开标准化规范化专题",
    "政务公开专区概览",
    "区本级政府信息主动公开事项标准目录",
    "26个试点领域标准目录",
    "政府信息公开指南",
    "政府信息公开制度",
    "法定主动公开内容",
    "政府信息公开年报",
    "依申请公开",
    "政务动态",
    "政策文件",
    "政策解读",
    "重点领域信息公开",
    "政民互动",
)
BASES = read_bases({"law": {"title": "条例", "number": "国务院令第711号", "grade": "实"}})
CYCLES = CycleTable((), Cycle(300, 280), Grade.SINGLE)
BRANCH = {"figure": "other", "basis": ["law"], "grade": "实", "limit": "WD20", "duty": "xinxi"}


def leaf(code, **fields):
    return {"code": code, "name": code, **fields}


def read(*entries):
    return {spec.code: spec for spec in read_columns(entries, BASES, CYCLES)}


def test_a_district_has_at_least_240_columns_with_content_of_their_own():
    assert len([spec for spec in official().leaves if spec.kind is not Kind.LINK]) >= 240


@pytest.mark.parametrize("name", NAMED_BY_THE_REPORT)
def test_every_column_the_report_names_exists(name):
    assert name in {spec.name for spec in official()}


@pytest.mark.parametrize("item", range(1, 16))
def test_every_item_of_article_20_has_a_column(item):
    assert f"20({item})" in {spec.article for spec in official()}


@pytest.mark.parametrize("field", range(1, 27))
def test_each_of_the_26_fields_has_sub_columns(field):
    tag = f"field-{field:02}"
    assert len([spec for spec in official().leaves if tag in spec.tags]) >= 3


@pytest.mark.parametrize("tag", ["decision", "execution", "management", "service", "result"])
def test_each_of_the_five_openings_gathers_leaves(tag):
    assert len([spec for spec in official().leaves if tag in spec.tags]) >= 4


@pytest.mark.parametrize("figure", list(Figure))
def test_every_counting_group_has_a_leaf_that_holds_items(figure):
    assert any(s.figure is figure and s.kind.holds_items for s in official().leaves)


def test_only_unverified_bases_lack_a_number():
    bases = {basis for spec in official() for basis in spec.basis}
    assert {b.grade for b in bases if b.number is None} == {Grade.UNVERIFIED}
    assert all(re.search(r"第\d+号|〔\d{4}〕\d+号", b.number) for b in bases if b.number)


def test_the_kinds_the_public_site_needs_are_all_used():
    assert {spec.kind for spec in official()} == set(Kind)


def test_children_inherit_what_they_do_not_say():
    specs = read(
        leaf(
            "top",
            **BRANCH,
            article="20(7)",
            children=[leaf("plain"), leaf("own", duty="each:township,street", limit="WD3")],
        )
    )
    assert (specs["plain"].duty_organ, specs["plain"].article) == ("xinxi", "20(7)")
    assert (specs["own"].duty_kinds, specs["own"].limit) == (("township", "street"), "WD3")
    assert (specs["own"].duty_organ, specs["own"].parent) == (None, "top")


def test_a_topic_does_not_make_topics_of_its_columns():
    specs = read(leaf("topic", **BRANCH, kind="topic", children=[leaf("inside")]))
    assert specs["inside"].kind is Kind.LIST


@pytest.mark.parametrize(
    ("fields", "days", "grade"),
    [
        pytest.param({"cycle": 30}, 30, Grade.DESIGN, id="stated"),
        pytest.param({"cycle": "arising"}, None, Grade.DESIGN, id="随产生"),
        pytest.param({}, 300, Grade.SINGLE, id="from the table, with its grade"),
    ],
)
def test_cycle_of_a_leaf(fields, days, grade):
    spec = read(leaf("one", **BRANCH, **fields))["one"]
    assert (spec.cycle_days, spec.cycle_grade) == (days, grade)


def test_a_heading_is_never_stale():
    assert read(leaf("top", **BRANCH, cycle=30, children=[leaf("in")]))["top"].cycle_days is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"colour": "red"}, "key", id="unknown key"),
        pytest.param({"kind": "carousel"}, "value", id="unknown kind"),
        pytest.param({"basis": ["nolaw"]}, "value", id="unknown basis"),
        pytest.param({"cycle": "often"}, "value", id="a cycle that is no number"),
    ],
)
def test_an_unreadable_entry_is_named(fields, field):
    with pytest.raises(EntryUnreadable) as refused:
        read(leaf("bad", **{**BRANCH, **fields}))
    assert (refused.value.column, refused.value.field) == ("bad", field)


def test_an_entry_without_a_counting_group_is_refused():
    with pytest.raises(EntryUnreadable) as refused:
        read(leaf("bad", **{k: v for k, v in BRANCH.items() if k != "figure"}))
    assert refused.value.field == "figure"


def test_look_ups():
    catalogue = official()
    assert catalogue.get("gongkai-zhinan").kind is Kind.GUIDE
    assert "wugongkai" in {spec.code for spec in catalogue.children(None)}
    with pytest.raises(KeyError):
        catalogue.get("no-such-column")
