"""What the law leaves open about the clock, as named values an installation can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from gongkai.inforequests.rules.certainty import Grade, Ruling


class PaymentEffect(StrEnum):
    """What payment of the 信息处理费 does to the answering period."""

    RESTART = "restart"  # a whole new period from the day after payment
    PAUSE = "pause"  # the days between notice and payment do not count
    NONE = "none"


class LateCorrection(StrEnum):
    """逾期补正告知: what a 补正告知 sent after the seventh working day may do."""

    WITHOUT_RESTART = "without-restart"  # allowed; the period runs on from receipt
    REFUSED = "refused"


class ExtensionAfterRestart(StrEnum):
    """Whether days granted before a restart still lengthen the new period."""

    CARRIES = "carries"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class ClockPolicy:
    """期限口径 of one installation. Settled law is not here but in `clock` and `deadlines`."""

    correction_days: Ruling[int]
    correction_days_least: Ruling[int]
    correction_days_most: Ruling[int]
    late_correction: Ruling[LateCorrection]
    agency_days: Ruling[int]
    public_interest_days: Ruling[int]
    secrecy_referral_pauses: Ruling[bool]
    payment_effect: Ruling[PaymentEffect]
    payment_days: Ruling[int]
    fee_waiver_pauses: Ruling[bool]
    extension_after_restart: Ruling[ExtensionAfterRestart]
    redo_days: Ruling[int]
    record_correction_days: Ruling[int]

    def open_points(self) -> tuple[tuple[str, Ruling], ...]:
        """The rulings still to be confirmed by the legal office, with their names."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, ruling) for name, ruling in named if not ruling.grade.is_settled)


DEFAULT_POLICY = ClockPolicy(
    correction_days=Ruling(
        10, "条例第30条", Grade.DESIGN, "条例只要求补正期限合理，没有规定天数，默认10个工作日。"
    ),
    correction_days_least=Ruling(
        5, "条例第30条", Grade.DESIGN, "短于5个工作日的补正期限视为不合理，可由本机关调整。"
    ),
    correction_days_most=Ruling(
        20, "条例第30条", Grade.DESIGN, "长于20个工作日的补正期限需要说明，可由本机关调整。"
    ),
    late_correction=Ruling(
        LateCorrection.WITHOUT_RESTART,
        "条例第30条",
        Grade.DESIGN,
        "超过7个工作日才告知补正的，条例没有规定后果，默认答复期限照常计算、不重新起算。",
    ),
    agency_days=Ruling(
        15,
        "条例第11条、第34条",
        Grade.DESIGN,
        "向共同制作机关以外的机关征求意见没有规定期限，默认参照15个工作日。",
    ),
    public_interest_days=Ruling(
        0,
        "条例第32条",
        Grade.DESIGN,
        "为公共利益决定公开的，条例只要求书面告知第三方，没有写明告知后隔多久才能公开，"
        "默认告知书发出当日即可公开，可由本机关定为若干工作日。",
    ),
    secrecy_referral_pauses=Ruling(
        False,
        "条例第17条第三款",
        Grade.UNVERIFIED,
        "报主管部门或者保密部门确定的时间是否不计入，条文没有写明，默认照常计算。",
    ),
    payment_effect=Ruling(
        PaymentEffect.RESTART,
        "收费办法第6条",
        Grade.UNVERIFIED,
        "缴费后自次日起重新计算期限，收费办法第6条后半的原文尚待核对。",
    ),
    payment_days=Ruling(
        20, "收费办法第6条", Grade.ONE_EXCERPT, "缴费期限20个工作日，只核对到摘录。"
    ),
    fee_waiver_pauses=Ruling(
        False,
        "收费办法",
        Grade.DESIGN,
        "撤回收费决定的后果没有规定，默认视为没有发过收费通知，等待缴费的时间照常计算。",
    ),
    extension_after_restart=Ruling(
        ExtensionAfterRestart.CARRIES,
        "条例第33条",
        Grade.DESIGN,
        "期限重新计算前已批准的延期是否仍然有效，条例没有写明，默认仍然有效且不得再次延期。",
    ),
    redo_days=Ruling(
        20,
        "条例第33条",
        Grade.UNVERIFIED,
        "决定书、判决书没有载明重新答复期限的，默认20个工作日。",
    ),
    record_correction_days=Ruling(
        20,
        "条例第41条",
        Grade.DESIGN,
        "更正与自身相关的记录，条例没有规定办理期限，默认参照20个工作日。",
    ),
)


class UnknownRuling(ValueError):
    """An installation sets a ruling that does not exist, or gives it an impossible value."""

    code = "ruling_unknown"


def policy_with(values: Mapping[str, Any]) -> ClockPolicy:
    """The default policy with an installation's own values; source and note stay as they are.

    Raises UnknownRuling for a name or a value that no ruling has.
    """
    changed = {}
    for name, value in values.items():
        ruling = getattr(DEFAULT_POLICY, name, None)
        # Every text that is not empty would pass for a yes.
        is_yes_or_no = isinstance(ruling, Ruling) and isinstance(ruling.value, bool)
        if not isinstance(ruling, Ruling) or (is_yes_or_no and not isinstance(value, bool)):
            raise UnknownRuling(name)
        try:
            fitting = type(ruling.value)(value)
        except ValueError as error:
            raise UnknownRuling(f"{name}={value!r}") from error
        changed[name] = replace(ruling, value=fitting)
    return replace(DEFAULT_POLICY, **changed)
