"""Titles that fit an application."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules.likeness import LEAST, likeness, names, pairs


@pytest.mark.parametrize(
    ("asked", "title", "fits"),
    [
        ("申请公开2020年度农村低保标准", "关于提高农村低保标准的通知", True),
        ("农村低保标准文件全文", "农村低保标准", True),
        ("我想要某某小区改造项目的中标合同", "某某小区改造项目中标公告", True),
        ("农村低保标准", "城市道路养护预算公开说明", False),
        ("关于申请公开有关情况", "关于有关情况的通知", False),  # nothing but empty words
        ("合同", "采购合同管理办法", False),  # too little of the title
        ("", "农村低保标准", False),
        ("😀", "农村低保标准", False),
    ],
)
def test_what_is_near(asked, title, fits):
    assert (likeness(pairs(asked), title) >= LEAST) is fits


@pytest.mark.parametrize(
    ("asked", "doc_no", "is_named"),
    [
        ("元政发〔2020〕3号", "元政发〔2020〕3号", True),
        ("申请元政发[2020] 3号文件全文", "元政发〔2020〕3号", True),
        ("元政发（2020）3号", "元政发〔2020〕3号", True),
        ("元政发〔2020〕13号", "元政发〔2020〕3号", False),
        ("元府办〔2020〕3号", "元政发〔2020〕3号", False),
        ("任何内容", "", False),
    ],
)
def test_a_document_is_known_by_its_number(asked, doc_no, is_named):
    assert names(asked, doc_no) is is_named
