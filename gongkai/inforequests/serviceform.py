"""送达回证 as a form: filled in as far as it is known, with room for hand and seal."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.documents.model import Align, Block, Cell, Paragraph, Table
from gongkai.inforequests.rules.letters.facts import LetterFacts, written

_ROOM = "　" * 6


def service_form(facts: LetterFacts) -> tuple[Block, ...]:
    """The blocks of the form; what nobody has told yet is an empty cell to write in."""
    number = Paragraph.of(f"{facts.office.name}　　申请编号：{facts.request_number}", indent=False)
    rows = tuple(
        (Cell(name, header="row"), Cell(text, align=Align.LEFT) if text else _empty(name))
        for name, text in _rows(facts)
    )
    note = Paragraph.of(
        "收件人拒绝签收的，记明拒收的事由和日期，由送达人、见证人签名或者盖章。"
        "代收的，写明与收件人的关系。",
        indent=False,
    )
    return (number, Table(rows, head=0, widths=(2, 5)), note)


def _rows(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    sheet = facts.service
    yield "送达文书名称、文号", f"{sheet.title}（{sheet.number}）"
    yield "受送达人", facts.addressee
    yield "送达地址", sheet.address
    yield "送达方式", "　".join(filter(None, (sheet.method, sheet.by_post, sheet.entrusted_to)))
    yield "交寄、送出日期", written(sheet.sent_on) if sheet.sent_on else ""
    yield "送达结果", sheet.result
    yield "收到日期", written(sheet.result_on) if sheet.result_on else ""
    yield "收件人签名或者盖章", sheet.receiver
    yield "代收人与收件人的关系", sheet.relation
    yield "见证人", sheet.witness
    yield "送达人", sheet.sender
    yield "备注", sheet.note


def _empty(name: str) -> Cell:
    return Cell(_ROOM, stacked=name.endswith("盖章"))
