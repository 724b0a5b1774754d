"""What the deeds of 信息处理费 refuse."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gongkai.inforequests.rules.errors import RuleError


@dataclass(eq=False)
class FeeProposed(RuleError):
    """A second proposal while one still waits for its decision."""

    code = "fee_proposed"


@dataclass(eq=False)
class NoFeeProposed(RuleError):
    """A decision about a proposal that is not waiting any more."""

    code = "no_fee_proposed"


@dataclass(eq=False)
class NoFeeAsked(RuleError):
    """Money for a request of which no fee was ever asked."""

    code = "no_fee_asked"


@dataclass(eq=False)
class FeeDecidedByProposer(RuleError):
    """收费 decided by whoever proposed it [设计]."""

    code = "fee_decided_by_proposer"


@dataclass(eq=False)
class FeePlaceUnknown(RuleError):
    """收费通知 of an organ that has not entered how it is paid."""

    code = "fee_place_unknown"


@dataclass(eq=False)
class SumUnfit(RuleError):
    """A payment or refund that is no sum of money: nothing, less, beyond 分, or beyond belief."""

    code = "sum_unfit"
    amount: Decimal


@dataclass(eq=False)
class ReceiptKnown(RuleError):
    """A 财政票据号 that is on record for the same notice already."""

    code = "receipt_known"
    receipt: str


@dataclass(eq=False)
class RefundTooLarge(RuleError):
    """退费 of more than was received."""

    code = "refund_too_large"
    held: Decimal


@dataclass(eq=False)
class RefundUnexplained(RuleError):
    """退费 of what is owed, without saying why."""

    code = "refund_unexplained"
    due: Decimal


@dataclass(eq=False)
class NoNamesake(RuleError):
    """同名认定 of a request under another name, or to another organ."""

    code = "no_namesake"
    number: str
