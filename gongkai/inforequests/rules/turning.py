"""改变期限的办件行为: which acts did something to the answering period, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.clock import CORRECTION_NOTICE_DAYS
from gongkai.inforequests.rules.policy import (
    DEFAULT_POLICY,
    ClockPolicy,
    LateCorrection,
    PaymentEffect,
)
from gongkai.inforequests.rules.states import ClockEffect, clock_effect
from gongkai.workdays.rules.calendar import WorkdayCalendar

_PAID = {
    PaymentEffect.RESTART: ClockEffect.RESTART,
    PaymentEffect.PAUSE: ClockEffect.RESUME,
    PaymentEffect.NONE: ClockEffect.NONE,
}


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """An act and its effect. A 补正告知 that came too late stands here with the effect none."""

    act: Act
    effect: ClockEffect


def turning_points(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> tuple[TurningPoint, ...]:
    """The acts of the case that bear on its period, in the order of the record."""
    return tuple(_found(history, calendar, policy))


def _found(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy
) -> Iterator[TurningPoint]:
    late = _asked_late(history, calendar, policy)
    for act in history:
        effect = clock_effect(type(act))
        match act:
            case acts.CorrectionAsked() | acts.Corrected() if late:
                yield TurningPoint(act, ClockEffect.NONE)
                continue
            case acts.FeePaid():
                effect = _PAID[policy.payment_effect.value]
            case acts.FeeAsked() if policy.payment_effect.value is PaymentEffect.NONE:
                effect = ClockEffect.NONE
            case acts.FeeWaived() if policy.payment_effect.value is PaymentEffect.NONE:
                effect = ClockEffect.NONE
            case acts.SecrecyReferred() if policy.secrecy_referral_pauses.value:
                effect = ClockEffect.FREEZE
            case acts.SecrecyDetermined() if policy.secrecy_referral_pauses.value:
                effect = ClockEffect.RESUME
        if effect is not ClockEffect.NONE:
            yield TurningPoint(act, effect)


def _asked_late(history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy) -> bool:
    """Whether a correction was asked for too late to start the period anew."""
    received = next((a for a in history if isinstance(a, acts.Registered | acts.Confirmed)), None)
    asked = next((a for a in history if isinstance(a, acts.CorrectionAsked)), None)
    if received is None or asked is None:
        return False
    allowed = policy.late_correction.value is LateCorrection.WITHOUT_RESTART
    return allowed and asked.on > calendar.add(received.on, CORRECTION_NOTICE_DAYS).result
