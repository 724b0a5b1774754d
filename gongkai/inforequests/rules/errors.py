"""What the rules refuse. Each error has a stable code and its facts; wording is in phrases.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar


class RuleError(Exception):
    """A rule of the procedure said no."""

    code: ClassVar[str] = "rule"

    def facts(self) -> dict[str, Any]:
        """The error's data as JSON-ready values."""
        own = fields(self)  # type: ignore[arg-type]
        return {field.name: _plain(getattr(self, field.name)) for field in own}

    def __str__(self) -> str:
        return f"{self.code} {self.facts()}"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Iterable):
        return [_plain(part) for part in value]
    return value


@dataclass(eq=False)
class NotAQuestion(RuleError):
    """A line of a what-if that is no JSON object."""

    code = "not_a_question"


@dataclass(eq=False)
class RegisterUnreadable(RuleError):
    """A file that holds no register which can be read; `why` says what is the matter."""

    code = "register_unreadable"
    why: str


@dataclass(eq=False)
class NothingToImport(RuleError):
    """No row of the register is free of faults and not yet imported."""

    code = "nothing_to_import"


@dataclass(eq=False)
class ColumnsMissing(RuleError):
    """对应关系 without columns that every case needs."""

    code = "columns_missing"
    missing: tuple[str, ...]


@dataclass(eq=False)
class NotYetReceived(RuleError):
    """A request that has only arrived: its period has not begun."""

    code = "not_yet_received"


@dataclass(eq=False)
class BadAct(RuleError):
    """An act that cannot be read: unknown kind, missing field, or a value of the wrong type."""

    code = "bad_act"
    act: str
    field: str = ""
    value: str = ""


@dataclass(eq=False)
class NoSuchDate(RuleError):
    """A text that is no calendar date, such as 2026-02-30."""

    code = "no_such_date"
    field: str
    value: str


@dataclass(eq=False)
class ActsOutOfOrder(RuleError):
    """An act dated before the act it follows."""

    code = "acts_out_of_order"
    act: str
    on: date
    not_before: date


@dataclass(eq=False)
class MoveNotAllowed(RuleError):
    """An act that has no place in the state the case is in."""

    code = "move_not_allowed"
    act: str
    state: str


@dataclass(eq=False)
class ClockNotRunning(RuleError):
    """An act that needs a running answering period, while it stands still or has ended."""

    code = "clock_not_running"
    act: str
    on: date


@dataclass(eq=False)
class SecondCorrection(RuleError):
    """二次补正: all points are to be raised at once (条例第30条)."""

    code = "second_correction"
    first_on: date


@dataclass(eq=False)
class CorrectionTooLate(RuleError):
    """补正告知 after the seventh working day, where the installation forbids it (条例第30条)."""

    code = "correction_too_late"
    latest: date


@dataclass(eq=False)
class CorrectionPeriodUnreasonable(RuleError):
    """合理补正期限 outside the range the installation holds reasonable (条例第30条)."""

    code = "correction_period_unreasonable"
    days: int
    least: int
    most: int


@dataclass(eq=False)
class CorrectionNeverAsked(RuleError):
    """补正后仍不明确 (U3) without a 补正告知 before it (条例第30条)."""

    code = "correction_never_asked"
    outcome: str


@dataclass(eq=False)
class ReasonsNeverAsked(RuleError):
    """大量反复申请 (N4) without having asked for reasons (条例第35条)."""

    code = "reasons_never_asked"
    outcome: str


@dataclass(eq=False)
class ExtensionUnapproved(RuleError):
    """延期 without the consent of the head of the disclosure office (条例第33条)."""

    code = "extension_unapproved"


@dataclass(eq=False)
class ExtensionSpent(RuleError):
    """二次延期: the period may be extended once (条例第33条)."""

    code = "extension_spent"
    granted_on: date


@dataclass(eq=False)
class ExtensionLength(RuleError):
    """延期 of less than one or more than twenty working days (条例第33条)."""

    code = "extension_length"
    days: int
    most: int


@dataclass(eq=False)
class ExtensionAfterExpiry(RuleError):
    """延期 after the period has run out (条例第33条)."""

    code = "extension_after_expiry"
    due_on: date


@dataclass(eq=False)
class ExtensionOfDeferral(RuleError):
    """延期 of a period already set freely under 条例第35条."""

    code = "extension_of_deferral"
    answer_by: date


@dataclass(eq=False)
class FeeNoticeTooLate(RuleError):
    """收费通知 after the answering period (收费办法第6条)."""

    code = "fee_notice_too_late"
    due_on: date


@dataclass(eq=False)
class FeeNotYetLawful(RuleError):
    """收费通知 before there was a tariff in force (收费办法)."""

    code = "fee_not_yet_lawful"
    on: date
    begins_on: date


@dataclass(eq=False)
class SecondFee(RuleError):
    """A second 收费通知 while an earlier one stands (收费办法第3条)."""

    code = "second_fee"
    first_on: date


@dataclass(eq=False)
class FeeServedAlready(RuleError):
    """收费通知 recorded as received a second time."""

    code = "fee_served_already"
    on: date


