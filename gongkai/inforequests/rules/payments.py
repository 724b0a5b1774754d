"""缴费: what was received for one notice, when it was paid in full, and what has to go back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

CENT = Decimal("0.01")


class Direction(StrEnum):
    """收退: which way the money went."""

    RECEIVED = "received"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Payment:
    """一笔缴费或者退费, in 元 to the 分."""

    on: date
    amount: Decimal
    direction: Direction = Direction.RECEIVED


@dataclass(frozen=True, slots=True)
class Account:
    """收费账目 of one notice. `is_owed` is False once the notice is withdrawn or has lapsed."""

    amount: int
    payments: tuple[Payment, ...]
    is_owed: bool = True

    @property
    def received(self) -> Decimal:
        """Everything that came in."""
        return _total(self.payments, Direction.RECEIVED)

    @property
    def refunded(self) -> Decimal:
        """Everything that went back."""
        return _total(self.payments, Direction.REFUNDED)

    @property
    def held(self) -> Decimal:
        """What is in the organ's hands now."""
        return self.received - self.refunded

    @property
    def outstanding(self) -> Decimal:
        """What the applicant still owes."""
        return max(self.amount - self.held, Decimal(0)) if self.is_owed else Decimal(0)

    @property
    def to_refund(self) -> Decimal:
        """应退: paid twice or too much, or for a notice under which nothing is owed any more."""
        return max(self.held - (self.amount if self.is_owed else 0), Decimal(0))

    @property
    def settled_on(self) -> date | None:
        """缴清之日: on which the sum reached the amount, in the order of the days of payment."""
        sum_so_far = Decimal(0)
        for each in sorted(self.payments, key=lambda payment: payment.on):
            sign = 1 if each.direction is Direction.RECEIVED else -1
            sum_so_far += sign * each.amount
            if sum_so_far >= self.amount:
                return each.on
        return None


def _total(payments: Iterable[Payment], direction: Direction) -> Decimal:
    return sum((each.amount for each in payments if each.direction is direction), Decimal(0))
