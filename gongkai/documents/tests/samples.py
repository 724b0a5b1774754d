"""A small document with everything in it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from gongkai.documents.model import (
    CaptionPlace,
    Cell,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
)

MERGED = Table(
    rows=(
        (
            Cell("项目", rowspan=2, header="col"),
            Cell("数量", colspan=2, header="col"),
        ),
        (Cell("上年", header="col"), Cell("本年", header="col")),
        (Cell("行政许可", header="row"), Cell(1920), Cell(-8, href="/records/1/")),
        (Cell("采购金额", header="row"), Cell(None), Cell(Decimal("4166.18"))),
    ),
    head=2,
    caption="第二十条第（五）项",
    caption_place=CaptionPlace.INSIDE,
    widths=(2, 1, 1),
    notes=("单位：万元",),
    sheet="表二",
    name="t",
)

DOCUMENT = Document(
    title="某区年度报告",
    blocks=(
        Heading("一、总体情况"),
        Heading("（一）主动公开情况", 2),
        Paragraph(
            (
                Run("公开信息"),
                Run("37次", href="/figures/a?b=1&c=2", title="由记录统计"),
                Run("〔待填〕", mark=True),
            ),
            notes=("另有说明",),
        ),
        MERGED,
        Signature("某区人民政府", "2021年1月31日"),
    ),
    author="某区人民政府",
    banner="演示数据",
    moment=datetime(2021, 1, 31, 9, tzinfo=UTC),
)


def saying(text: str) -> Document:
    """A document of one paragraph and a cell with the same text."""
    table = Table(rows=((Cell("名称", header="col"),), (Cell(text),)))
    return Document("题目", (Paragraph.of(text), table))