@dataclass(eq=False)
class LapseTooEarly(RuleError):
    """Treating silence as final before the period given has run out."""

    code = "lapse_too_early"
    act: str
    due_on: date | None  # None: delivery is not proven, so the period has not begun


@dataclass(eq=False)
class UnknownParty(RuleError):
    """An opinion from a party that was never asked."""

    code = "unknown_party"
    party: str


@dataclass(eq=False)
class OpinionStillAwaited(RuleError):
    """A first opinion is no 补充意见."""

    code = "opinion_still_awaited"
    party: str


@dataclass(eq=False)
class NothingToAssess(RuleError):
    """A party that agrees, or has not spoken yet, leaves nothing to judge (条例第32条)."""

    code = "nothing_to_assess"


@dataclass(eq=False)
class AssessmentMissing(RuleError):
    """Why the organ does not follow an objection, or how it decides on silence, has to be said."""

    code = "assessment_missing"


@dataclass(eq=False)
class NotTheLead(RuleError):
    """共同制作机关 consulted by an organ that is not the one in the lead (条例第10条、第34条)."""

    code = "not_the_lead"


@dataclass(eq=False)
class PartyAskedTwice(RuleError):
    """A second consultation of the same party: its days would be deducted twice."""

    code = "party_asked_twice"
    party: str


@dataclass(eq=False)
class ProofMissing(RuleError):
    """A reply without the record that its outcome must rest on."""

    code = "proof_missing"
    outcome: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class EvidenceMissing(RuleError):
    """A receipt date without the evidence that its channel calls for (条例第31条)."""

    code = "evidence_missing"
    channel: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class NotAnOutcome(RuleError):
    """A reply with an outcome that no letter of reply can have, or with no item at all."""

    code = "not_an_outcome"
    outcome: str


@dataclass(eq=False)
class NegativeCount(RuleError):
    """A count of requests or pages below zero."""

    code = "negative_count"
    count: int


@dataclass(eq=False)
class ElementsMissing(RuleError):
    """An application filed by oneself without a statutory element (条例第29条)."""

    code = "elements_missing"
    missing: tuple[str, ...]


@dataclass(eq=False)
class ActInFuture(RuleError):
    """An act dated after today."""

    code = "act_in_future"
    on: date
    today: date


@dataclass(eq=False)
class ActBeforeCalendar(RuleError):
    """An act dated before the first day of the calendar: a slip in the year."""

    code = "act_before_calendar"
    on: date
    first: date


@dataclass(eq=False)
class FilesTooLarge(RuleError):
    """More files than one case may hold. `limit` in bytes."""

    code = "files_too_large"
    limit: int

    def facts(self) -> dict[str, Any]:
        return {"limit": self.limit, "megabytes": self.limit // 1024**2}


@dataclass(eq=False)
class ApprovalMissing(RuleError):
    """An extension named to an approver who holds no post that may approve it."""

    code = "approval_missing"
    organ: str


@dataclass(eq=False)
class ReviewOver(RuleError):
    """An answer of the review for a case that already has its reply."""

    code = "review_over"


@dataclass(eq=False)
class NoSuchAnswer(RuleError):
    """An answer that the question of the review does not take."""

    code = "no_such_answer"
    question: str
    answer: str


@dataclass(eq=False)
class SplitIntoNothing(RuleError):
    """A split into fewer than two parts, or into parts of which one says nothing."""

    code = "split_into_nothing"
    parts: int


@dataclass(eq=False)
class JoinRefused(RuleError):
    """Two requests that cannot be handled as one. `why` is one of `rules.joining.Obstacle`."""

    code = "join_refused"
    number: str
    why: str


@dataclass(eq=False)
class PostUnfit(RuleError):
    """分派 or 转办 to a post that cannot have a case of this organ."""

    code = "post_unfit"
    post: str
    organ: str


@dataclass(eq=False)
class LeadNeeded(RuleError):
    """转办 to departments of which none leads."""

    code = "lead_needed"


@dataclass(eq=False)
class HandlingOver(RuleError):
    """A part in a case that is recalled, given already, or no longer worked on."""

    code = "handling_over"
    post: str


@dataclass(eq=False)
class HandlingDuePast(RuleError):
    """内部期限 before the day on which the department was asked."""

    code = "handling_due_past"
    on: date
    today: date


@dataclass(eq=False)
class MailAlreadyHandled(RuleError):
    """A message that is registered as a request already."""

    code = "mail_already_handled"


@dataclass(eq=False)
class NothingSent(RuleError):
    """A supplement without a word and without a file."""

    code = "nothing_sent"


@dataclass(eq=False)
class RequestOver(RuleError):
    """A supplement to a request that has its reply already."""

    code = "request_over"


@dataclass(eq=False)
class NotYetAnswered(RuleError):
    """An opinion of the service before there is a reply."""

    code = "not_yet_answered"


@dataclass(eq=False)
class SealedFileLost(RuleError):
    """封存的文件打不开: it is not in its place, or no key that is here opens it."""

    code = "sealed_file_lost"
