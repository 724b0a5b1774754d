"""写全、写对: nothing a decision or a letter must contain is blank or at odds with the file."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level
from gongkai.inforequests.rules.checks.places import place_of
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.letters.dates import later_days
from gongkai.inforequests.rules.letters.enclosures import differing_pages
from gongkai.inforequests.rules.letters.text import missing
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome
from gongkai.inforequests.rules.particulars import Entry

# The number is given at the signature; remedies are the business of K26.
_OTHERS = frozenset({LetterElement.NUMBER, LetterElement.REMEDY})

# What is to be done about a blank; any other is filled in by the office, once for all letters.
_BLANKS = {
    LetterElement.FACTS: "facts",
    LetterElement.ARTICLE: "article",
    LetterElement.CONCLUSION: "conclusion",
    LetterElement.ENCLOSURES: "enclosures",
}

# Their blanks are named by a check of their own, save the questions that are answered yes or no.
_OWN_CHECK = frozenset(
    {
        *(Outcome.STATE_SECRET, Outcome.FORBIDDEN_BY_LAW, Outcome.THIRD_PARTY_RIGHTS),
        *(Outcome.INTERNAL_AFFAIRS, Outcome.DELIBERATION, Outcome.REPEATED),
    }
)


def _particulars(dossier: Dossier) -> Iterator[Hit]:
    for item in dossier.items:
        if item.outcome is None:
            yield Hit(place_of(item), "outcome")
            continue
        for lacking in item.lacking():
            if item.outcome not in _OWN_CHECK or lacking.entry is Entry.YES_NO:
                yield Hit(place_of(item), "particular", {"particular": lacking.name})
        if _needs_reason(item.outcome) and not item.reason.strip():
            yield Hit(place_of(item), "reason")
    if not dossier.items:
        yield Hit(about="items")


def _needs_reason(outcome: Outcome) -> bool:
    return OUTCOME_RULES[outcome].group is not Group.GRANTED


def _elements(dossier: Dossier) -> Iterator[Hit]:
    if dossier.letter is None:
        return
    told = {LetterElement.FACTS} if any(_particulars(dossier)) else set()  # by E01, item by item
    for element in missing(dossier.letter):
        if element not in _OTHERS | told:
            yield Hit(about=_BLANKS.get(element, "office"), facts={"element": element.value})


def _days(dossier: Dossier) -> Iterator[Hit]:
    if dossier.letter is not None:
        issued_on = dossier.letter.issued_on.isoformat()
        for day in later_days(dossier.letter):
            yield Hit(facts={"on": day.isoformat(), "issued_on": issued_on})


def _pages(dossier: Dossier) -> Iterator[Hit]:
    if counted := differing_pages(dossier.enclosures, dossier.files):
        yield Hit(facts={"listed": counted.listed, "on_file": counted.on_file})


CHECKS = (
    Check(
        "E01",
        "每一项都要有决定、理由和要点",
        "条例第36条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _particulars,
    ),
    Check(
        "E02",
        "文书的必备要素要写全",
        "条例第45条",
        Grade.DESIGN,
        Level.BLOCK,
        OUTGOING,
        _elements,
    ),
    Check(
        "E03",
        "文书里的日期不能晚于成文日期",
        "条例第45条",
        Grade.DESIGN,
        Level.BLOCK,
        OUTGOING,
        _days,
    ),
    Check(
        "E04",
        "附件清单的页数要与案卷里的文件一致",
        "条例第45条",
        Grade.DESIGN,
        Level.WARN,
        OUTGOING,
        _pages,
    ),
)
