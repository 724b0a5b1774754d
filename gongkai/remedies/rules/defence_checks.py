"""答复书、答辩状的校验: what must be put right before it is signed, and what must be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.inforequests.rules.checks.citations import Citation, citations
from gongkai.inforequests.rules.checks.model import Level
from gongkai.inforequests.rules.checks.statutes import REGULATION
from gongkai.remedies.rules.defence import Section, missing
from gongkai.remedies.rules.kinds import Against

# Articles of 条例 on which a decision can stand.
_DECISIONS = frozenset({14, 15, 16, 35, 36, 37, 38, 39, 41})
_BLANK = re.compile(r"〔待填|__+|XX+|××+")


@dataclass(frozen=True, slots=True)
class Fault:
    """一个问题: the check it belongs to ("" for none of the list), and which of its messages."""

    code: str
    about: str
    level: Level
    facts: Mapping[str, object] = field(default_factory=dict)


def faults(
    sections: Mapping[str, str],
    *,
    against: Against,
    reply: str,
    articles: Sequence[str],
    exhibits: int,
    has_body: bool,
) -> tuple[Fault, ...]:
    """What is wrong with the statement as it stands.

    `reply` is the number of the reply and `articles` what it rests on; `exhibits` how many pieces
    of evidence are listed, `has_body` whether it is known to whom the statement goes.
    """
    return (
        *(Fault("", "section", Level.BLOCK, {"section": each}) for each in missing(sections)),
        *_addressed(has_body),
        *_blanks(sections),
        *_listed(exhibits),
        *_changed_story(sections, against, articles),
        *_reply_named(sections, reply),
    )


def _addressed(has_body: bool) -> Iterator[Fault]:
    if not has_body:
        yield Fault("", "body", Level.BLOCK)


def _blanks(sections: Mapping[str, str]) -> Iterator[Fault]:
    for text in sections.values():
        if found := _BLANK.search(text):
            yield Fault("", "blank", Level.BLOCK, {"words": found[0]})


def _listed(exhibits: int) -> Iterator[Fault]:
    """Without evidence the decision is held to have none (复议法第70条、行诉法第34条)."""
    if not exhibits:
        yield Fault("", "evidence", Level.BLOCK)


def _changed_story(
    sections: Mapping[str, str], against: Against, articles: Sequence[str]
) -> Iterator[Fault]:
    """K40: a ground that the reply did not give is not made good afterwards."""
    if against is Against.SILENCE or not articles:
        return
    own = tuple(cited for article in articles for cited in _of_regulation(article))
    told = "\n".join(sections.get(each, "") for each in (Section.BASIS, Section.ANSWER))
    for cited in _of_regulation(told):
        if cited.article in _DECISIONS and not any(_agree(cited, each) for each in own):
            yield Fault("K40", "ground", Level.WARN, {"cited": cited.words})


def _reply_named(sections: Mapping[str, str], reply: str) -> Iterator[Fault]:
    if reply and not any(reply in text for text in sections.values()):
        yield Fault("", "reply", Level.WARN, {"reply": reply})


def _of_regulation(text: str) -> Iterator[Citation]:
    return (each for each in citations(text) if each.statute is REGULATION)


def _agree(one: Citation, other: Citation) -> bool:
    pairs = ((one.paragraph, other.paragraph), (one.item, other.item))
    return one.article == other.article and all(a is None or b is None or a == b for a, b in pairs)
