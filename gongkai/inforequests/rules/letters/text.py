"""文书: a whole letter composed from the facts of its case, element by element.

What the officer wrote is one passage among others; articles, conclusion, remedies and signature
come from the rules, so nobody can leave them out.
"""

from __future__ import annotations

from gongkai.inforequests.rules.letters import OUTCOME_OF, Addressee, LetterElement
from gongkai.inforequests.rules.letters.bodies import middle
from gongkai.inforequests.rules.letters.facts import LetterFacts, Office
from gongkai.inforequests.rules.letters.passages import (
    Passage,
    Piece,
    complete,
    filled,
    lines,
    one_line,
    passage,
    typed,
)
from gongkai.inforequests.rules.letters.remedies import notice, remedy_of
from gongkai.inforequests.rules.letters.words import SUMMARY, contact
from gongkai.inforequests.rules.outcomes import Remedy

E = LetterElement


def compose(facts: LetterFacts) -> tuple[Passage, ...]:
    """The whole letter in the order of the page. Raises KeyError for an unknown kind."""
    number = Passage(E.NUMBER, (typed(facts.number, "文号"),))
    if facts.rule.addressee is Addressee.OFFICE:
        return (number, *middle(facts))
    return (
        number,
        passage(E.ADDRESSEE, "{name}：", name=typed(one_line(facts.addressee, 120), "称谓")),
        *middle(facts),
        *_remedies(facts),
        *_enclosures(facts),
        passage(E.SIGNATURE, "{name}", name=typed(facts.office.name, "机关全称")),
        *contact(facts),
    )


def missing(facts: LetterFacts) -> tuple[LetterElement, ...]:
    """必备要素 that the letter lacks or leaves blank, in the order of the catalogue."""
    present = complete(compose(facts))
    return tuple(each for each in E if each in facts.rule.elements and each not in present)


def remedy(facts: LetterFacts) -> Remedy:
    """The code of the remedies the letter tells: that of its kind, or what its items make."""
    outcome = OUTCOME_OF.get(facts.kind)
    if outcome is None:
        return facts.rule.remedy
    return remedy_of(outcome, [item.outcome for item in facts.items if item.outcome])


def _remedies(facts: LetterFacts) -> tuple[Passage, ...]:
    office = facts.office
    court = typed(one_line(office.court, SUMMARY), "有管辖权的人民法院")
    reviewers = _reviewers(office)
    return tuple(
        Passage(
            E.REMEDY,
            filled(
                words.replace("您", facts.you),
                reviewers=reviewers,
                forum=office.forum,
                court=court,
            ),
        )
        for words in notice(remedy(facts), facts.issued_on)
    )


def _enclosures(facts: LetterFacts) -> tuple[Passage, ...]:
    if E.ENCLOSURES not in facts.rule.elements and not facts.enclosures.strip():
        return ()
    listed = lines(E.ENCLOSURES, facts.enclosures, "附件清单，没有附件的写“无”")
    several = len(listed) > 1
    return tuple(
        Passage(
            E.ENCLOSURES,
            (
                # Below the first one the names stand under each other (GB/T 9704-2012).
                Piece("附件：" if place == 1 else "　　　"),
                *((Piece(f"{place}. "),) if several else ()),
                *each.pieces,
            ),
        )
        for place, each in enumerate(listed, 1)
    )


def _reviewers(office: Office) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for name in office.reviewers:
        if pieces:
            pieces.append(Piece("或者"))
        pieces.append(typed(one_line(name, SUMMARY), "行政复议机关全称"))
    at = typed(one_line(office.review_at, SUMMARY), "复议机关地址、网上渠道")
    return (*pieces, Piece("（"), at, Piece("）"))
