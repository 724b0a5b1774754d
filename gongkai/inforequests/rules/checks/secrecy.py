"""国家秘密: classified by whoever may, for as long as the law allows, and not told in a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level
from gongkai.inforequests.rules.checks.places import of_outcome, told, written
from gongkai.inforequests.rules.checks.statutes import secrecy_articles
from gongkai.inforequests.rules.checks.wording import length, plain
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision, SecrecyLevel

_FACTS = ("secrecy_level", "classifier", "classification_basis", "classified_on")
_LEVELS = frozenset(level.value for level in SecrecyLevel)
_DERIVED = re.compile(r"派生|上级|主办机关|来源文件|原定密")
_BELOW_CITY = re.compile(r"县|(?<!自治)(?<!军)(?<!战)区|乡|(?<!景德)镇|街道")

# 秘密★10年, as it stands on classified papers.
_MARK = re.compile(r"(?:绝密|机密|秘密)\s*[★☆*]|[★☆]\s*(?:长期|[0-9]+\s*年)")
# What a law provides may be quoted.
_QUOTED = re.compile(r"(?<!规定)(?<!规定[：:，])[“\"「]([^”\"」]{12,500})[”\"」]")
_NOTHING = re.compile(r"^[\s无没有。附件]*$")


def _classified_wrongly(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, Outcome.STATE_SECRET):
        for name in _FACTS:
            if not item.value(name):
                yield Hit(place, name)
        if item.value("secrecy_level") and item.value("secrecy_level") not in _LEVELS:
            yield Hit(place, "secrecy_level")
        yield from _period(item, place, dossier.today)
        if _classified_by_itself(dossier, item):
            yield Hit(place, "power", {"article": secrecy_articles(dossier.today).power})


def _period(item: ItemDecision, place: str, today: date) -> Iterator[Hit]:
    begins, ends = (_day(item.value(name)) for name in ("classified_on", "classified_until"))
    if ends is None:
        yield Hit(place, "classified_until")
    elif ends < today:
        yield Hit(place, "over", {"until": ends, "article": secrecy_articles(today).end})
    if begins is None or ends is None or item.value("secrecy_level") not in _LEVELS:
        return
    if ends < begins:
        yield Hit(place, "order")
    years = SecrecyLevel(item.value("secrecy_level")).years_at_most
    if ends > _years_after(begins, years):
        yield Hit(place, "too_long", {"years": years, "article": secrecy_articles(today).period})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _years_after(day: date, years: int) -> date:
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _classified_by_itself(dossier: Dossier, item: ItemDecision) -> bool:
    """An organ below the city names itself, or one like it, and no source it derives from."""
    who = plain(item.value("classifier"))
    if not who or not dossier.organ_is_below_city:
        return False
    if _DERIVED.search(plain(item.value("classification_basis"))):
        return False
    own = dossier.letter.office.name if dossier.letter else ""
    return who in ("本机关", "本单位", own) or bool(_BELOW_CITY.search(who))


def _told(dossier: Dossier) -> Iterator[Hit]:
    for place, text in written(dossier):
        if _MARK.search(plain(text)):
            yield Hit(place, "mark")
    for place, item in of_outcome(dossier, Outcome.STATE_SECRET):
        asked = plain(f"{dossier.subject}\n{item.text}")
        for text in told(item):
            quoted = _QUOTED.findall(plain(text))
            if any(length(words) >= 12 and words not in asked for words in quoted):
                yield Hit(place, "quoted")
    yield from _handed_over(dossier)


def _handed_over(dossier: Dossier) -> Iterator[Hit]:
    outcomes = {item.outcome for item in dossier.items}
    handed = [file for file in dossier.files if file.kind is FileKind.DISCLOSED]
    if outcomes == {Outcome.STATE_SECRET} and (
        handed or not _NOTHING.fullmatch(plain(dossier.enclosures))
    ):
        yield Hit("enclosures", "enclosed")
    if any(_MARK.search(plain(file.name)) for file in handed):
        yield Hit("enclosures", "mark")


CHECKS = (
    Check(
        "K22",
        "国家秘密要有定密机关、密级和没有届满的期限",
        "保守国家秘密法（2024年修订）第17条、第20条、第24条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _classified_wrongly,
    ),
    Check(
        "K23",
        "答复书不能写出涉密内容",
        "保守国家秘密法",
        Grade.DESIGN,
        Level.BLOCK,
        OUTGOING,
        _told,
        held_by="系统不知道秘密的内容，只查密级标志、大段引文和随附材料，仍要由人逐字核对。",
    ),
)
