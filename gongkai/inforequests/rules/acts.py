"""办件行为: what happens to a request, as values that the ledger can keep.

Each act has its day (`on`, the day it took effect in law, not the day of recording). Names and
contact data never appear here: the ledger is not rewritten, so it must not hold them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.outcomes import Outcome, Proof


class Party(StrEnum):
    """被征求意见方: whose opinion is asked. Their silence means different things."""

    THIRD_PARTY = "third_party"  # 第三方: silence leaves the decision to the organ
    CO_MAKER = "co_maker"  # 共同制作机关: silence is consent
    AGENCY = "agency"  # 其他涉及的机关 (条例第11条)


class Opinion(StrEnum):
    """答复意见."""

    AGREES = "agrees"
    OBJECTS = "objects"


class Dispatch(StrEnum):
    """送达方式. It decides which day shows that the reply was in time (送达解释)."""

    DIRECT = "direct"  # the day of signing counts
    ENTRUSTED = "entrusted"  # through another organ: the day of signing counts
    POST = "post"  # the day of posting counts
    ONLINE = "online"  # the day of sending counts [未核实]


class RemedyTrack(StrEnum):
    """救济途径."""

    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"


@dataclass(frozen=True, slots=True)
class Act:
    """办件行为."""

    event: ClassVar[str]
    on: date


@dataclass(frozen=True, slots=True)
class Arrived(Act):
    """到达: it is here, but both sides have still to confirm."""

    event = "request:receipt:arrived"
    channel: Channel
    kind: ApplicantKind
    case_type: CaseType = CaseType.INFORMATION


@dataclass(frozen=True, slots=True)
class Registered(Act):
    """登记: received on the spot or signed for; `on` is 收到申请之日."""

    event = "request:receipt:registered"
    channel: Channel
    kind: ApplicantKind
    basis: Basis
    case_type: CaseType = CaseType.INFORMATION


@dataclass(frozen=True, slots=True)
class Confirmed(Act):
    """确认: both sides confirmed; `on` is 收到申请之日."""

    event = "request:receipt:confirmed"


@dataclass(frozen=True, slots=True)
class Assigned(Act):
    """分派 to a post for review."""

    event = "request:review:assigned"
    post: str = ""


@dataclass(frozen=True, slots=True)
class Split(Act):
    """拆分: the numbers of the requests made from this one; each keeps its day of receipt."""

    event = "request:review:split"
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined(Act):
    """并案: handled and answered together with the request of this number; each keeps its clock."""

    event = "request:review:joined"
    lead: str


@dataclass(frozen=True, slots=True)
class Parted(Act):
    """解除并案."""

    event = "request:review:parted"


@dataclass(frozen=True, slots=True)
class CorrectionAsked(Act):
    """补正告知: all points at once, with a reasonable period in working days (条例第30条)."""

    event = "request:correction:asked"
    days: int


@dataclass(frozen=True, slots=True)
class CorrectionServed(Act):
    """补正告知书送达: the applicant's period starts."""

    event = "request:correction:served"


@dataclass(frozen=True, slots=True)
class Corrected(Act):
    """收到补正."""

    event = "request:correction:received"


@dataclass(frozen=True, slots=True)
class CorrectionLapsed(Act):
    """逾期不补正, confirmed by an officer."""

    event = "request:correction:lapsed"


@dataclass(frozen=True, slots=True)
class ReasonsAsked(Act):
    """要求说明理由 (条例第35条)."""

    event = "request:reasons:asked"


@dataclass(frozen=True, slots=True)
class ReasonsReceived(Act):
    """收到理由说明. The period has run on all the while: this is no 补正."""

    event = "request:reasons:received"


@dataclass(frozen=True, slots=True)
class ReasonsRejected(Act):
    """理由不合理."""

    event = "request:reasons:rejected"


