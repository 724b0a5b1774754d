"""申请表 on paper: the blank form of a service point, and 口头申请记录 to be signed.

Both have the statutory elements only (条例第29条) and whether help is needed (第43条).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.documents.model import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    QrCode,
    Table,
)
from gongkai.inforequests import phrases
from gongkai.inforequests.actions import Intake
from gongkai.inforequests.models import WantedForm
from gongkai.inforequests.rules.letters.facts import written
from gongkai.inforequests.rules.letters.passages import printable

Line = tuple[str, str]
_BOX = "□ "
_GAP = "　"
# A line that holds nothing is not set: each ends with a space of full width.
_EMPTY_LINE = f"\n{_GAP}"
_SIGNED = "申请人（代理人）签名或者盖章：\n\n日期：　　　　年　　月　　日"
_FORM_NOTE = (
    "不用说明用途。“选填”以外的各项缺少时照样收件，由机关一次告知补正；"
    "电话、电子邮箱、通信地址至少填一种。"
)
_RECORD_NOTE = "以上内容由工作人员按申请人所说代为填写，已经读给申请人听，申请人认为无误。"


@dataclass(frozen=True, slots=True)
class HandIn:
    """收件地点: where the filled-in form is taken to, and the address of the form on the net."""

    organ: str
    contact: str
    point: str
    url: str


def blank_form(place: HandIn, *, large: bool, demonstration: bool) -> Document:
    """政府信息公开申请表, to be filled in by hand; `large` in big type for poor eyes."""
    # Room to write by hand, so that the front is filled; the back explains. Big type has room.
    blank = "" if large else _EMPTY_LINE
    across = 2 if large else 3
    lines = (
        ("申请人类型", _choices(phrases.APPLICANT_KINDS.values(), across)),
        ("姓名或者名称", blank),
        ("证件种类和号码", blank),
        ("联系电话", blank),
        ("电子邮箱", blank),
        ("通信地址和邮政编码", blank),
        ("代理人姓名、证件号码（有代理人才填）", blank),
        ("要申请公开的信息：名称、文号或者便于查找的其他特征", _EMPTY_LINE * (6 if large else 11)),
        ("希望怎样获取", _choices(WantedForm.labels, across)),
        ("阅读或者视听有困难，需要的帮助（选填）", blank),
        ("签名", _SIGNED),
    )
    blocks: tuple[Block, ...] = (
        Paragraph.of(f"受理机关：{place.organ}", indent=False),
        _table(lines, splits=large),
        Heading("填写说明"),
        *(Paragraph.of(text) for text in _where(place)),
        QrCode(place.url, "扫码在网上填写，不用交这张表", side=30),
    )
    return Document(
        title="政府信息公开申请表",
        blocks=blocks,
        author=place.organ,
        banner=str(phrases.DEMONSTRATION) if demonstration else "",
        large=large,
    )


def oral_record(
    *, organ: str, intake: Intake, number: str, on: dt.date, officer: str, demonstration: bool
) -> Document:
    """口头申请记录, filled with what was said, for the signature of the applicant."""
    lines = (
        ("申请事项", str(phrases.CASE_TYPES[intake.case_type])),
        ("申请人类型", str(phrases.APPLICANT_KINDS[intake.kind])),
        ("姓名或者名称", intake.name),
        ("证件号码", intake.document_number),
        ("联系电话", intake.phone),
        ("电子邮箱", intake.email),
        ("通信地址和邮政编码", intake.address),
        ("代理人姓名、证件号码", _GAP.join(filter(None, (intake.agent_name, intake.agent_number)))),
        ("申请的内容", intake.subject),
        ("希望怎样获取", str(WantedForm(intake.wanted_form).label) if intake.wanted_form else ""),
        ("需要的帮助", intake.help_needed),
        ("签名", _SIGNED),
        ("记录人", f"{officer}\n{written(on)}"),
    )
    return Document(
        title="口头申请记录",
        blocks=(
            Paragraph.of(f"受理机关：{organ}", indent=False),
            Paragraph.of(f"记录编号：{number or '＿＿＿＿＿＿＿＿'}", indent=False),
            _table(lines),
            Paragraph.of(_RECORD_NOTE),
        ),
        author=organ,
        banner=str(phrases.DEMONSTRATION) if demonstration else "",
        moment=dt.datetime.combine(on, dt.time(4), dt.UTC),
    )


def _choices(labels: Iterable[object], across: int) -> str:
    boxes = [f"{_BOX}{label}" for label in labels]
    starts = range(0, len(boxes), across)
    return "\n".join(_GAP.join(boxes[start : start + across]) for start in starts)


def _table(lines: Iterable[Line], *, splits: bool = False) -> Table:
    rows = tuple(
        (Cell(name, header="row", align=Align.LEFT), Cell(printable(text), align=Align.LEFT))
        for name, text in lines
    )
    return Table(rows, head=0, widths=(3, 7), splits=splits)


def _where(place: HandIn) -> tuple[str, ...]:
    at = f"交到{place.point}，或者" if place.point else ""
    contact = f"（{place.contact}）" if place.contact else ""
    return (f"填好以后，{at}当面交给、邮寄给{place.organ}{contact}。", _FORM_NOTE)
