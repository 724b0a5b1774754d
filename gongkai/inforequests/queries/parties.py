"""被征求意见方 as officers read them: organs by name, a third party covered like an applicant."""

from __future__ import annotations

from gongkai import vault
from gongkai.inforequests.models import ConsultedParty
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.applicants import masked_name


def party_name(party: ConsultedParty) -> str:
    """The party's name, without opening an identity."""
    name = vault.unseal(party.sealed_name)["name"]
    return masked_name(name) if party.kind == Party.THIRD_PARTY else name
