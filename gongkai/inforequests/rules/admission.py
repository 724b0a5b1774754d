"""Whether an act may follow those already on record. Each refusal is a named error."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.clock import (
    CORRECTION_NOTICE_DAYS,
    EXTENSION_MOST,
    ONE_DAY,
    Clock,
    Consultation,
    clock,
)
from gongkai.inforequests.rules.deadlines import Term, deadlines
from gongkai.inforequests.rules.fees import schedule_on
from gongkai.inforequests.rules.outcomes import (
    BY_LAPSE,
    COUNTED,
    RECORD_OUTCOMES,
    Outcome,
    Proof,
    proofs_for,
    roll_up,
)
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, ClockPolicy, LateCorrection
from gongkai.inforequests.rules.service import left_on, replies
from gongkai.inforequests.rules.service_errors import NothingToRecall, ReplyHasLeft
from gongkai.workdays.rules.calendar import WorkdayCalendar

# Opinions run side by side; an answer may be recorded after a later one of another party.
_PARALLEL = (
    *(acts.ConsultationServed, acts.ConsultationAnswered, acts.ConsultationLapsed),
    *(acts.ConsultationEnded, acts.OpinionAmended),
)

# What a case of each type may be answered with; 其他 for what turns out to be no 更正.
_OUTCOMES = {
    CaseType.INFORMATION: frozenset(COUNTED),
    CaseType.RECORD_CORRECTION: frozenset({*RECORD_OUTCOMES, Outcome.OTHER}),
}


def judge(
    history: Sequence[Act],
    act: Act,
    calendar: WorkdayCalendar,
    policy: ClockPolicy = DEFAULT_POLICY,
) -> None:
    """Raise the named error that keeps the act from following, whatever the state.

    States are the business of `casefile.admit`, which asks here as well; a what-if has none.
    """
    _Judge(history, act, calendar, policy).decide()


class _Judge:
    """One act before the acts on record."""

    def __init__(
        self, history: Sequence[Act], act: Act, calendar: WorkdayCalendar, policy: ClockPolicy
    ) -> None:
        self.history = history
        self.act = act
        self.calendar = calendar
        self.policy = policy
        self.clock: Clock | None = clock(history, calendar, policy)

    def decide(self) -> None:
        self._in_order()
        match self.act:
            case acts.CorrectionAsked() as act:
                self._correction(act)
            case acts.CorrectionLapsed():
                self._lapse(Term.CORRECT)
            case acts.FeeAsked():
                self._fee()
            case acts.FeeServed():
                self._fee_served()
            case acts.FeePaid():
                # Whoever pays on the net may pay before the letter is proven to have come.
                self._not_before(self.act.on, self._fee_asked_on())
            case acts.FeeLapsed():
                self._lapse(Term.PAY)
            case acts.Extended() as act:
                self._extension(act)
            case acts.ConsultationSent() as act:
                self._consultation(act)
            case acts.ConsultationServed() as act:
                self._party_order(act.party)
            case acts.ConsultationAnswered() | acts.ConsultationEnded() as act:
                self._party_order(act.party)
            case acts.OpinionAmended() as act:
                self._amended(act)
            case acts.ConsultationLapsed() as act:
                self._party_silent(act)
            case acts.ReplyDeferred() as act:
                self._deferral(act)
            case acts.ReplyRecalled():
                self._recall()
            case acts.AnsweredBefore() as act:
                self._outcome(act, frozenset())
            case acts.Answered() as act:
                self._reply(act)

    def _in_order(self) -> None:
        if self.history and not isinstance(self.act, (*_PARALLEL, acts.FeePaid)):
            self._not_before(self.act.on, max(act.on for act in self.history))

    def _not_before(self, on: date, earliest: date) -> None:
        if on < earliest:
            raise errors.ActsOutOfOrder(act=self.act.event, on=on, not_before=earliest)

    def _running(self) -> Clock:
        if self.clock is None or self.clock.frozen_by is not None:
            raise errors.ClockNotRunning(act=self.act.event, on=self.act.on)
        return self.clock

    def _correction(self, act: acts.CorrectionAsked) -> None:
        earlier = next((a for a in self.history if isinstance(a, acts.CorrectionAsked)), None)
        if earlier is not None:
            raise errors.SecondCorrection(first_on=earlier.on)
        least = self.policy.correction_days_least.value
        most = self.policy.correction_days_most.value
        if not least <= act.days <= most:
            raise errors.CorrectionPeriodUnreasonable(days=act.days, least=least, most=most)
        received_on = self._running().days[0].on
        latest = self.calendar.add(received_on, CORRECTION_NOTICE_DAYS).result
        refused = self.policy.late_correction.value is LateCorrection.REFUSED
        if refused and act.on > latest:
            raise errors.CorrectionTooLate(latest=latest)

    def _fee_asked_on(self) -> date:
        asked = [act.on for act in self.history if isinstance(act, acts.FeeAsked)]
        return asked[-1] if asked else self.act.on

    def _fee_served(self) -> None:
        for act in reversed(self.history):
            if isinstance(act, acts.FeeServed):
                raise errors.FeeServedAlready(on=act.on)
            if isinstance(act, acts.FeeAsked):
                return

    def _fee(self) -> None:
        schedule_on(self.act.on)
        if standing := acts.standing_fee(self.history):
            raise errors.SecondFee(first_on=standing.on)
        due_on = self._running().due_on
        if due_on is not None and self.act.on > due_on:
            raise errors.FeeNoticeTooLate(due_on=due_on)

    def _lapse(self, term: Term) -> None:
        running = deadlines(self.history, self.clock, self.calendar, self.policy)
        due_on = next((each.due_on for each in running if each.term is term), None)
        if due_on is None or self.act.on <= due_on:
            raise errors.LapseTooEarly(act=self.act.event, due_on=due_on)

    def _extension(self, act: acts.Extended) -> None:
        running = self._running()
        if running.extension is not None:
            raise errors.ExtensionSpent(granted_on=running.extension.granted_on)
        if running.answer_by is not None:
            raise errors.ExtensionOfDeferral(answer_by=running.answer_by)
        if not act.approved_by:
            raise errors.ExtensionUnapproved()
        if not 1 <= act.days <= EXTENSION_MOST:
            raise errors.ExtensionLength(days=act.days, most=EXTENSION_MOST)
        if running.due_on is not None and act.on > running.due_on:
            raise errors.ExtensionAfterExpiry(due_on=running.due_on)

    def _deferral(self, act: acts.ReplyDeferred) -> None:
        self._not_before(act.answer_by, act.on + ONE_DAY)
        due_on = self._running().due_on
        # What has run out is late; telling the applicant of a later day does not mend it.
        if due_on is not None and act.on > due_on:
            raise errors.ExtensionAfterExpiry(due_on=due_on)

    def _consultation(self, act: acts.ConsultationSent) -> None:
        if any(asked.party == act.party for asked in self._running().consultations):
            raise errors.PartyAskedTwice(party=act.party)

    def _known(self, party: str) -> Consultation:
        asked = self.clock.consultations if self.clock else ()
        for consultation in asked:
            if consultation.party == party:
                return consultation
        raise errors.UnknownParty(party=party)

    def _asked(self, party: str) -> Consultation:
        consultation = self._known(party)
        if not consultation.is_open:
            raise errors.UnknownParty(party=party)
        return consultation

    def _party_order(self, party: str) -> None:
        asked = self._asked(party)
        self._not_before(self.act.on, asked.served_on or asked.sent_on)

    def _amended(self, act: acts.OpinionAmended) -> None:
        if self._known(act.party).is_open:
            raise errors.OpinionStillAwaited(party=act.party)
        said = (each for each in self.history if getattr(each, "party", "") == act.party)
        self._not_before(act.on, max(each.on for each in said))

    def _party_silent(self, act: acts.ConsultationLapsed) -> None:
        asked = self._asked(act.party)
        due_on = asked.legal_end if asked.served_on else None
        if due_on is None or act.on <= due_on:
            raise errors.LapseTooEarly(act=act.event, due_on=due_on)

    def _recall(self) -> None:
        """Only while the reply is in the house: what has gone out is corrected or redone."""
        last = next(iter(reversed(list(replies(self.history)))), None)
        if last is None:
            raise NothingToRecall()
        left = left_on(*last)
        if left is not None:
            raise ReplyHasLeft(on=left)

    def _reply(self, act: acts.Answered) -> None:
        items = self._outcome(act, BY_LAPSE)
        self._earlier_steps((act.outcome, *items))
        missing = proofs_for(act.outcome, items) - act.proofs - self._proven_by_acts()
        if missing:
            in_order = tuple(proof for proof in Proof if proof in missing)
            raise errors.ProofMissing(outcome=act.outcome, missing=in_order)

    def _outcome(self, act: acts.Answered, never: frozenset[Outcome]) -> tuple[Outcome, ...]:
        """The outcomes of the items, each one that such a case may have."""
        items = act.items or (act.outcome,)
        wrong = never & {act.outcome, *items} or roll_up(items) is not act.outcome
        if wrong or not {act.outcome, *items} <= _OUTCOMES[acts.case_type_of(self.history)]:
            raise errors.NotAnOutcome(outcome=act.outcome)
        return items

    def _earlier_steps(self, outcomes: tuple[Outcome, ...]) -> None:
        done = {type(act) for act in self.history}
        if Outcome.STILL_UNCLEAR in outcomes and acts.CorrectionAsked not in done:
            raise errors.CorrectionNeverAsked(outcome=Outcome.STILL_UNCLEAR)
        if Outcome.EXCESSIVE in outcomes and acts.ReasonsAsked not in done:
            raise errors.ReasonsNeverAsked(outcome=Outcome.EXCESSIVE)

    def _proven_by_acts(self) -> frozenset[Proof]:
        asked = self.clock.consultations if self.clock else ()
        third_parties = any(each.kind is Party.THIRD_PARTY for each in asked)
        return frozenset({Proof.CONSULTATION}) if third_parties else frozenset()
