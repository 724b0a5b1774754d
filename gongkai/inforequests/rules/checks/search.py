"""检索: what must be on file before anything is said not to exist (指导案例101号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level
from gongkai.inforequests.rules.checks.places import of_outcome
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.outcomes import Outcome

# The four places a search has to reach; each on record at least once.
_WHERE = ("systems", "keywords", "paper", "asked")

_WORD = re.compile(r"[^\s、，,；;]+")
_DOCUMENT_SYSTEM = re.compile(r"公文|OA|办公自动化", re.IGNORECASE)
_OTHER_SYSTEM = re.compile(r"业务|档案|项目|数据库|平台|审批|财务|登记")


def _not_searched(dossier: Dossier) -> Iterator[Hit]:
    for place, _item in of_outcome(dossier, Outcome.NOT_FOUND):
        if any(each.found for each in dossier.searches):
            yield Hit(place, "found")
        for name in _WHERE:
            if not any(getattr(each, name).strip() for each in dossier.searches):
                yield Hit(place, name)


def _searched_narrowly(dossier: Dossier) -> Iterator[Hit]:
    searches = dossier.searches
    for place, _item in of_outcome(dossier, Outcome.NOT_FOUND):
        if not searches:
            return
        words = {word for each in searches for word in _WORD.findall(each.keywords)}
        systems = " ".join(each.systems for each in searches)
        if len(words) == 1:
            yield Hit(place, "keywords", {"keywords": next(iter(words))})
        if _DOCUMENT_SYSTEM.search(systems) and not _OTHER_SYSTEM.search(systems):
            yield Hit(place, "systems", {"systems": systems.strip()})


CHECKS = (
    Check(
        "K13",
        "答复“信息不存在”要有检索记录",
        "条例第36条第（四）项；指导案例101号",
        Grade.EXCERPTS,
        Level.BLOCK,
        OUTGOING,
        _not_searched,
    ),
    Check(
        "K14",
        "检索范围不能过窄",
        "指导案例101号",
        Grade.ONE_EXCERPT,
        Level.WARN,
        OUTGOING,
        _searched_narrowly,
    ),
)
