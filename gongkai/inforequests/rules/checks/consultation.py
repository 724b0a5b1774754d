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
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome

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


def _opinions(place: str, parties: tuple[PartyOnFile, ...]) -> Iterator[Hit]:
    if not parties:
        yield Hit(place, "never_asked")
    elif all(party.opinion is Opinion.AGREES for party in parties):
        yield Hit(place, "agreed")
    for party in parties:
        if party.opinion is None and not party.lapsed:
            yield Hit(place, "waiting", {"sent_on": party.sent_on})


def _silent_co_makers(dossier: Dossier) -> Iterator[Hit]:
    silent = [party for party in _asked(dossier, Party.CO_MAKER) if party.lapsed]
    if not silent:
        return
    for item in dossier.items:
        is_refusal = item.outcome and OUTCOME_RULES[item.outcome].group is Group.DENIED
        if is_refusal and "共同" in item.reason and _DOES_NOT_AGREE.search(plain(item.reason)):
            yield Hit(place_of(item))


def _deducted_without_proof(dossier: Dossier) -> Iterator[Hit]:
    if dossier.refused == PartyAskedTwice.code:
        yield Hit(about="twice")
    if isinstance(dossier.next_act, ConsultationSent):  # several may be on their way
        return
    for party in dossier.parties:
        if party.served_on is None and party.opinion is None:
            yield Hit(about="unproven", facts={"sent_on": party.sent_on})


CHECKS = (
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