@dataclass(frozen=True, slots=True)
class ReplyDeferred(Act):
    """理由合理但来不及: the reasonable period the applicant was told of (条例第35条)."""

    event = "request:reasons:deferred"
    answer_by: date


@dataclass(frozen=True, slots=True)
class FeeAsked(Act):
    """收费通知发出; amount in 元."""

    event = "request:fee:asked"
    amount: int


@dataclass(frozen=True, slots=True)
class FeeServed(Act):
    """收费通知送达."""

    event = "request:fee:served"


@dataclass(frozen=True, slots=True)
class FeePaid(Act):
    """缴费."""

    event = "request:fee:paid"


@dataclass(frozen=True, slots=True)
class FeeLapsed(Act):
    """逾期不缴费, confirmed by an officer."""

    event = "request:fee:lapsed"


@dataclass(frozen=True, slots=True)
class FeeWaived(Act):
    """撤回收费决定: the period runs as if no fee had been asked [设计]."""

    event = "request:fee:waived"


@dataclass(frozen=True, slots=True)
class HandedOver(Act):
    """转办: to the department that searches and decides."""

    event = "request:handling:started"
    post: str = ""


@dataclass(frozen=True, slots=True)
class ConsultationSent(Act):
    """征求意见发出. `party` is a label within the case, such as "third-1", never a name."""

    event = "request:consultation:sent"
    party: str
    kind: Party


@dataclass(frozen=True, slots=True)
class ConsultationServed(Act):
    """征求意见送达."""

    event = "request:consultation:served"
    party: str


@dataclass(frozen=True, slots=True)
class ConsultationAnswered(Act):
    """收到意见."""

    event = "request:consultation:answered"
    party: str
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class ConsultationLapsed(Act):
    """逾期未提出意见."""

    event = "request:consultation:lapsed"
    party: str


@dataclass(frozen=True, slots=True)
class ConsultationEnded(Act):
    """终止征求: the party is gone, cannot be reached, or need not be asked any more."""

    event = "request:consultation:ended"
    party: str


@dataclass(frozen=True, slots=True)
class OpinionAmended(Act):
    """补充意见: what a party says after its answer or its silence. The clock does not feel it."""

    event = "request:consultation:amended"
    party: str
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class SecrecyReferred(Act):
    """报主管部门或者保密部门确定 (条例第17条)."""

    event = "request:secrecy:referred"


@dataclass(frozen=True, slots=True)
class SecrecyDetermined(Act):
    """收到确定意见."""

    event = "request:secrecy:determined"


@dataclass(frozen=True, slots=True)
class Extended(Act):
    """延期: working days added, once, with the consent of the head of the disclosure office."""

    event = "request:deadline:extended"
    days: int
    approved_by: str


@dataclass(frozen=True, slots=True)
class Resumed(Act):
    """退回承办: a draft shows that more has to be found out first."""

    event = "request:handling:resumed"


@dataclass(frozen=True, slots=True)
class Drafted(Act):
    """拟稿."""

    event = "request:reply:drafted"


@dataclass(frozen=True, slots=True)
class SubmittedForCheck(Act):
    """送合法性审核."""

    event = "request:reply:submitted"


@dataclass(frozen=True, slots=True)
class Checked(Act):
    """审核通过, on to the signatory."""

    event = "request:reply:checked"


@dataclass(frozen=True, slots=True)
class Returned(Act):
    """退回修改."""

    event = "request:reply:returned"


@dataclass(frozen=True, slots=True)
class Answered(Act):
    """答复发出. `items` are the outcomes of the single items, `proofs` the records on file."""

    event = "request:reply:dispatched"
    outcome: Outcome
    dispatch: Dispatch
    letter: str = ""
    items: tuple[Outcome, ...] = ()
    proofs: frozenset[Proof] = frozenset()


