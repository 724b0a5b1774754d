"""案情记录: what is on record about a case, read once for all sheets of its volume."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import events, phrases
from gongkai.inforequests.models import (
    ConsultedParty,
    Delivery,
    FeeNotice,
    InformationRequest,
    Remark,
    SearchRecord,
    SecrecyReferral,
    SecrecyReview,
    Supplement,
)
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.queries.people import Officeholders
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.payloads import from_json
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One act with who did it."""

    on: date
    act: Act
    what: str
    more: str
    who: str


@dataclass
class CaseRecord:
    """案情记录 of one case. `covers_parties`: third parties appear by their covered names."""

    row: InformationRequest
    covers_parties: bool = False

    @cached_property
    def entries(self) -> list[Entry]:
        """The ledger of the case, oldest first."""
        return list(stream(self.row.stream))

    @cached_property
    def course(self) -> list[CourseLine]:
        """The acts with their officers."""
        people = Officeholders.of(entry.actor for entry in self.entries)
        return [self._line(entry, people) for entry in self.entries if entry.event in events.ACTS]

    def _line(self, entry: Entry, people: Officeholders) -> CourseLine:
        act = from_json(entry.event, entry.data)
        who = people.named(entry.actor, self.row.organ, act.on) if entry.actor else "—"
        return CourseLine(act.on, act, phrases.event(entry.event), phrases.act_detail(act), who)

    @cached_property
    def letters(self) -> CaseLetters:
        return CaseLetters(self.row)

    @cached_property
    def identity(self) -> dict[str, Any]:
        """申请人身份, uncovered."""
        return vault.unseal(self.row.applicant.sealed)

    @cached_property
    def supplements(self) -> list[Supplement]:
        return list(self.row.supplements.all())

    @cached_property
    def remarks(self) -> list[Remark]:
        return list(self.row.remarks.select_related("by"))

    @cached_property
    def searches(self) -> list[SearchRecord]:
        return list(self.row.searches.select_related("by"))

    @cached_property
    def secrecy_reviews(self) -> list[SecrecyReview]:
        return list(self.row.secrecy_reviews.select_related("by"))

    @cached_property
    def referrals(self) -> list[SecrecyReferral]:
        return list(self.row.secrecy_referrals.all())

    @cached_property
    def parties(self) -> list[ConsultedParty]:
        return list(self.row.parties.prefetch_related("opinions"))

    @cached_property
    def fees(self) -> list[FeeNotice]:
        return list(self.row.fees.select_related("letter").prefetch_related("payments"))

    @cached_property
    def deliveries(self) -> list[Delivery]:
        return list(self.row.deliveries.select_related("letter__party").order_by("sent_on", "pk"))

    @property
    def today(self) -> date:
        return timezone.localdate()
