"""文书: numbered, kept with the case, recorded without their text; opened with a record."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai import vault
from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.numbering import letter_number
from gongkai.inforequests.actions.telling import tell_of_letter
from gongkai.inforequests.models import ConsultedParty, InformationRequest, Letter, Letterhead
from gongkai.inforequests.queries.letters import searches_of
from gongkai.inforequests.rules.letters.facts import FeeTold
from gongkai.inforequests.rules.letters.kept import Told
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ


def issue(
    row: InformationRequest,
    *,
    kind: str,
    body: str,
    on: dt.date,
    by: Officer,
    at: dt.datetime | None = None,
    party: ConsultedParty | None = None,
    basis: str = "",
    enclosures: str = "",
    items: tuple[ItemDecision, ...] = (),
    days: int | None = None,
    fee: FeeTold | None = None,
) -> Letter:
    """A letter of this kind in the case; inside the transaction of the deed it belongs to.

    `party` is who it goes to where that is not the applicant. `items` are what a reply decides one
    by one, `basis` names the law that the kind alone does not tell, `enclosures` has one line for
    each, `days` is a period in working days that no act keeps, `fee` what a 收费通知 asks.
    """
    told = Told(basis=basis, enclosures=enclosures, items=items, days=days, fee=fee)
    searches = searches_of(row) if items else ()
    letter = Letter.objects.create(
        request=row,
        kind=kind,
        number=letter_number(row.organ, on),
        body=body.strip(),
        issued_on=on,
        party=party,
        facts=queries.facts_to_keep(row, on, kind, told, searches),
    )
    record(
        events.LETTER_ISSUED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"on": on.isoformat(), "kind": kind, "number": letter.number},
    )
    tell_of_letter(letter, at=at)
    return letter


@transaction.atomic
def open_letter(*, letter: Letter, by: Officer) -> str:
    """打开文书: the uncovered name of whoever it goes to, for the file.

    Opening a letter is a look at an identity. Raises NotYours; it is recorded before it is granted.
    """
    row = letter.request
    viewer_of(by).require(row.organ, *access.IDENTITY_READERS)
    data = {"kind": letter.kind, "number": letter.number}
    record(events.LETTER_OPENED, stream=row.stream, by=by, organ=row.organ, data=data)
    return addressee_of(letter)


def addressee_of(letter: Letter) -> str:
    """The name on the letter, uncovered; "" for a party that the letter does not know."""
    if queries.is_for_applicant(letter):
        return vault.unseal(letter.request.applicant.sealed)["name"]
    return vault.unseal(letter.party.sealed_name)["name"] if letter.party else ""


@transaction.atomic
def keep_letterhead(*, organ: Organ, by: Officer, **values: str) -> Letterhead:
    """填写文书信息 of an organ; `values` are fields of `Letterhead`. Raises NotYours."""
    viewer_of(by).require(organ, *access.LETTERHEAD_KEEPERS)
    head, _ = Letterhead.objects.update_or_create(
        organ=organ, defaults={name: value.strip() for name, value in values.items()}
    )
    stream = f"inforequests:letterhead:{organ.code}"
    # Only which entries: a contact may name a person, and the ledger is never rewritten.
    record(
        events.LETTERHEAD_CHANGED, stream=stream, by=by, organ=organ, data={"kept": sorted(values)}
    )
    return head
