"""Letters of a case: those made from it, those on file, and the facts each is composed from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.queries.cases import history, policy
from gongkai.inforequests.queries.letterheads import Offices
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.queries.reviewsheet import review_sheet
from gongkai.inforequests.queries.service import unsent_reply
from gongkai.inforequests.queries.wordings import wording_in_use
from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.clock import ANSWER_DAYS, OPINION_DAYS
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF, Addressee, worded_as
from gongkai.inforequests.rules.letters.facts import LetterFacts, Office
from gongkai.inforequests.rules.letters.kept import Told, kept, read
from gongkai.inforequests.rules.letters.opinions import asked_opinions
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.searches import Search
from gongkai.workdays.queries import calendar

# Letters made from the case itself bear its number; these find them.
RECEIPT_KEY = "receipt"
DERIVED_KEYS = {
    letters.RECEIPT: RECEIPT_KEY,
    letters.REVIEW_SHEET: "review-sheet",
    letters.CORRECTION_RECEIPT: "correction-receipt",
}

# The act that each procedural letter tells of.
_ACT_OF: dict[str, type[Act]] = {
    letters.CORRECTION: acts.CorrectionAsked,
    letters.CORRECTION_RECEIPT: acts.Corrected,
    letters.EXTENSION: acts.Extended,
    letters.DEFERRAL: acts.ReplyDeferred,
    letters.NOT_CORRECTED: acts.CorrectionLapsed,
    letters.NOT_PAID: acts.FeeLapsed,
}
# The letters that each of these may follow; a reply follows what `_followed` finds.
_FOLLOWS: dict[str, Collection[str]] = {
    letters.CORRECTION_RECEIPT: (letters.CORRECTION,),
    letters.NOT_CORRECTED: (letters.CORRECTION,),
    letters.NOT_PAID: (letters.FEE_NOTICE,),
    letters.INSPECTION: OUTCOME_OF,
    letters.AMENDMENT: OUTCOME_OF,
}


@dataclass
class CaseLetters:
    """文书 of one case, with what they share: acts, office, and each other."""

    row: InformationRequest

    @cached_property
    def all(self) -> list[Letter]:
        """Those made from the case first, then the letters on file, oldest first."""
        return [*self._derived(), *self.on_file]

    @cached_property
    def on_file(self) -> list[Letter]:
        """The letters on file, oldest first. One query."""
        return list(self.row.letters.select_related("party"))

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts of the case. One query."""
        return history(self.row)

    @cached_property
    def offices(self) -> Offices:
        """The organ with what its letters need. Two queries."""
        return Offices.of(self.row.organ)

    def to_applicant(self) -> list[Letter]:
        """The letters that were written to the applicant and may be in their hands."""
        kept_back = unsent_reply(self.row, self.acts)
        return [
            letter
            for letter in self.all
            if is_for_applicant(letter) and letter.recalled_at is None and letter != kept_back
        ]

    def get(self, key: str) -> Letter | None:
        """The letter of this case with the key, `RECEIPT_KEY` for the receipt."""
        return next((letter for letter in self.all if self.key_of(letter) == key), None)

    def key_of(self, letter: Letter) -> str:
        """What `get` finds the letter by."""
        return str(letter.key) if letter.pk else DERIVED_KEYS[letter.kind]

    def covered_name(self, letter: Letter) -> str:
        """Whoever the letter goes to, without opening an identity; "" for an unknown party."""
        if is_for_applicant(letter):
            return self.row.applicant.masked_name
        return party_name(letter.party) if letter.party else ""

    def facts(self, letter: Letter, addressee: str) -> LetterFacts:
        """What the letter is composed from, addressed to this name."""
        row, own = self.row, read(letter.facts)
        own["office"] = self._office(letter, own.get("office"))
        plain = LetterFacts(
            kind=letter.kind,
            number=letter.number,
            addressee=addressee,
            issued_on=letter.issued_on,
            request_number=row.number,
            arrived_on=row.arrived_on,
            received_on=row.received_on,
            body=letter.body,
            case_type=CaseType(row.case_type),
            to_organisation=ApplicantKind(row.applicant_kind).is_organisation,
            opinions=asked_opinions(act for act in self.acts if act.on <= letter.issued_on),
            **{"subject": row.subject, **own},
        )
        return self._following(letter, self._timed(letter, plain))

    def drafted(
        self, kind: str, on: date, body: str, told: Told, searches: tuple[Search, ...] = ()
    ) -> LetterFacts:
        """A letter as it would go out on this day; it has no number of its own yet."""
        row = self.row
        facts = facts_to_keep(row, on, kind, told, searches, offices=self.offices)
        letter = Letter(
            request=row, kind=kind, number=row.number, body=body, issued_on=on, facts=facts
        )
        return self.facts(letter, row.applicant.masked_name)

    def _derived(self) -> list[Letter]:
        made = [receipt_of(self.row), _made(self.row, letters.REVIEW_SHEET, self._last_day)]
        corrected = [act.on for act in self.acts if isinstance(act, acts.Corrected)]
        return made + [_made(self.row, letters.CORRECTION_RECEIPT, on) for on in corrected[-1:]]

    @property
    def _last_day(self) -> date:
        return self.acts[-1].on if self.acts else self.row.arrived_on

    def _office(self, letter: Letter, own: Office | None) -> Office:
        """As the letter named it; what it left blank is filled when the office supplies it."""
        now = self.offices.on(letter.issued_on)
        return _with_blanks_filled(own, now) if own else now

    def _timed(self, letter: Letter, plain: LetterFacts) -> LetterFacts:
        """With the periods of its kind, as they stood when the letter was written."""
        if plain.kind == letters.RECEIPT:
            return _receipt_due(plain)
        if plain.kind == letters.REVIEW_SHEET:
            return replace(plain, sheet=review_sheet(self.row))
        if plain.kind == letters.DIVISION:
            return replace(plain, lead=self._lead(letter))
        if plain.kind in (letters.THIRD_PARTY_OPINION, letters.CO_MAKER_OPINION):
            return replace(plain, days=OPINION_DAYS)
        if plain.kind == letters.AGENCY_OPINION:
            return replace(plain, days=policy().agency_days.value)
        return self._told_by_act(plain)

    def _told_by_act(self, plain: LetterFacts) -> LetterFacts:
        place = self._place(plain)
        match self.acts[place] if place is not None else None:
            case acts.CorrectionAsked(days=days):
                return replace(plain, days=days)
            case acts.Extended(days=days):
                return replace(plain, days=days, due_on=self._until(place).due_on)
            case acts.ReplyDeferred(answer_by=day):
                return replace(plain, due_on=day)
            case acts.Corrected():
                case = self._until(place)
                return replace(plain, due_on=case.due_on, provisional=case.provisional)
            case acts.CorrectionLapsed():
                return replace(plain, due_on=_end_of(Term.CORRECT, self._until(place)))
            case acts.FeeLapsed():
                return replace(plain, due_on=_end_of(Term.PAY, self._until(place)))
            case acts.Answered(items=items) if not plain.items:
                return replace(plain, items=_outcomes_only(items))
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

    def _lead(self, letter: Letter) -> str:
        """The case it was joined to; acts and letters of 拆分、并案 stand in the same order. A
        joining of different applicants has no letter, so the days are compared too."""
        done = iter([act for act in self.acts if isinstance(act, acts.Split | acts.Joined)])
        for told in self.on_file:
            if told.kind == letters.DIVISION:
                act = next((each for each in done if each.on == told.issued_on), None)
                if told.pk == letter.pk:
                    return act.lead if isinstance(act, acts.Joined) else ""
        return ""

    def _following(self, letter: Letter, plain: LetterFacts) -> LetterFacts:
        """With number and day of the letter it follows, unless it keeps them."""
        kinds = _followed(plain)
        if plain.earlier or not kinds:
            return plain
        before = [
            each
            for each in self.on_file
            if each.kind in kinds
            and each.recalled_at is None
            and (letter.pk is None or each.pk < letter.pk)
        ]
        if not before:
            return plain
        return replace(plain, earlier=before[-1].number, earlier_on=before[-1].issued_on)


