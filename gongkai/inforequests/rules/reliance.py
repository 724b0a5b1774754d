"""Which unsettled rulings a case actually leans on, so that a screen can mark them 未核实."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Party
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.certainty import Ruling
from gongkai.inforequests.rules.clock import CORRECTION_NOTICE_DAYS, StartReason
from gongkai.inforequests.rules.clock import clock as wind
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, ClockPolicy
from gongkai.workdays.rules.calendar import WorkdayCalendar


def leans_on(
    history: Sequence[Act], calendar: WorkdayCalendar, policy: ClockPolicy = DEFAULT_POLICY
) -> dict[str, Ruling]:
    """The rulings of `policy` that shaped this case and are not settled, by name."""
    running = wind(history, calendar, policy)
    if running is None:
        return {}
    done = {type(act) for act in history}
    received_on = next(day.on for day in running.days)
    latest = calendar.add(received_on, CORRECTION_NOTICE_DAYS).result
    asked = [act for act in history if isinstance(act, acts.CorrectionAsked)]
    redone = [act for act in history if isinstance(act, acts.RedoOrdered)]
    restarted = running.start.reason is not StartReason.RECEIVED
    used = {
        "correction_days": bool(asked),
        "late_correction": any(act.on > latest for act in asked),
        "agency_days": any(each.kind is Party.AGENCY for each in running.consultations),
        "secrecy_referral_pauses": acts.SecrecyReferred in done,
        "payment_effect": acts.FeePaid in done,
        "payment_days": acts.FeeServed in done,
        "fee_waiver_pauses": acts.FeeWaived in done,
        "extension_after_restart": running.extension is not None
        and restarted
        and running.extension.granted_on < running.start.on,
        "redo_days": any(act.days is None for act in redone),
        "record_correction_days": acts.case_type_of(history) is CaseType.RECORD_CORRECTION,
    }
    rulings = {name: getattr(policy, name) for name, is_used in used.items() if is_used}
    return {name: ruling for name, ruling in rulings.items() if not ruling.grade.is_settled}
