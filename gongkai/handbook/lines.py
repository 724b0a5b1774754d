"""The tables of the handbook: what the rules say of letters and periods, and what they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.handbook.book import explanations
from gongkai.inforequests import phrases
from gongkai.inforequests.phrases import checks as check_phrases
from gongkai.inforequests.phrases.letters import LETTER_ELEMENTS
from gongkai.inforequests.rules.checks import CHECKS, Check, Level
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.letters import (
    LETTER_RULES,
    OUTCOME_OF,
    REDONE,
    Addressee,
    LetterElement,
    is_redone,
)
from gongkai.inforequests.rules.states import MOVES

_FACT = re.compile(r"%\(\w+\)s")


@dataclass(frozen=True, slots=True)
class LetterLine:
    """一种文书: when it is sent, what it rests on, what it has to hold."""

    code: str
    title: str
    article: str
    is_settled: bool
    elements: tuple[str, ...]
    addressee: Addressee
    outcome: str
    steps: tuple[str, ...]
    when: str
    mind: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """一种期限: its name and what becomes of whoever lets it pass."""

    code: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """一项校验 in words; `says` are its messages without the facts of a case."""

    check: Check
    level: Level
    level_name: str
    moments: tuple[str, ...]
    says: tuple[str, ...]
    is_settled: bool
    why: str


def letters() -> list[LetterLine]:
    """Every kind of letter in the order of the codes; redone replies are one kind."""
    told = explanations("letters")
    codes = [code for code in LETTER_RULES if not is_redone(code)]
    lines = [_letter(code, told[code]) for code in codes]
    redone = next(code for code in LETTER_RULES if is_redone(code))
    lines.append(_letter(redone, told[REDONE], code=REDONE))
    return sorted(lines, key=lambda line: line.code)


def _letter(kind: str, told: dict[str, str], code: str = "") -> LetterLine:
    rule = LETTER_RULES[kind]
    steps = dict.fromkeys(
        str(phrases.EVENTS[move.act.event]) for move in MOVES if move.letter == kind
    )
    outcome = OUTCOME_OF.get(kind)
    return LetterLine(
        code=code or kind,
        title=rule.title,
        article=rule.article,
        is_settled=rule.grade.is_settled,
        elements=tuple(str(LETTER_ELEMENTS[e]) for e in LetterElement if e in rule.elements),
        addressee=rule.addressee,
        outcome=str(phrases.OUTCOMES[outcome]) if outcome and not code else "",
        steps=tuple(steps),
        when=told["when"],
        mind=told["mind"],
    )


def checks(levels: tuple[tuple[str, str], ...]) -> list[CheckLine]:
    """Every check, with the levels that this installation has set."""
    told = explanations("checks")
    return [_check(check, levels, told[check.code]) for check in CHECKS.values()]


def _check(check: Check, levels: tuple[tuple[str, str], ...], why: str) -> CheckLine:
    level = check.level_in(levels)
    moments = check_phrases.MOMENTS.items()
    return CheckLine(
        check=check,
        level=level,
        level_name=str(check_phrases.LEVELS[level]),
        moments=tuple(str(words) for each, words in moments if each in check.moments),
        says=tuple(_FACT.sub("……", words) for words in check_phrases.messages_of(check.code)),
        is_settled=check.grade.is_settled,
        why=why,
    )


def terms() -> list[TermLine]:
    """Every period, T1 to T17."""
    told = explanations("terms")
    return [TermLine(term.value, str(phrases.TERMS[term]), told[term.value]) for term in Term]
