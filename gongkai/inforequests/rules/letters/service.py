"""送达回证: which letter went to whom, how and when; the rest is written in by hand."""

from __future__ import annotations

from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.letters.passages import Passage, Piece, one_line, passage, typed
from gongkai.inforequests.rules.letters.words import day

E = LetterElement
_NAME = 120


def service_receipt(facts: LetterFacts) -> tuple[Passage, ...]:
    """What the form cannot do without: letter, number, recipient, method and day."""
    sheet = facts.service
    return (
        passage(
            E.REQUEST,
            "送达文书：{title}（{number}）",
            title=typed(sheet.title, "文书名称"),
            number=typed(sheet.number, "文号"),
        ),
        passage(
            E.ADDRESSEE, "受送达人：{name}", name=typed(one_line(facts.addressee, _NAME), "称谓")
        ),
        Passage(
            E.FACTS,
            (
                Piece("送达方式和日期："),
                typed(sheet.method, "送达方式"),
                Piece("，"),
                day(sheet.sent_on, "日期"),
            ),
        ),
    )
