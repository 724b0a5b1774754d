"""文书: a whole letter composed from the facts of its case, element by element.

What the officer wrote is one passage among others; articles, conclusion, remedies and signature
come from the rules, so nobody can leave them out.
"""

from __future__ import annotations

from gongkai.inforequests.rules.letter_bodies import SUMMARY, middle
from gongkai.inforequests.rules.letter_facts import LetterFacts, Office
from gongkai.inforequests.rules.letters import OUTCOME_OF, LetterElement
from gongkai.inforequests.rules.passages import (
    Passage,
    Piece,
    complete,
    filled,
    one_line,
    passage,
    typed,
)
from gongkai.inforequests.rules.remedy_notices import notice, remedy_of

E = LetterElement


def compose(facts: LetterFacts) -> tuple[Passage, ...]:
    """The whole letter in the order of the page. Raises KeyError for an unknown kind."""
    return (
        Passage(E.NUMBER, (typed(facts.number, "文号"),)),
        passage(E.ADDRESSEE, "{name}：", name=typed(one_line(facts.addressee, 120), "称谓")),
        *middle(facts),
        *_remedies(facts),
        passage(E.SIGNATURE, "{name}", name=typed(facts.office.name, "机关全称")),
        *_contact(facts),
    )


def missing(facts: LetterFacts) -> tuple[LetterElement, ...]:
    """必备要素 that the letter lacks or leaves blank, in the order of the page."""
    present = complete(compose(facts))
    return tuple(each for each in E if each in facts.rule.elements and each not in present)


def _remedies(facts: LetterFacts) -> tuple[Passage, ...]:
    outcome = OUTCOME_OF.get(facts.kind)
    if outcome is None:
        return ()
    office = facts.office
    court = typed(one_line(office.court, SUMMARY), "有管辖权的人民法院")
    reviewers = _reviewers(office)
    return tuple(
        Passage(E.REMEDY, filled(words, reviewers=reviewers, forum=office.forum, court=court))
        for words in notice(remedy_of(outcome, facts.items), facts.issued_on)
    )


def _reviewers(office: Office) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for name in office.reviewers:
        if pieces:
            pieces.append(Piece("或者"))
        pieces.append(typed(one_line(name, SUMMARY), "行政复议机关全称"))
    at = typed(one_line(office.review_at, SUMMARY), "复议机关地址、网上渠道")
    return (*pieces, Piece("（"), at, Piece("）"))


def _contact(facts: LetterFacts) -> tuple[Passage, ...]:
    if E.CONTACT not in facts.rule.elements and not facts.office.contact.strip():
        return ()
    at = typed(one_line(facts.office.contact, SUMMARY), "联系部门、电话、地址")
    return (passage(E.CONTACT, "（联系方式：{at}）", at=at),)
