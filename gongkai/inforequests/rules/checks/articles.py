"""引用: articles that exist, of the version in force, and nothing that was repealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.citations import Citation, citations
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.checks.places import place_of, written
from gongkai.inforequests.rules.checks.renumbered import (
    LITIGATION_OLD,
    RECONSIDERATION_OLD,
    REGULATION_2007,
    REGULATION_2007_NOTICES,
)
from gongkai.inforequests.rules.checks.statutes import (
    LITIGATION,
    RECONSIDERATION,
    REGULATION,
    Statute,
)
from gongkai.inforequests.rules.checks.wording import plain
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome
from gongkai.inforequests.rules.particulars import ItemDecision

# 法释〔2025〕8号 takes effect and repeals 法释〔2011〕17号.
INTERPRETATION_2025 = date(2025, 6, 1)
_INTERPRETATION_2011 = re.compile(
    r"法释\W{0,2}2011\W{0,2}17号|审理政府信息公开行政案件若干问题的规定"
)

_NOTICES = frozenset({Moment.CORRECTION, Moment.EXTENSION, Moment.CONSULTATION, Moment.REASONS})


def _wrongly_cited(dossier: Dossier) -> Iterator[Hit]:
    decided = {place_of(item): item for item in dossier.items}
    everything = frozenset(item.outcome for item in dossier.items if item.outcome)
    for place, text in written(dossier):
        item = decided.get(place)
        outcomes = frozenset({item.outcome}) if item and item.outcome else everything
        yield from _faults(text, place, dossier.today, outcomes)
    for place, item in decided.items():
        yield from _not_its_ground(item, place)
    yield from _faults(dossier.words, "", dossier.today, frozenset())


def _faults(text: str, place: str, day: date, outcomes: frozenset[Outcome]) -> Iterator[Hit]:
    for cited in citations(text):
        statute = cited.statute
        if statute is None or cited.is_historical:
            continue
        facts = {"law": statute.title, "cited": cited.words}
        if about := _lacks(cited, statute, day):
            yield Hit(place, about, facts)
        elif now := _article_now(cited, statute, day, outcomes):
            yield Hit(place, "old", facts | {"now": now})


def _lacks(cited: Citation, statute: Statute, day: date) -> str:
    version = statute.on(day)
    if version is None:
        return "not_in_force"
    if not cited.article or (version.articles and cited.article > version.articles):
        return "article"
    shape = version.shapes.get(cited.article)
    if shape is None:
        return ""
    if (cited.paragraph or 0) > shape.paragraphs:
        return "paragraph"
    return "item" if (cited.item or 0) > shape.items else ""


def _article_now(cited: Citation, statute: Statute, day: date, outcomes: frozenset[Outcome]) -> str:
    """Where today's law has what the number stood for before; "" where the number is meant."""
    if statute.on(day) is not statute.versions[-1]:
        return ""
    if statute is RECONSIDERATION:
        return RECONSIDERATION_OLD.get(cited.article, "")
    if statute is LITIGATION:
        return LITIGATION_OLD.get(cited.article, "")
    if statute is not REGULATION:
        return ""
    if not outcomes:
        return REGULATION_2007_NOTICES.get(cited.article, "")
    beside, now = REGULATION_2007.get(cited.article, (frozenset(), ""))
    return now if outcomes <= beside else ""


# Articles that state a decision, and those that every refusal may cite beside its own.
_DECISIONS = frozenset({14, 15, 16, 35, 36, 37, 38, 39, 41})
_BESIDE_A_REFUSAL = (Citation("", 36, item=3), Citation("", 37))


def _not_its_ground(item: ItemDecision, place: str) -> Iterator[Hit]:
    """The law named beside the decision's own article is one of another decision."""
    if item.outcome is None or not (own := OUTCOME_RULES[item.outcome].article):
        return
    beside = _BESIDE_A_REFUSAL if _is_refusal(item.outcome) else ()
    allowed = (*citations(own), *beside)
    for cited in citations(item.basis):
        if cited.statute is not REGULATION or cited.article not in _DECISIONS:
            continue
        if cited.is_historical or any(_agree(cited, each) for each in allowed):
            continue
        yield Hit(place, "ground", {"cited": cited.words, "now": own})


def _is_refusal(outcome: Outcome) -> bool:
    return OUTCOME_RULES[outcome].group is Group.DENIED


def _agree(one: Citation, other: Citation) -> bool:
    """The same article, and no paragraph or item in which they differ."""
    pairs = ((one.paragraph, other.paragraph), (one.item, other.item))
    return one.article == other.article and all(a is None or b is None or a == b for a, b in pairs)


def _repealed_interpretation(dossier: Dossier) -> Iterator[Hit]:
    if dossier.today < INTERPRETATION_2025:
        return
    for place, text in written(dossier):
        if _INTERPRETATION_2011.search(plain(text)):
            yield Hit(place)


CHECKS = (
    Check(
        "K19",
        "引用的法条要现行有效、条款项准确",
        "条例（国务院令第711号）；行政复议法（2023年修订）；行政诉讼法；保守国家秘密法",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING | _NOTICES,
        _wrongly_cited,
        held_by="每种处理决定的条款由系统写出，只核对工作人员自己写的文字。",
    ),
    Check(
        "K43",
        "已废止的司法解释不能引用",
        "法释〔2025〕8号",
        Grade.EXCERPTS,
        Level.BLOCK,
        OUTGOING,
        _repealed_interpretation,
    ),
)
