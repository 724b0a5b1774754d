"""征求意见: what silence means, and that every deducted day has its proof (条例第32条至第34条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules.acts import ConsultationSent, Opinion, Party
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.checks.places import of_outcome, place_of
from gongkai.inforequests.rules.checks.wording import plain
from gongkai.inforequests.rules.dossier import Dossier, PartyOnFile
from gongkai.inforequests.rules.errors import PartyAskedTwice
from gongkai.inforequests.rules.outcomes import GIVEN, OUTCOME_RULES, Group, Outcome

_SILENCE_AS_NO = re.compile(
    r"(?:未|没有|逾期|沉默)[^。；]{0,20}视(?:为|同|作)(?:其)?(?:不同意|拒绝|反对)"
)
_DOES_NOT_AGREE = re.compile(r"不同意|反对|拒绝公开|未同意|没有同意")


def _asked(dossier: Dossier, kind: Party) -> tuple[PartyOnFile, ...]:
    return tuple(party for party in dossier.parties if party.kind is kind)


def _third_parties(dossier: Dossier) -> Iterator[Hit]:
    parties = _asked(dossier, Party.THIRD_PARTY)
    for place, item in of_outcome(dossier, Outcome.THIRD_PARTY_RIGHTS):
        if not item.value("no_consultation_reason"):
            yield from _opinions(place, parties)
        if _SILENCE_AS_NO.search(plain(f"{item.reason}\n{item.value('opinion_assessment')}")):
            yield Hit(place, "silence")
        for name in ("opinion_assessment", "public_interest"):
            if not item.value(name):
                yield Hit(place, name)


def _opinions(place: str, asked: tuple[PartyOnFile, ...]) -> Iterator[Hit]:
    parties = [party for party in asked if party.opinion is not None or not party.ended]
    if not parties:
        yield Hit(place, "never_asked")
    elif all(party.opinion is Opinion.AGREES for party in parties):
        yield Hit(place, "agreed")
    elif all(_stands_aside(party) for party in parties):
        yield Hit(place, "rejected")
    for party in parties:
        if party.opinion is None and not party.lapsed:
            yield Hit(place, "waiting", {"sent_on": party.sent_on})


def _stands_aside(party: PartyOnFile) -> bool:
    """It agrees, or the organ did not follow its objection."""
    overcome = party.reason_accepted is False or party.overruled
    return party.opinion is Opinion.AGREES or (party.opinion is Opinion.OBJECTS and overcome)


def _silent_co_makers(dossier: Dossier) -> Iterator[Hit]:
    makers = [party for party in _asked(dossier, Party.CO_MAKER) if not party.ended]
    if not makers or any(party.opinion is Opinion.OBJECTS for party in makers):
        return
    if any(party.opinion is None and not party.lapsed for party in makers):
        return
    silent = any(party.opinion is None for party in makers)
    for item in dossier.items:
        is_refusal = item.outcome and OUTCOME_RULES[item.outcome].group is Group.DENIED
        if is_refusal and "共同" in item.reason and _DOES_NOT_AGREE.search(plain(item.reason)):
            yield Hit(place_of(item), "" if silent else "agreed")


def _disclosed_all_the_same(dossier: Dossier) -> Iterator[Hit]:
    """What a reply gives although a third party objects or is silent."""
    outcomes = {item.outcome for item in dossier.items}
    if not outcomes & GIVEN:
        return
    withholds = Outcome.THIRD_PARTY_RIGHTS in outcomes
    for party in _asked(dossier, Party.THIRD_PARTY):
        if party.overruled:
            yield from _public_interest(dossier, party)
        elif not withholds and (about := _not_assessed(party)):
            yield Hit(about=about, facts={"sent_on": party.sent_on})


def _public_interest(dossier: Dossier, party: PartyOnFile) -> Iterator[Hit]:
    if party.told_on is None:
        yield Hit(about="untold", facts={"sent_on": party.sent_on})
    elif party.may_disclose_from and dossier.today < party.may_disclose_from:
        yield Hit(about="too_soon", facts={"on": party.told_on, "from": party.may_disclose_from})


def _not_assessed(party: PartyOnFile) -> str:
    """What the organ still owes before it follows no objection of this party."""
    if party.opinion is None:
        return "silent" if party.lapsed and not party.is_assessed else ""
    if party.opinion is Opinion.AGREES or party.reason_accepted is False:
        return ""
    return "accepted" if party.reason_accepted else "undecided"


def _deducted_without_proof(dossier: Dossier) -> Iterator[Hit]:
    if dossier.refused == PartyAskedTwice.code:
        yield Hit(about="twice")
    if isinstance(dossier.next_act, ConsultationSent):  # several may be on their way
        return
    for party in dossier.parties:
        if party.served_on is None and party.opinion is None and not party.ended:
            yield Hit(about="unproven", facts={"sent_on": party.sent_on})


CHECKS = (
    Check(
        "E08",
        "第三方不同意或者没有答复仍公开的，要有判断；为公共利益公开的，先告知第三方",
        "条例第32条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _disclosed_all_the_same,
        held_by="告知第三方以后隔多久才能公开，条例没有写明，由本机关的期限口径定（未核实）。",
    ),
    Check(
        "K15",
        "以第三方权益为由不公开的，要征求意见并作出判断",
        "条例第15条、第32条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _third_parties,
    ),
    Check(
        "K16",
        "共同制作机关逾期不答复，视为同意公开",
        "条例第34条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _silent_co_makers,
        held_by="共同制作机关逾期与第三方逾期是两种办理结果。",
    ),
    Check(
        "K17",
        "征求意见的时间不能重复扣除，起止要有凭据",
        "条例第33条第三款",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING | {Moment.CONSULTATION},
        _deducted_without_proof,
        held_by="同一方只能征求一次，各方重叠的日子只扣一次。",
    ),
)
