"""What 送达 refuses. Each error has a stable code and its facts; wording is in phrases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules.errors import RuleError


@dataclass(eq=False)
class BadTrackingNumber(RuleError):
    """邮件号码 that cannot be one. `fault` is one of `rules.tracking_numbers.Fault`."""

    code = "bad_tracking_number"
    number: str
    fault: str


@dataclass(eq=False)
class TrackingMissing(RuleError):
    """挂号信 or EMS without its number: nothing would prove the day of posting."""

    code = "tracking_missing"


@dataclass(eq=False)
class TrackingUsed(RuleError):
    """邮件号码 that another envelope bears already."""

    code = "tracking_used"
    number: str
    request: str


@dataclass(eq=False)
class CarrierMissing(RuleError):
    """邮寄 without one of the services of the post (邮政法第55条)."""

    code = "carrier_missing"


@dataclass(eq=False)
class EntrustedMissing(RuleError):
    """委托送达 to nobody in particular."""

    code = "entrusted_missing"


@dataclass(eq=False)
class RecipientMissing(RuleError):
    """A letter without a name, or one for the post without an address."""

    code = "recipient_missing"
    missing: str


@dataclass(eq=False)
class OnlineReviewMissing(RuleError):
    """网上送达 without the online way to apply for reconsideration (复议法第22条第二款)."""

    code = "online_review_missing"


@dataclass(eq=False)
class ReceiverMissing(RuleError):
    """签收 by nobody, where somebody signed by hand."""

    code = "receiver_missing"


@dataclass(eq=False)
class WitnessMissing(RuleError):
    """留置 without anything that proves it: a witness, or a record in pictures (民诉法第89条)."""

    code = "witness_missing"


@dataclass(eq=False)
class NotThisResult(RuleError):
    """A result that this way of delivery cannot have."""

    code = "not_this_result"
    method: str
    result: str


@dataclass(eq=False)
class NotPosted(RuleError):
    """A number of the post for what did not go by post."""

    code = "not_posted"


@dataclass(eq=False)
class NoticeTooEarly(RuleError):
    """公告 before another way has failed (民诉法第95条)."""

    code = "notice_too_early"


@dataclass(eq=False)
class NoticeStillRuns(RuleError):
    """公告 whose thirty days are not over (民诉法第95条)."""

    code = "notice_still_runs"
    until: date


@dataclass(eq=False)
class StillOnItsWay(RuleError):
    """A second attempt while the first has no result yet."""

    code = "still_on_its_way"
    sent_on: date


@dataclass(eq=False)
class AlreadyServed(RuleError):
    """An attempt at a letter that has been served, or a second result of one attempt."""

    code = "already_served"


@dataclass(eq=False)
class LetterNotSent(RuleError):
    """送达 of what never leaves the house, or has been recalled."""

    code = "letter_not_sent"


@dataclass(eq=False)
class ReplyHasLeft(RuleError):
    """撤回签发 of a reply that is no longer in the house."""

    code = "reply_has_left"
    on: date


@dataclass(eq=False)
class NothingToRecall(RuleError):
    """撤回签发 without a reply that was signed here."""

    code = "nothing_to_recall"


@dataclass(eq=False)
class RecallWithoutReason(RuleError):
    """撤回签发 without saying why."""

    code = "recall_without_reason"
