"""必备凭据 as the file shows them: a reply claims what is there, nothing is ticked by hand."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.items import outcomes_of, whole_of
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Proof, proofs_for
from gongkai.inforequests.rules.particulars import ItemDecision

P = Proof


def proven(dossier: Dossier) -> frozenset[Proof]:
    """Those of the records that the decisions must rest on which the file really holds."""
    whole = whole_of(dossier.items)
    if whole is None:
        return frozenset()
    wanted = proofs_for(whole, outcomes_of(dossier.items))
    return frozenset(proof for proof in wanted if _holds(dossier, proof))


def _holds(dossier: Dossier, proof: Proof) -> bool:
    if proof in _OF_THE_CASE:
        return _OF_THE_CASE[proof](dossier)
    return all(_OF_AN_ITEM[proof](item, dossier) for item in dossier.items if _needs(item, proof))


def _needs(item: ItemDecision, proof: Proof) -> bool:
    return item.outcome is not None and proof in OUTCOME_RULES[item.outcome].proofs


def _cleared(dossier: Dossier) -> bool:
    return dossier.secrecy is not None and dossier.secrecy.may_disclose


def _reasons_by_part(dossier: Dossier) -> bool:
    return all(item.reason.strip() for item in dossier.items)


def _asked(dossier: Dossier) -> bool:
    return any(party.kind is Party.THIRD_PARTY for party in dossier.parties)


_OF_THE_CASE: dict[Proof, Callable[[Dossier], bool]] = {
    P.SECRECY_REVIEW: _cleared,
    P.SEARCH_RECORD: lambda dossier: bool(dossier.searches),
    P.REASONS_BY_PART: _reasons_by_part,
}


def _particulars(*names: str) -> Callable[[ItemDecision, Dossier], bool]:
    return lambda item, _dossier: all(item.value(name) for name in names)


def _consulted(item: ItemDecision, dossier: Dossier) -> bool:
    return _asked(dossier) or bool(item.value("no_consultation_reason"))


def _responsible(item: ItemDecision, _dossier: Dossier) -> bool:
    known = item.value("responsible_organ") and item.value("responsible_contact")
    return bool(known or item.value("cannot_tell_reason"))


def _reasoned(item: ItemDecision, _dossier: Dossier) -> bool:
    return bool(item.reason.strip())


_OF_AN_ITEM: dict[Proof, Callable[[ItemDecision, Dossier], bool]] = {
    P.WHERE_PUBLIC: _particulars("where_public"),
    P.CLASSIFICATION: _particulars("secrecy_level", "classifier", "classification_basis"),
    P.STATUTE: _particulars("statute"),
    P.HARM_ANALYSIS: _particulars("harm_analysis"),
    P.CONSULTATION: _consulted,
    P.DISCRETION_REASON: _particulars("discretion_reason"),
    P.RESPONSIBLE_ORGAN: _responsible,
    P.EARLIER_REPLY: _particulars("earlier_letter", "earlier_on"),
    P.REASON: _reasoned,
}
