"""审查（呈批）单 as a form: what was asked for, what the review found, whose hands it passed."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.documents.model import Align, Block, CaptionPlace, Cell, Paragraph, Table
from gongkai.inforequests.rules.letters.facts import LetterFacts, SheetLine, written

_REVIEW = ("审查事项", "结论", "说明", "审查人", "日期")
_APPROVAL = ("环节", "经办人", "日期", "签名")


def review_form(facts: LetterFacts) -> tuple[Block, ...]:
    """The blocks of the sheet; a table without entries has one empty row to write on."""
    number = Paragraph.of(f"{facts.office.name}　　编号：{facts.request_number}", indent=False)
    return (
        number,
        _matter(facts),
        _table("审查", _REVIEW, (_reviewed(line) for line in facts.sheet.review), (4, 3, 3, 2, 2)),
        _table("呈批", _APPROVAL, (_passed(line) for line in facts.sheet.approval), (2, 2, 2, 3)),
    )


def _matter(facts: LetterFacts) -> Table:
    told = (
        ("申请内容", facts.subject),
        ("收到日期", written(facts.received_on) if facts.received_on else "待确认"),
        ("拟办意见", facts.sheet.proposal),
    )
    rows = tuple((Cell(name, header="row"), Cell(text, align=Align.LEFT)) for name, text in told)
    return Table(rows, head=0, caption="申请", caption_place=CaptionPlace.INSIDE, widths=(1, 5))


def _table(
    caption: str, head: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], widths: tuple[int, ...]
) -> Table:
    filled = tuple(rows) or (tuple(Cell("") for _ in head),)
    top = tuple(Cell(name, header="col") for name in head)
    return Table((top, *filled), caption=caption, caption_place=CaptionPlace.INSIDE, widths=widths)


def _reviewed(line: SheetLine) -> tuple[Cell, ...]:
    texts = (line.what, line.result, line.note)
    return (*(Cell(text, align=Align.LEFT) for text in texts), Cell(line.by), _day(line))


def _passed(line: SheetLine) -> tuple[Cell, ...]:
    return (Cell(line.what, align=Align.LEFT), Cell(line.by), _day(line), Cell(""))


def _day(line: SheetLine) -> Cell:
    return Cell(written(line.on) if line.on else "")
