"""征求意见的经过 as a letter to the applicant may tell it: kinds and days, never whom."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.letters.facts import AskedOpinion


def asked_opinions(history: Iterable[Act]) -> tuple[AskedOpinion, ...]:
    """What became of every consultation in these acts, in the order of asking."""
    done = tuple(history)
    answers = {act.party: act for act in done if isinstance(act, acts.ConsultationAnswered)}
    lapsed = {act.party for act in done if isinstance(act, acts.ConsultationLapsed)}
    return tuple(
        AskedOpinion(
            kind=act.kind,
            asked_on=act.on,
            answered_on=answers[act.party].on if act.party in answers else None,
            opinion=answers[act.party].opinion if act.party in answers else None,
            lapsed=act.party in lapsed,
        )
        for act in done
        if isinstance(act, acts.ConsultationSent)
    )
