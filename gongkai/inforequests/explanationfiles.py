"""期限说明成文: the explanation of a clock as a document, and as lines of text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gongkai.documents.model import Align, Block, Cell, Document, Heading, Paragraph, Table
from gongkai.inforequests.explanation import DayLine, DeadlineLine, Explanation
from gongkai.inforequests.letterfiles import NOON_UTC, RENDERERS
from gongkai.inforequests.phrases import DEMONSTRATION

Rows = Sequence[Sequence[str]]


def pdf(told: Explanation, *, on: date, organ: str, demonstration: bool) -> bytes:
    """The explanation as PDF; the same explanation of the same day gives the same bytes."""
    return RENDERERS["pdf"](document(told, on=on, organ=organ, demonstration=demonstration))


def document(told: Explanation, *, on: date, organ: str, demonstration: bool) -> Document:
    """The explanation as a document, with everything that the page shows."""
    return Document(
        title=_("答复期限说明"),
        blocks=tuple(_blocks(told)),
        author=organ,
        subject=told.facts[0].text,
        banner=str(DEMONSTRATION) if demonstration else "",
        moment=dt.datetime.combine(on, NOON_UTC),
    )


def lines(told: Explanation) -> Iterator[str]:
    """The explanation as lines of text, with everything that the page shows."""
    for fact in told.facts:
        yield f"{fact.label}：{fact.text}{_noted(fact.mark)}"
    for title, head, rows in _tables(told):
        yield ""
        yield f"{title}（{'、'.join(head)}）"
        yield from ("  " + "  ".join(text for text in row if text) for row in rows)
    if told.unverified:
        yield ""
        yield _("用到的未核实规则")
        yield from (f"  {note}" for note in told.unverified)


def _blocks(told: Explanation) -> Iterator[Block]:
    head = (Cell(_("项目"), header="col"), Cell(_("内容"), header="col"))
    facts = [(fact.label, f"{fact.text}{_noted(fact.mark)}") for fact in told.facts]
    rows = tuple((Cell(name, header="row"), Cell(text, align=Align.LEFT)) for name, text in facts)
    yield Table((head, *rows), widths=(1, 3), compact=True)
    for title, head, body in _tables(told):
        yield Heading(title)
        yield _table(head, body)
    if told.unverified:
        yield Heading(_("用到的未核实规则"))
        yield from (Paragraph.of(note) for note in told.unverified)


def _table(head: Sequence[str], body: Rows) -> Table:
    top = tuple(Cell(name, header="col") for name in head)
    rest = tuple(tuple(Cell(text) for text in row) for row in body)
    return Table((top, *rest), widths=_WIDTHS[len(head)], compact=True)


# By the number of columns: changes, recomputed days; single days; periods.
_WIDTHS = {3: (1.2, 2, 2.4), 5: (1.9, 1, 2.4, 2, 2), 7: (1.5, 1.2, 1.3, 1.5, 1.3, 1.4, 1.8)}


def _tables(told: Explanation) -> Iterator[tuple[str, Sequence[str], Rows]]:
    if told.deadlines:
        head = (_("事项"), _("由谁"), _("起算"), _("届满"), _("办理"), _("情况"), _("依据"))
        yield _("各项期限"), head, [_deadline(line) for line in told.deadlines]
    if told.changes:
        head = (_("日期"), _("办件行为"), _("对期限的影响"))
        body = [(str(line.on), line.event, line.effect) for line in told.changes]
        yield _("改变期限的行为"), head, body
    if told.recomputed:
        head = (_("日期"), _("原届满日"), _("重新计算后"))
        body = [(str(line.on), line.before, line.after) for line in told.recomputed]
        yield _("工作日历变动后的重新计算"), head, body
    if told.days:
        head = (_("日期"), _("第几日"), _("说明"), _("当日办件行为"), _("依据"))
        yield _("逐日说明"), head, [_day(line) for line in told.days]


def _deadline(line: DeadlineLine) -> tuple[str, ...]:
    due = f"{line.due_on}{_noted(_('推定') if line.provisional else '')}" if line.due_on else "—"
    return (
        f"{line.term} {line.name}",
        line.owed_by,
        str(line.starts_on or "—"),
        due,
        str(line.met_on or "—"),
        line.standing,
        f"{line.article}{_noted(_('未核实') if line.unverified else '')}",
    )


def _day(line: DayLine) -> tuple[str, ...]:
    guessed = _noted(_("推定") if line.provisional else "")
    return (
        f"{line.on} {date_format(line.on, 'D')}",
        _("第%(n)d日") % {"n": line.number} if line.number else "",
        f"{line.reason}{guessed}",
        "；".join(line.deeds),
        line.article,
    )


def _noted(mark: str) -> str:
    return f"（{mark}）" if mark else ""
