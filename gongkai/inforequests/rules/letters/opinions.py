"""征求意见的经过 as a letter to the applicant may tell it: kinds and days, never whom."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.letters.facts import AskedOpinion


def asked_opinions(history: Iterable[Act]) -> tuple[AskedOpinion, ...]:
    """What became of every consultation in these acts, in the order of asking; of several
    opinions of one party the last."""
    done = tuple(history)
    said = {
        act.party: act
        for act in done
        if isinstance(act, acts.ConsultationAnswered | acts.OpinionAmended)
    }
    lapsed = {act.party for act in done if isinstance(act, acts.ConsultationLapsed)}
    ended = {act.party for act in done if isinstance(act, acts.ConsultationEnded)}
    return tuple(
        AskedOpinion(
            kind=act.kind,
            asked_on=act.on,
            answered_on=said[act.party].on if act.party in said else None,
            opinion=said[act.party].opinion if act.party in said else None,
            lapsed=act.party in lapsed,
            ended=act.party in ended,
        )
        for act in done
        if isinstance(act, acts.ConsultationSent)
    )
