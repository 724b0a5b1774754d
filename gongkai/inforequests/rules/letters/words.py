"""Sentences of a letter put together: worded ones, fixed ones, and the articles they rest on."""

from __future__ import annotations

from datetime import date

from gongkai.inforequests.rules.letters import LetterElement, LetterRule, worded_as
from gongkai.inforequests.rules.letters.citing import cited
from gongkai.inforequests.rules.letters.facts import LetterFacts, written
from gongkai.inforequests.rules.letters.passages import (
    Passage,
    Piece,
    Value,
    WordedPassage,
    fields_of,
    one_line,
    passage,
    typed,
)
from gongkai.inforequests.rules.letters.wording import CONTACT, REQUEST, REQUEST_ARRIVED, passage_of

E = LetterElement
SUMMARY = 300  # 申请内容摘要: characters quoted before the letter refers to the application itself
_NAMES = ("您提出的政府信息公开申请", "您提出的更正政府信息记录的申请")
WHOLE = 20_000  # what an officer wrote into a field of a sentence


def said(
    facts: LetterFacts,
    element: LetterElement,
    template: str,
    *,
    runs_on: bool = False,
    **values: Value,
) -> Passage:
    """A fixed passage: 您 to a person is 贵单位 to an organisation, and what was asked for may be
    the correction of a record."""
    if facts.is_record_correction:
        template = template.replace(*_NAMES)
    return passage(element, template.replace("您", facts.you), runs_on=runs_on, **values)


def worded(facts: LetterFacts, name: str, *, runs_on: bool = False, **values: Value) -> Passage:
    """A passage of this letter in the office's words, else in ours. Raises KeyError."""
    kind = worded_as(facts.kind)
    found = passage_of(kind, name)
    if found is None:
        raise KeyError(name)
    return in_own_words(facts, kind, found, runs_on=runs_on, **values)


def in_own_words(
    facts: LetterFacts,
    kind: str,
    default: WordedPassage,
    *,
    runs_on: bool = False,
    **values: Value,
) -> Passage:
    """A passage as letters of this kind word it.

    Words from before a field was renamed no longer fit; then the default stands.
    """
    own = facts.own_words(kind, default.name)
    template = own if own and fields_of(own) <= values.keys() else default.default
    return said(facts, default.element, template, runs_on=runs_on, **values)


def request(facts: LetterFacts) -> Passage:
    """收到日与申请内容摘要."""
    arrived = facts.received_on is None
    default = REQUEST_ARRIVED if arrived else REQUEST
    return in_own_words(
        facts,
        worded_as(facts.kind),
        default,
        number=facts.request_number,
        day=written(facts.received_on or facts.arrived_on),
        subject=quoted(facts.subject),
    )


def contact(facts: LetterFacts) -> tuple[Passage, ...]:
    """联系方式, where the letter must have it or the office has entered it."""
    if E.CONTACT not in facts.rule.elements and not facts.office.contact.strip():
        return ()
    at = typed(one_line(facts.office.contact, SUMMARY), "联系部门、电话、地址")
    return (in_own_words(facts, worded_as(facts.kind), CONTACT, at=at),)


def quoted(subject: str, most: int = SUMMARY) -> Piece:
    """What was asked for, in quotation marks."""
    line = one_line(subject, most)
    return Piece(f"“{line}”") if line else Piece("申请内容", is_blank=True)


def article(facts: LetterFacts, rule: LetterRule, basis: str, then: str) -> Passage:
    """根据……的规定: the article of the rule and the law the officer named beside it."""
    own = typed(one_line(basis, SUMMARY), "法律、行政法规的名称和条款")
    ours = cited(rule.article)
    sources = [Piece(ours)] if ours else []
    if own.text != ours and (rule.own_basis or not own.is_blank):
        sources += [Piece("和"), own] if sources else [own]
    told = said(facts, E.ARTICLE, then).pieces
    return Passage(E.ARTICLE, (Piece("根据"), *sources, Piece("的规定，"), *told))


def day(on: date | None, what: str) -> Piece:
    """A day in words, or the blank `what`."""
    return Piece(written(on)) if on else Piece(what, is_blank=True)


def count(days: int | None) -> Piece:
    """A number of working days, or its blank."""
    return Piece(str(days)) if days else Piece("工作日数", is_blank=True)
