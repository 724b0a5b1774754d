"""送达回证 of an attempt, put together from its record."""

from __future__ import annotations

from gongkai import vault
from gongkai.inforequests.models import Delivery
from gongkai.inforequests.queries.letterheads import Offices
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.letters import SERVICE_RECEIPT
from gongkai.inforequests.rules.letters.facts import LetterFacts, ServiceSheet, title_of


def receipt_facts(delivery: Delivery) -> LetterFacts:
    """The form for this attempt, uncovered: it is to be signed by whoever it names. Three queries.

    Like the letters made from the case itself it bears the number of the case.
    """
    row, letter = delivery.request, delivery.letter
    held = vault.unseal(delivery.sealed)
    return LetterFacts(
        kind=SERVICE_RECEIPT,
        number=row.number,
        office=Offices.of(row.organ).on(delivery.sent_on),
        addressee=held["name"],
        issued_on=delivery.sent_on,
        request_number=row.number,
        subject=row.subject,
        arrived_on=row.arrived_on,
        received_on=row.received_on,
        case_type=CaseType(row.case_type),
        service=ServiceSheet(
            title=title_of(letter.kind, CaseType(row.case_type)),
            number=letter.number,
            method=delivery.get_method_display(),
            sent_on=delivery.sent_on,
            address=held["address"],
            by_post="　".join(
                filter(None, (delivery.get_carrier_display(), delivery.tracking_number))
            ),
            entrusted_to=delivery.entrusted_to,
            result=delivery.get_result_display(),
            result_on=delivery.result_on,
            receiver=held.get("receiver", ""),
            relation=held.get("relation", ""),
            witness=held.get("witness", ""),
            sender=str(delivery.by),
            note="；".join(filter(None, (delivery.note, delivery.result_note))),
        ),
    )
