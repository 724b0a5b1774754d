"""逐项答复: what a reply says about each item: its words, facts, article and conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.letters import (
    LetterElement,
    LetterRule,
    letter_of,
    reply_rule,
)
from gongkai.inforequests.rules.letters.citing import chinese_number
from gongkai.inforequests.rules.letters.facts import AskedOpinion, LetterFacts, written
from gongkai.inforequests.rules.letters.passages import (
    Passage,
    Piece,
    WordedPassage,
    lines,
    one_line,
)
from gongkai.inforequests.rules.letters.sentences import (
    OPINION_ASKED,
    REASONS_ASKED,
    SEARCHED,
    SENTENCES,
    WANTED,
    needed_fields,
)
from gongkai.inforequests.rules.letters.words import (
    WHOLE,
    article,
    in_own_words,
    quoted,
    said,
)
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import (
    PARTICULARS,
    SUBTYPES,
    Entry,
    ItemDecision,
    Subtype,
)
from gongkai.inforequests.rules.searches import Search

E = LetterElement
LEVELS = {"secret": "秘密", "confidential": "机密", "top_secret": "绝密"}
YES = "yes"
HEADING = 100  # characters of an item that stand above what is said about it
_ANSWERS = {Opinion.AGREES: "同意公开", Opinion.OBJECTS: "不同意公开"}
_PLACES = (
    ("systems", "检索的系统为"),
    ("keywords", "检索的关键词为"),
    ("paper", "查找的纸质档案为"),
    ("asked", "询问的科室为"),
    ("span", "时间范围为"),
)


def item_by_item(facts: LetterFacts) -> tuple[Passage, ...]:
    """Every item under its heading, each with its facts, article and conclusion."""
    passages: list[Passage] = []
    for place, item in enumerate(facts.told_items, 1):
        heading = said(
            facts,
            E.REQUEST,
            "{place}、关于{text}",
            place=chinese_number(place),
            text=quoted(item.text, HEADING),
        )
        passages += (
            replace(heading, is_heading=True),
            *grounds(facts, item),
            *decided(facts, item, ""),
        )
    return tuple(passages)


def grounds(facts: LetterFacts, item: ItemDecision) -> tuple[Passage, ...]:
    """事实与理由 of one item: what the officer wrote, and the sentences its decision calls for."""
    return (*lines(E.FACTS, item.reason, "事实和理由"), *_sentences(facts, item))


def decided(facts: LetterFacts, item: ItemDecision, announcing: str) -> tuple[Passage, Passage]:
    """根据……的规定 and the conclusion of one item, naming which limb it rests on."""
    outcome = Outcome(item.outcome)
    rule = reply_rule(outcome, item.subtype)
    law = item.basis or item.value("statute")
    return (
        article(facts, rule, law, announcing),
        Passage(E.CONCLUSION, (*_which(item), *_concluded(facts, rule)), runs_on=True),
    )


def _concluded(facts: LetterFacts, rule: LetterRule) -> tuple[Piece, ...]:
    return said(facts, E.CONCLUSION, rule.conclusion).pieces


def _which(item: ItemDecision) -> tuple[Piece, ...]:
    """A blank where the decision has several limbs and none is named."""
    limbs = SUBTYPES.get(item.outcome, ())
    is_open = len(limbs) > 1 and item.subtype not in limbs
    return (Piece("属于哪一类", is_blank=True),) if is_open else ()


def _sentences(facts: LetterFacts, item: ItemDecision) -> Iterator[Passage]:
    kind = letter_of(item.outcome, item.subtype)
    for sentence in SENTENCES.get(item.outcome, ()):
        if sentence in _RECORDS:
            yield from _RECORDS[sentence](facts, item, kind)
        elif _is_told(sentence, item):
            values = {name: _field(item, name) for name in sentence.fields}
            yield in_own_words(facts, kind, sentence, **values)


def _is_told(sentence: WordedPassage, item: ItemDecision) -> bool:
    if sentence.name == "forwarded":
        return item.value("forwarded") == YES
    demanded = needed_fields(item.outcome) | _demanded(item)
    return any(name in demanded or item.value(name) for name in sentence.fields)


def _demanded(item: ItemDecision) -> frozenset[str]:
    """Particulars that this item in particular must tell."""
    if item.outcome is Outcome.NOT_THIS_ORGAN and not item.value("cannot_tell_reason"):
        return frozenset({"responsible_organ"})
    if item.subtype == Subtype.IN_THE_ARCHIVES:
        return frozenset({"archive"})
    return frozenset()


def _field(item: ItemDecision, name: str) -> Piece:
    # The sentence ends with a full stop of its own.
    text = one_line(item.value(name), WHOLE).rstrip("。．.；; ")
    if not text:
        return Piece(WANTED.get(name, name), is_blank=True)
    entry = next(p.entry for p in PARTICULARS[item.outcome] if p.name == name)
    return Piece(_spoken(entry, text))


def _spoken(entry: Entry, text: str) -> str:
    if entry is Entry.LEVEL:
        return LEVELS.get(text, text)
    if entry is Entry.DAY:
        try:
            return written(date.fromisoformat(text))
        except ValueError:
            return text
    return text


def _searched(facts: LetterFacts, _item: ItemDecision, kind: str) -> Iterator[Passage]:
    """检索情况; a blank where no search is on record."""
    vain = [search for search in facts.searches if not search.found]
    if not vain:
        yield Passage(E.FACTS, (Piece("检索的范围和方法", is_blank=True),))
    for search in vain:
        places = _places(search) or Piece("检索的系统、关键词、档案和科室", is_blank=True)
        yield in_own_words(facts, kind, SEARCHED, on=written(search.on), places=places)


def _places(search: Search) -> str:
    told = ((words, one_line(getattr(search, name), WHOLE)) for name, words in _PLACES)
    return "；".join(f"{words}{text.rstrip('。；; ')}" for words, text in told if text)


def _opinions(facts: LetterFacts, item: ItemDecision, kind: str) -> Iterator[Passage]:
    """征求意见的结果; a blank where nobody was asked and no reason is given for it."""
    asked = [each for each in facts.opinions if each.kind is Party.THIRD_PARTY]
    if not asked and not item.value("no_consultation_reason"):
        yield Passage(E.FACTS, (Piece("征求第三方意见的结果", is_blank=True),))
    for each in asked:
        yield in_own_words(
            facts, kind, OPINION_ASKED, on=written(each.asked_on), answer=_answer(each)
        )


def _answer(asked: AskedOpinion) -> str:
    if asked.opinion and asked.answered_on:
        return f"第三方于{written(asked.answered_on)}答复{_ANSWERS[asked.opinion]}"
    if asked.lapsed:
        return "第三方逾期没有提出意见，由本机关依照规定决定"
    if asked.ended:
        return "第三方没有提出意见，本机关终止了征求"
    return "第三方尚未提出意见"


def _reasons(facts: LetterFacts, _item: ItemDecision, kind: str) -> Iterator[Passage]:
    earlier = Piece(facts.earlier) if facts.earlier else Piece("说明理由告知书文号", is_blank=True)
    yield in_own_words(facts, kind, REASONS_ASKED, earlier=earlier)


# Sentences told from the records of the case.
_RECORDS = {SEARCHED: _searched, OPINION_ASKED: _opinions, REASONS_ASKED: _reasons}