def is_for_applicant(letter: Letter) -> bool:
    """Whether the letter was written to the applicant."""
    return LETTER_RULES[letter.kind].addressee is Addressee.APPLICANT


def receipt_of(row: InformationRequest) -> Letter:
    """登记回执: not on file, because the registered request is all there is to it."""
    return _made(row, letters.RECEIPT, row.received_on or row.arrived_on)


def facts_to_keep(
    row: InformationRequest,
    on: date,
    kind: str,
    told: Told,
    searches: tuple[Search, ...] = (),
    *,
    offices: Offices | None = None,
) -> dict[str, Any]:
    """What a letter of this day says and the case may forget, as JSON."""
    kinds = {worded_as(kind), *(_kind_of(item) for item in told.items)}
    return kept(
        told,
        subject=row.subject,
        office=(offices or Offices.of(row.organ)).on(on),
        searches=searches,
        wording=wording_in_use(row.organ, kinds),
    )


def searches_of(row: InformationRequest) -> tuple[Search, ...]:
    """检索记录 of the case, oldest first. One query."""
    return tuple(
        Search(
            on=each.searched_on,
            systems=each.systems,
            keywords=each.keywords,
            paper=each.paper,
            asked=each.asked,
            found=each.found,
            span=each.span,
        )
        for each in row.searches.all()
    )


def _kind_of(item: ItemDecision) -> str:
    return letters.letter_of(item.outcome, item.subtype)


def _followed(plain: LetterFacts) -> Collection[str]:
    if letters.is_redone(plain.kind):
        return OUTCOME_OF
    if any(item.outcome is Outcome.EXCESSIVE for item in plain.items):
        return (letters.REASONS,)
    return _FOLLOWS.get(plain.kind, ())


def _made(row: InformationRequest, kind: str, on: date) -> Letter:
    return Letter(request=row, kind=kind, number=row.number, issued_on=on)


def _end_of(term: Term, case: CaseState) -> date | None:
    return next((each.due_on for each in case.deadlines if each.term is term), None)


def _outcomes_only(items: tuple[Outcome, ...]) -> tuple[ItemDecision, ...]:
    """Items of a letter from before their words were kept."""
    return tuple(ItemDecision(place, "", each) for place, each in enumerate(items, 1))


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
        payment_at=kept.payment_at or now.payment_at,
    )


def _receipt_due(plain: LetterFacts) -> LetterFacts:
    if plain.is_record_correction:
        return replace(plain, days=policy().record_correction_days.value)
    if plain.received_on is None:
        return plain
    end = calendar().add(plain.received_on, ANSWER_DAYS)
    return replace(plain, due_on=end.result, provisional=end.provisional)
