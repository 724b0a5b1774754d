"""答复: what single decisions must be able to show about the rest of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.checks.places import of_outcome, place_of, told
from gongkai.inforequests.rules.checks.wording import length, plain
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome, roll_up

_GO_AND_LOOK = re.compile(r"自行(?:查询|查找|检索|下载|上网)|请(?:上网|到网上|登录)[^，。]{0,10}查")
_EXACT = re.compile(r"https?://|www\.|《[^》]{1,100}》|[〔\[]20\d\d[〕\]]|栏目|专栏|第?\d+号")
_CRIMINAL = re.compile(
    r"刑事(?:案件|侦查|立案|卷宗|拘留|诉讼材料)|立案侦查|侦查(?:卷|终结|活动)|讯问笔录|提请(?:批准)?逮捕"
)


def _same(one: str, other: str) -> str:
    return "".join(plain(one).split()) == "".join(plain(other).split())


def _earlier_reply(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, Outcome.REPEATED):
        number, on = item.value("earlier_letter"), item.value("earlier_on")
        if not number:
            yield Hit(place, "number")
            continue
        reply = next((each for each in dossier.earlier if _same(each.letter, number)), None)
        if reply is None:
            yield Hit(place, "unknown", {"number": number})
        elif on != reply.on.isoformat():
            yield Hit(place, "day", {"number": number, "on": reply.on})
        elif not _pairs(reply.subject) & _pairs(item.text or dossier.subject):
            yield Hit(place, "other", {"number": number})


def _pairs(text: str) -> set[str]:
    """Neighbouring characters: two texts about one thing share at least some."""
    signs = "".join(sign for sign in plain(text) if sign.isalnum())
    return {signs[at : at + 2] for at in range(len(signs) - 1)} or {signs}


def _no_reasons_asked(dossier: Dossier) -> Iterator[Hit]:
    if not any(isinstance(act, acts.ReasonsAsked) for act in dossier.acts):
        yield from (Hit(place) for place, _item in of_outcome(dossier, Outcome.EXCESSIVE))


def _organ_without_contact(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, Outcome.NOT_THIS_ORGAN):
        organ, contact = item.value("responsible_organ"), item.value("responsible_contact")
        if organ and not contact:
            yield Hit(place, "contact", {"organ": organ})
        elif not organ and not item.value("cannot_tell_reason"):
            yield Hit(place, "organ")


def _go_and_look(dossier: Dossier) -> Iterator[Hit]:
    for place, item in of_outcome(dossier, Outcome.ALREADY_PUBLIC):
        where = plain(item.value("where_public"))
        if not where:
            yield Hit(place, "where")
        elif not _EXACT.search(where):
            yield Hit(place, "vague" if _GO_AND_LOOK.search(where) else "exact")


def _changed_its_mind(dossier: Dossier) -> Iterator[Hit]:
    before = [act.outcome for act in acts.in_force(dossier.acts) if isinstance(act, acts.Answered)]
    redone = any(isinstance(act, acts.RedoOrdered) for act in dossier.acts)
    decided = tuple(item.outcome for item in dossier.items if item.outcome)
    if not (before and redone and decided):
        return
    now, last = roll_up(decided), before[-1]
    facts = {"before": OUTCOME_RULES[last].name, "now": OUTCOME_RULES[now].name}
    if now is not last:
        yield Hit(about="changed", facts=facts)
    elif OUTCOME_RULES[now].group is not Group.GRANTED:
        yield Hit(about="same", facts=facts)


def _criminal(dossier: Dossier) -> Iterator[Hit]:
    for item in dossier.items:
        if item.outcome is None or item.outcome is Outcome.OTHER:
            continue
        if found := _CRIMINAL.search(plain("\n".join((item.text, *told(item))))):
            yield Hit(place_of(item), "", {"words": found[0]})


def _unlike_the_request(dossier: Dossier) -> Iterator[Hit]:
    if not dossier.draft_version:
        return
    if not dossier.compared_by:
        yield Hit(about="nobody")
    elif dossier.compared_by == dossier.drafted_by:
        yield Hit(about="same")
    blank = (item for item in dossier.items if not length(item.text))
    yield from (Hit(place_of(item), "text") for item in blank)


CHECKS = (
    Check(
        "K30",
        "重复申请要对上前次答复",
        "条例第36条第（六）项",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _earlier_reply,
    ),
    Check(
        "K31",
        "以大量反复申请为由不处理的，要先请申请人说明理由",
        "条例第35条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _no_reasons_asked,
        held_by="没有说明理由环节的，签发时也会被拒绝。",
    ),
    Check(
        "K32",
        "知道负责机关的要写明联系方式",
        "条例第36条第（五）项",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _organ_without_contact,
    ),
    Check(
        "K33",
        "已主动公开的要写明在哪里，不能只说自行查询",
        "条例第36条第（一）项",
        Grade.STATUTE,
        Level.WARN,
        OUTGOING,
        _go_and_look,
        held_by="一字未写的，由“要点写全”拦下。",
    ),
    Check(
        "K38",
        "答复稿要由另一个人与申请逐项核对",
        "法释〔2025〕8号第1条",
        Grade.EXCERPTS,
        Level.BLOCK,
        # Another person compares what is finished: it keeps no draft from being sent on.
        OUTGOING - {Moment.CHECK},
        _unlike_the_request,
        held_by="答复稿一改，原来的核对就不算数。",
    ),
    Check(
        "K40",
        "重新答复时改变或者重复原来的决定，要说明理由",
        "行政复议法第64条第二款",
        Grade.STATUTE,
        Level.WARN,
        OUTGOING,
        _changed_its_mind,
    ),
    Check(
        "K42",
        "刑事司法职能中的信息不是政府信息",
        "条例第2条",
        Grade.ONE_EXCERPT,
        Level.WARN,
        OUTGOING,
        _criminal,
    ),
)
