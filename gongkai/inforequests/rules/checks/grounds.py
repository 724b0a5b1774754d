"""不予公开的依据: high enough, named to the article, and with the reason the article calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level
from gongkai.inforequests.rules.checks.places import of_outcome, place_of, says_yes
from gongkai.inforequests.rules.checks.wording import plain, sentences
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome
from gongkai.inforequests.rules.particulars import SUBTYPES, ItemDecision

_REFUSALS = tuple(each for each in Outcome if OUTCOME_RULES[each].group is Group.DENIED)
_DISCRETIONARY = (Outcome.INTERNAL_AFFAIRS, Outcome.DELIBERATION, Outcome.ENFORCEMENT_FILE)
_BY_STATUTE = (Outcome.FORBIDDEN_BY_LAW, Outcome.SPECIAL_QUERY)
# 条例第14条至第16条: what a part can be severed from.
_SEVERABLE = tuple(each for each in _REFUSALS if each is not Outcome.SPECIAL_QUERY)

_TITLE = re.compile(r"《([^《》]{2,80})》")
_ARTICLE = re.compile(r"第[零〇一二三四五六七八九十百0-9]{1,7}条")
_LOW = re.compile(
    r"(?:通知|会议纪要|纪要|意见|函|方案|制度|指南|通报|批复|讲话|要点|办法|规定|细则)$"
)
# A title of this kind may be an administrative regulation; its decree number proves it.
_MAY_BE_HIGH = re.compile(r"(?:办法|规定|细则)$")
_DECREE = re.compile(r"国务院令")
# 江西省, 宜春市, 袁州区; but not 城市, 市场, 行政区划, 民族区域.
_PLACE = re.compile(
    r"^(?:[^城]{2,4}(?:省|市(?![场政民容])|县|旗)"
    r"|.{2,3}(?<!开发)(?<!行政)区(?![域划])|.{2,8}自治(?:区|州|县))"
)
_HIGH = re.compile(r"(?:(?<!办)法|条例|法典)$")
_MINUTES = re.compile(r"会议纪要|领导批示|内部(?:规定|通知|制度)|红头文件")
_RESTING_ON = re.compile(r"(?:根据|依据|依照|按照)[^，]{0,6}《([^《》]{2,80})》[^，]{0,20}")
_NOT_DISCLOSED = re.compile(r"不予公开|不公开|不得公开|不属于公开|不宜公开")


def is_high_enough(title: str, around: str = "") -> bool:
    """Whether a title is that of a law or administrative regulation, as far as a name can tell.

    `around` is the text it stands in: 国务院令 beside 办法 or 规定 makes it one.
    """
    name = plain(title).removeprefix("中华人民共和国")
    if _PLACE.search(name):
        return False
    return bool(_HIGH.search(name) or (_MAY_BE_HIGH.search(name) and _DECREE.search(around)))


def _too_low(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, *_REFUSALS):
        for text in (item.basis, item.value("statute")):
            yield from (Hit(place, "", {"title": title}) for title in _low_titles(text))
            if found := _MINUTES.search(text):
                yield Hit(place, "", {"title": found[0]})
        for sentence in sentences(item.reason):
            resting = _RESTING_ON.search(sentence)
            if resting and _NOT_DISCLOSED.search(sentence) and _is_low(resting[1], sentence):
                yield Hit(place, "", {"title": f"《{resting[1]}》"})


def _low_titles(text: str) -> Iterator[str]:
    for title in _TITLE.findall(text):
        if _is_low(title, text):
            yield f"《{title}》"


def _is_low(title: str, around: str) -> bool:
    name = plain(title)
    low = _LOW.search(name) or (_PLACE.search(name) and _HIGH.search(name))
    return bool(low) and not is_high_enough(title, around)


def _statute_not_named(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, *_BY_STATUTE):
        named = f"{item.value('statute')} {item.basis}"
        titles = _TITLE.findall(named)
        if not titles:
            yield Hit(place, "title")
        elif not _ARTICLE.search(plain(named)):
            yield Hit(place, "article")
        elif not any(is_high_enough(title, named) for title in titles):
            yield Hit(place, "level", {"title": f"《{titles[0]}》"})


def _not_severed(dossier: Dossier) -> Iterator[Hit]:
    given = any(
        item.outcome and OUTCOME_RULES[item.outcome].group is Group.GRANTED
        for item in dossier.items
    )
    if given:  # the request was taken apart: this item is what had to be withheld
        return
    for place, item in of_outcome(dossier, *_SEVERABLE):
        if not item.value("not_severable_reason"):
            yield Hit(place)


def _no_discretion(dossier: Dossier) -> Iterator[Hit]:
    for item in dossier.items:
        if item.outcome in _DISCRETIONARY:
            yield from (Hit(place_of(item), about) for about in _discretion_lacks(item))


def _discretion_lacks(item: ItemDecision) -> Iterator[str]:
    if item.outcome and item.subtype not in SUBTYPES[item.outcome]:
        yield "subtype"
    if not item.value("discretion_reason"):
        yield "reason"
    if says_yes(item.value("disclosure_required_by_rule")):
        yield "rule"


def _already_decided(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, Outcome.DELIBERATION):
        if says_yes(item.value("decision_made")):
            yield Hit(place)


CHECKS = (
    Check(
        "E07",
        "决定已经作出的，过程性信息是否还不公开要另行斟酌",
        "条例第16条第二款",
        Grade.DESIGN,
        Level.WARN,
        OUTGOING,
        _already_decided,
    ),
    Check(
        "K18",
        "能区分处理的不能整份不公开",
        "条例第37条",
        Grade.STATUTE,
        Level.WARN,
        OUTGOING,
        _not_severed,
    ),
    Check(
        "K20",
        "地方制度、会议纪要、规范性文件不能作为不公开的依据",
        "条例第13条至第16条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _too_low,
        held_by="按名称判断级别；名称看不出级别的行政法规，写上国务院令的文号。",
    ),
    Check(
        "K21",
        "法律、行政法规禁止公开的，要写到条款",
        "条例第14条、第36条第（七）项",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _statute_not_named,
    ),
    Check(
        "K24",
        "可以不公开的信息，要写明属于哪一类和裁量理由",
        "条例第16条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _no_discretion,
    ),
)
