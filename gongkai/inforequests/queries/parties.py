"""被征求意见方 as officers read them: organs by name, a third party covered like an applicant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cryptography.fernet import InvalidToken

from gongkai import vault
from gongkai.inforequests import phrases
from gongkai.inforequests.models import ConsultedParty, InformationRequest
from gongkai.inforequests.queries.cases import history, policy
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.applicants import masked_name
from gongkai.inforequests.rules.consultations import may_disclose_from
from gongkai.inforequests.rules.dossier import PartyOnFile
from gongkai.workdays.queries import calendar


def party_name(party: ConsultedParty) -> str:
    """The party's name, without opening an identity; a case is read even when its key is lost."""
    try:
        name = vault.unseal(party.sealed_name)["name"]
    except InvalidToken:
        return str(phrases.PARTY_LOST)
    return masked_name(name) if party.kind == Party.THIRD_PARTY else name


def asked_already(row: InformationRequest) -> dict[tuple[str, str], str]:
    """Whose opinion may not be asked again, by kind and mark of the name, with the name shown.

    Whoever was asked before a decision that was overturned, or whose consultation was ended
    without an answer, may be asked anew.
    """
    since = _since_redo(history(row))
    labels = [act.party for act in since if isinstance(act, acts.ConsultationSent)]
    parties = row.parties.filter(label__in=labels, ended_reason="")
    return {(party.kind, _mark(party)): party_name(party) for party in parties}


def _since_redo(done: Sequence[Act]) -> Sequence[Act]:
    orders = [place for place, act in enumerate(done) if isinstance(act, acts.RedoOrdered)]
    return done[orders[-1] :] if orders else done


def _mark(party: ConsultedParty) -> str:
    try:
        return vault.fingerprint(vault.unseal(party.sealed_name)["name"])
    except InvalidToken:
        return party.label


def parties_on_file(
    row: InformationRequest, done: Sequence[Act], *, told: Mapping[str, date]
) -> tuple[PartyOnFile, ...]:
    """被征求意见方 as acts and records show them, in the order of asking. One query.

    `told` says on which day each was told of a disclosure in the public interest, by label.
    """
    asked = [act for act in done if isinstance(act, acts.ConsultationSent)]
    if not asked:
        return ()
    records = {party.label: party for party in row.parties.all()}
    served = {act.party: act.on for act in done if isinstance(act, acts.ConsultationServed)}
    said = {
        act.party: act.opinion
        for act in done
        if isinstance(act, acts.ConsultationAnswered | acts.OpinionAmended)
    }
    lapsed = {act.party for act in done if isinstance(act, acts.ConsultationLapsed)}
    ended = {act.party for act in done if isinstance(act, acts.ConsultationEnded)}
    return tuple(
        PartyOnFile(
            label=act.party,
            kind=act.kind,
            sent_on=act.on,
            served_on=served.get(act.party),
            opinion=said.get(act.party),
            lapsed=act.party in lapsed,
            ended=act.party in ended,
            **_judged(records.get(act.party), told.get(act.party)),
        )
        for act in asked
    )


def _judged(party: ConsultedParty | None, told_on: date | None) -> dict[str, object]:
    if party is None:
        return {}
    return {
        "reason_accepted": party.reason_accepted,
        "is_assessed": party.assessed_on is not None,
        "overruled": party.overruled_on is not None,
        "told_on": told_on,
        "may_disclose_from": (
            may_disclose_from(told_on, calendar(), policy()) if told_on else None
        ),
    }