@dataclass(frozen=True, slots=True)
class AnsweredBefore(Answered):
    """导入的办理结果: decided before the case was kept here, so nothing proves its steps.

    `told_review` and `told_suit`: whether the letter named the remedies and their periods
    (复议法第20条第三款、行诉解释第64条). `served_on` is the day of delivery, where one is told of.
    """

    event = "request:reply:imported"
    told_review: bool = True
    told_suit: bool = True
    served_on: date | None = None


@dataclass(frozen=True, slots=True)
class Posted(Act):
    """交邮: the day that shows a posted reply to be in time (送达解释)."""

    event = "request:reply:posted"


@dataclass(frozen=True, slots=True)
class ReplyRecalled(Act):
    """撤回签发: signed, but it has not left; as if it had not been signed."""

    event = "request:reply:recalled"


@dataclass(frozen=True, slots=True)
class Served(Act):
    """送达. `by_hand`: signed for, left or 公告, whatever way it was signed to go."""

    event = "request:reply:served"
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ReplyAmended(Act):
    """更正答复笔误; the day of the reply stays."""

    event = "request:reply:amended"


@dataclass(frozen=True, slots=True)
class Closed(Act):
    """办结."""

    event = "request:case:closed"


@dataclass(frozen=True, slots=True)
class Archived(Act):
    """归档."""

    event = "request:case:archived"
    retention_years: int


@dataclass(frozen=True, slots=True)
class Withdrawn(Act):
    """撤回, in writing."""

    event = "request:case:withdrawn"


@dataclass(frozen=True, slots=True)
class RemedyOpened(Act):
    """收到复议或者诉讼材料."""

    event = "request:remedy:opened"
    track: RemedyTrack


@dataclass(frozen=True, slots=True)
class RemedyConcluded(Act):
    """复议或者诉讼审结, nothing to redo."""

    event = "request:remedy:concluded"


@dataclass(frozen=True, slots=True)
class RedoOrdered(Act):
    """责令重新答复. `days` in working days, None where the decision names no period."""

    event = "request:remedy:redo"
    days: int | None = None


def case_type_of(history: Sequence[Act]) -> CaseType:
    """事项类型, as the first act says; what was recorded before there were two is 公开申请."""
    first = next(iter(history), None)
    return getattr(first, "case_type", CaseType.INFORMATION)


def standing_fee(history: Sequence[Act]) -> FeeAsked | None:
    """The 收费通知 that was neither withdrawn nor left to lapse, paid or not."""
    for act in reversed(history):
        if isinstance(act, FeeWaived | FeeLapsed):
            return None
        if isinstance(act, FeeAsked):
            return act
    return None


def in_force(history: Sequence[Act]) -> tuple[Act, ...]:
    """The acts without the replies that were recalled before they left, and their recall."""
    kept: list[Act] = []
    for act in history:
        if isinstance(act, ReplyRecalled):
            signed = max(at for at, each in enumerate(kept) if isinstance(each, Answered))
            del kept[signed]
        else:
            kept.append(act)
    return tuple(kept)


ACT_TYPES: dict[str, type[Act]] = {
    kind.event: kind
    for kind in (
        *(Arrived, Registered, Confirmed, Assigned, Split, Joined, Parted),
        *(CorrectionAsked, CorrectionServed, Corrected, CorrectionLapsed),
        *(ReasonsAsked, ReasonsReceived, ReasonsRejected, ReplyDeferred),
        *(FeeAsked, FeeServed, FeePaid, FeeLapsed, FeeWaived, HandedOver),
        *(ConsultationSent, ConsultationServed, ConsultationAnswered, ConsultationLapsed),
        *(ConsultationEnded, OpinionAmended, SecrecyReferred, SecrecyDetermined, Extended),
        *(Resumed, Drafted, SubmittedForCheck, Checked, Returned),
        *(Answered, AnsweredBefore, Posted, ReplyRecalled, Served, ReplyAmended),
        *(Closed, Archived, Withdrawn, RemedyOpened, RemedyConcluded, RedoOrdered),
    )
}
