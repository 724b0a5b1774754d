"""文书: what was written in the case, what each still lacks, and what is not settled in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access, phrases, queries
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.rules.letters import OUTCOME_OF, REVIEW_SHEET
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.letters.text import missing
from gongkai.organs.access import Viewer

ANCHOR = "letters"
TITLE = gettext_lazy("文书")
TEMPLATE = "inforequests/desk/panels/letters.html"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of the case."""

    letter: Letter
    key: str
    title: str
    lacks: tuple[str, ...]
    note: str

    @classmethod
    def of(cls, letter: Letter, known: queries.CaseLetters) -> LetterLine:
        covered = known.covered_name(letter)
        facts = known.facts(letter, covered)
        jurisdiction = known.offices.jurisdiction(letter.issued_on)
        is_open = letter.kind in OUTCOME_OF and not jurisdiction.grade.is_settled
        return cls(
            letter,
            known.key_of(letter),
            facts.title,
            _lacking(facts),
            jurisdiction.note if is_open else "",
        )


def _lacking(facts: LetterFacts) -> tuple[str, ...]:
    """审查单 fills up while the case goes on: its blanks are no fault."""
    if facts.kind == REVIEW_SHEET:
        return ()
    return tuple(str(phrases.LETTER_ELEMENTS[element]) for element in missing(facts))


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """From registration on."""
    return row.received_on is not None


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """Every letter, the receipt first."""
    known = queries.CaseLetters(row)
    return {
        "lines": [LetterLine.of(letter, known) for letter in known.all],
        "may_look": viewer.may(row.organ, *access.IDENTITY_READERS),
        "may_write": any(viewer.may(row.organ, *who) for who in access.LETTER_WRITERS.values()),
        "may_keep_letterhead": viewer.may(row.organ, *access.LETTERHEAD_KEEPERS),
    }
