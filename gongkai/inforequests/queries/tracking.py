"""一件申请 as its applicant sees it: what the letters have told, and nothing internal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.cases import history, policy
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.deadlines import Deadline, Term
from gongkai.inforequests.rules.letters import CORRECTION
from gongkai.inforequests.rules.service import without_unsent
from gongkai.inforequests.rules.states import State
from gongkai.workdays.queries import calendar

# Acts of which the applicant knows already, by a letter or because they are the applicant's own.
TOLD = frozenset(
    {
        *(acts.Arrived, acts.Registered, acts.Confirmed, acts.Split, acts.Joined, acts.Parted),
        *(acts.CorrectionAsked, acts.CorrectionServed, acts.Corrected, acts.CorrectionLapsed),
        *(acts.ReasonsAsked, acts.ReasonsReceived, acts.ReplyDeferred),
        *(acts.FeeAsked, acts.FeeServed, acts.FeePaid, acts.FeeLapsed, acts.FeeWaived),
        *(acts.ConsultationSent, acts.Extended),
        *(acts.Answered, acts.Posted, acts.Served, acts.ReplyAmended),
        *(acts.Withdrawn, acts.RemedyOpened, acts.RedoOrdered),
    }
)

# Between these the applicant is shown no difference.
_HANDLING = frozenset(
    {
        *(State.IN_PROCESS, State.CONSULTING, State.REFERRED_FOR_SECRECY, State.DRAFTING),
        *(State.LEGAL_CHECK, State.APPROVAL, State.REDO),
    }
)
_REVIEW = frozenset({State.UNDER_REVIEW, State.CORRECTION_PENDING, State.REASON_PENDING})
STAGES = ("registered", "review", "handling", "replied")


@dataclass(frozen=True, slots=True)
class Told:
    """一件申请的进度 for its applicant. `stage` is one of `STAGES`, None before receipt."""

    case: CaseState
    acts: tuple[Act, ...]
    stage: str | None

    def deadline(self, term: Term) -> Deadline | None:
        """The period of this kind, if the acts have set it going."""
        return next((each for each in self.case.deadlines if each.term is term), None)

    @property
    def correction_days(self) -> int | None:
        """The working days given for a 补正, counted from the day the notice arrives."""
        asked = (act.days for act in self.acts if isinstance(act, acts.CorrectionAsked))
        return next(asked, None)

    @property
    def correct_by(self) -> date | None:
        """Until when a 补正 is awaited."""
        found = self.deadline(Term.CORRECT)
        return found.due_on if found else None


def points_to_correct(row: InformationRequest) -> str:
    """What the 补正告知书 asks for, while it is awaited; "" otherwise. One query."""
    if row.state != State.CORRECTION_PENDING:
        return ""
    asked = row.letters.filter(kind=CORRECTION).order_by("-pk").first()
    return asked.body if asked else ""


def told_to_applicant(row: InformationRequest) -> Told:
    """Where the request stands. One query."""
    # A reply that has not left is known to nobody outside, and one that was recalled never was.
    known = without_unsent(history(row))
    case = fold(known, calendar(), policy())
    told = acts.in_force(known)
    seen = tuple(act for act in told if type(act) in TOLD)
    return Told(case, seen, _stage(case))


def _stage(case: CaseState) -> str | None:
    if case.state is State.ARRIVED:
        return None
    if case.state is State.REGISTERED:
        return "registered"
    if case.state in _REVIEW or case.state is State.FEE_PENDING:
        return "review"
    return "handling" if case.state in _HANDLING else "replied"
