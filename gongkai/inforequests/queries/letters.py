"""Letters of a case: the receipt, those on file, and the facts each is composed from."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property

from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.queries.cases import history, policy
from gongkai.inforequests.queries.letterheads import Offices
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.clock import ANSWER_DAYS, OPINION_DAYS
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.letter_facts import LetterFacts, Office
from gongkai.inforequests.rules.letters import LETTER_RULES, Addressee
from gongkai.workdays.queries import calendar

# The receipt is made from the request itself and bears its number.
RECEIPT_KEY = "receipt"

# The act that each procedural letter tells of.
_ACT_OF: dict[str, type[Act]] = {
    letters.CORRECTION: acts.CorrectionAsked,
    letters.EXTENSION: acts.Extended,
    letters.NOT_CORRECTED: acts.CorrectionLapsed,
}


@dataclass
class CaseLetters:
    """文书 of one case, with what they share: acts, office, and each other."""

    row: InformationRequest

    @cached_property
    def all(self) -> list[Letter]:
        """The receipt first, then the letters on file, oldest first. One query."""
        return [receipt_of(self.row), *self.row.letters.select_related("party")]

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the case. One query."""
        return history(self.row)

    @cached_property
    def offices(self) -> Offices:
        """The organ with what its letters need. Two queries."""
        return Offices.of(self.row.organ)

    def to_applicant(self) -> list[Letter]:
        """The letters that were written to the applicant."""
        return [letter for letter in self.all if is_for_applicant(letter)]

    def get(self, key: str) -> Letter | None:
        """The letter of this case with the key, `RECEIPT_KEY` for the receipt."""
        if key == RECEIPT_KEY:
            return self.all[0]
        return next((letter for letter in self.all[1:] if str(letter.key) == key), None)

    def key_of(self, letter: Letter) -> str:
        """What `get` finds the letter by."""
        return str(letter.key) if letter.pk else RECEIPT_KEY

    def covered_name(self, letter: Letter) -> str:
        """Whoever the letter goes to, without opening an identity; "" for an unknown party."""
        if is_for_applicant(letter):
            return self.row.applicant.masked_name
        return letter.party.label if letter.party else ""

    def facts(self, letter: Letter, addressee: str) -> LetterFacts:
        """What the letter is composed from, addressed to this name."""
        row, kept = self.row, letter.facts
        plain = LetterFacts(
            kind=letter.kind,
            number=letter.number,
            office=self._office(letter),
            addressee=addressee,
            issued_on=letter.issued_on,
            request_number=row.number,
            subject=kept.get("subject", row.subject),
            arrived_on=row.arrived_on,
            received_on=row.received_on,
            body=letter.body,
            basis=kept.get("basis", ""),
            enclosures=kept.get("enclosures", ""),
            to_organisation=ApplicantKind(row.applicant_kind).is_organisation,
        )
        return self._timed(plain)

    def _office(self, letter: Letter) -> Office:
        """As the letter named it; what it left blank is filled when the office supplies it."""
        now, kept = self.offices.on(letter.issued_on), letter.facts.get("office")
        return _with_blanks_filled(office_from(kept), now) if kept else now

    def _timed(self, plain: LetterFacts) -> LetterFacts:
        """With the periods of its kind, as they stood when the letter was written."""
        if plain.kind == letters.RECEIPT:
            return _receipt_due(plain)
        if plain.kind in (letters.THIRD_PARTY_OPINION, letters.CO_MAKER_OPINION):
            return replace(plain, days=OPINION_DAYS)
        if plain.kind == letters.AGENCY_OPINION:
            return replace(plain, days=policy().agency_days.value)
        place = self._place(plain)
        act = self.acts[place] if place is not None else None
        match act:
            case acts.CorrectionAsked(days=days):
                return replace(plain, days=days)
            case acts.Extended(days=days):
                return replace(plain, days=days, due_on=self._until(place).due_on)
            case acts.CorrectionLapsed():
                return self._after_correction(plain, self._until(place))
            case acts.Answered(items=items):
                return replace(plain, items=items)
        return plain

    def _place(self, plain: LetterFacts) -> int | None:
        kind = _ACT_OF.get(plain.kind, acts.Answered)
        found = (
            place
            for place, act in enumerate(self.acts)
            if isinstance(act, kind) and act.on == plain.issued_on
        )
        return next(found, None)

    def _until(self, place: int) -> CaseState:
        return fold(self.acts[: place + 1], calendar(), policy())

    def _after_correction(self, plain: LetterFacts, case: CaseState) -> LetterFacts:
        asked = next((each for each in self.all if each.kind == letters.CORRECTION), None)
        ends = (each.due_on for each in case.deadlines if each.term is Term.CORRECT)
        return replace(plain, earlier=asked.number if asked else "", due_on=next(ends, None))


def is_for_applicant(letter: Letter) -> bool:
    """Whether the letter was written to the applicant."""
    return LETTER_RULES[letter.kind].addressee is Addressee.APPLICANT


def receipt_of(row: InformationRequest) -> Letter:
    """登记回执: not on file, because the registered request is all there is to it."""
    day = row.received_on or row.arrived_on
    return Letter(request=row, kind=letters.RECEIPT, number=row.number, issued_on=day)


def facts_to_keep(
    row: InformationRequest, on: date, basis: str = "", enclosures: str = ""
) -> dict[str, object]:
    """What a letter of this day says and the case may forget, as JSON."""
    office = asdict(Offices.of(row.organ).on(on))
    return {"subject": row.subject, "basis": basis, "enclosures": enclosures, "office": office}


def office_from(kept: dict[str, object]) -> Office:
    """The office as a letter kept it."""
    return Office(**kept | {"reviewers": tuple(kept["reviewers"])})


def _with_blanks_filled(kept: Office, now: Office) -> Office:
    # An organ that changed its place since then may have another number of bodies.
    same_bodies = len(kept.reviewers) == len(now.reviewers)
    fill = now.reviewers if same_bodies else kept.reviewers
    return replace(
        kept,
        reviewers=tuple(old or new for old, new in zip(kept.reviewers, fill, strict=True)),
        review_at=kept.review_at or now.review_at,
        court=kept.court or now.court,
        contact=kept.contact or now.contact,
    )


def _receipt_due(plain: LetterFacts) -> LetterFacts:
    if plain.received_on is None:
        return plain
    end = calendar().add(plain.received_on, ANSWER_DAYS)
    return replace(plain, due_on=end.result, provisional=end.provisional)
