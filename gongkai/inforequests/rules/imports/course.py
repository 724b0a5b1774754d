"""台账的一行 as acts: what happened to the case before it was kept here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Dispatch, Party
from gongkai.inforequests.rules.casefile import CaseState, admit, fold
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.errors import (
    ExtensionAfterExpiry,
    RuleError,
)
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.imports.problems import Caution, Fault, Problem
from gongkai.inforequests.rules.imports.rows import Asked, RegisterRow
from gongkai.inforequests.rules.policy import ClockPolicy
from gongkai.inforequests.rules.states import State
from gongkai.workdays.rules.calendar import WorkdayCalendar

APPROVED = "imported"
"""Stands for whoever approved an extension that a register tells of."""


@dataclass(frozen=True, slots=True)
class Course:
    """办理经过 made from a row, and where the case stands by it; neither with a fault."""

    history: tuple[Act, ...]
    case: CaseState | None
    problems: tuple[Problem, ...]


def course_of(
    row: RegisterRow,
    calendar: WorkdayCalendar,
    policy: ClockPolicy,
    today: date,
    *,
    post: str = "",
    with_department: bool = False,
) -> Course:
    """The acts of a row that was read without faults, each admitted as if done today.

    `post` is the key of the handling post; `with_department` whether it is a department's.
    """
    problems: list[Problem] = []
    history: tuple[Act, ...] = ()
    planned = list(_acts(row, calendar, policy, post, with_department, problems))
    for place, act in enumerate(planned):
        try:
            if place == 0:
                fold((act,), calendar, policy)
            else:
                admit(history, act, calendar, policy)
        except ExtensionAfterExpiry as error:
            # It lengthened nothing: the case is taken over with the period it had.
            problems.append(
                Problem(Caution.EXTENSION_VOID, Field.EXTENDED_ON, {"due_on": error.due_on})
            )
            continue
        except RuleError as error:
            problems.append(Problem(Fault.REFUSED, _field_of(act), {"error": error}))
            return Course((), None, tuple(problems))
        history = (*history, act)
    case = fold(history, calendar, policy)
    problems.extend(_cautions(case, today))
    return Course(history, case, tuple(problems))


def _cautions(case: CaseState, today: date) -> Iterator[Problem]:
    if case.on_time is False:
        yield Problem(Caution.LATE_REPLY, Field.ANSWERED_ON, {"due_on": case.reply_due_on})
    if case.is_overdue(today):
        yield Problem(Caution.OVERDUE, None, {"due_on": case.due_on})
    if case.provisional:
        yield Problem(Caution.PROVISIONAL, None, {"due_on": case.due_on})


def _acts(
    row: RegisterRow,
    calendar: WorkdayCalendar,
    policy: ClockPolicy,
    post: str,
    with_department: bool,
    problems: list[Problem],
) -> list[Act]:
    opening = tuple(_receipt(row))
    received_on = opening[-1].on
    steps = [
        *_correction(row, calendar, policy, problems),
        *_consultations(row, with_department and post),
        *_extension(row),
    ]
    if steps or post or row.outcome:
        steps.insert(0, acts.Assigned(received_on, post))
    waits = Field.CORRECTION_ASKED_ON in row.days and Field.CORRECTED_ON not in row.days
    handed = any(isinstance(step, acts.HandedOver) for step in steps)
    if with_department and post and not waits and not handed and not row.outcome:
        last = max((s.on for s in steps if not isinstance(s, acts.Extended)), default=received_on)
        steps.append(acts.HandedOver(last, post))
    # By day, and on one day in the order of the procedure.
    return [*opening, *sorted(steps, key=lambda act: act.on), *_answer(row)]


def _receipt(row: RegisterRow) -> Iterator[Act]:
    received_on = row.days[Field.RECEIVED_ON]
    arrived_on = row.days.get(Field.ARRIVED_ON, received_on)
    channel, kind = row.channel or Channel.IN_PERSON, row.kind
    rule = CHANNEL_RULES[channel]
    if rule.waits_for_confirmation:
        yield acts.Arrived(arrived_on, channel, kind)
        yield acts.Confirmed(received_on)
    else:
        yield acts.Registered(received_on, channel, kind, rule.basis)


def _correction(
    row: RegisterRow, calendar: WorkdayCalendar, policy: ClockPolicy, problems: list[Problem]
) -> Iterator[Act]:
    asked_on = row.days.get(Field.CORRECTION_ASKED_ON)
    if asked_on is None:
        return
    served_on = row.days.get(Field.CORRECTION_SERVED_ON)
    yield acts.CorrectionAsked(asked_on, _period(row, calendar, policy, problems))
    if served_on is not None:
        yield acts.CorrectionServed(served_on)
    if corrected_on := row.days.get(Field.CORRECTED_ON):
        yield acts.Corrected(corrected_on)


def _period(
    row: RegisterRow, calendar: WorkdayCalendar, policy: ClockPolicy, problems: list[Problem]
) -> int:
    """补正期限 in working days, within what the policy calls reasonable."""
    due_on = row.days.get(Field.CORRECTION_DUE_ON)
    if due_on is None:
        return policy.correction_days.value
    starts_on = row.days.get(Field.CORRECTION_SERVED_ON, row.days[Field.CORRECTION_ASKED_ON])
    told = calendar.between(starts_on, due_on) if due_on > starts_on else 0
    least, most = policy.correction_days_least.value, policy.correction_days_most.value
    kept = min(max(told, least), most)
    if kept != told:
        facts = {"told": told, "kept": kept}
        problems.append(Problem(Caution.CORRECTION_PERIOD, Field.CORRECTION_DUE_ON, facts))
    return kept


def _consultations(row: RegisterRow, post: str | bool) -> list[Act]:
    asked = [
        *_consulted(row.third(), Party.THIRD_PARTY),
        *_consulted(row.co_maker(), Party.CO_MAKER),
    ]
    if not asked:
        return []
    begun_on = min(act.on for act in asked)
    return [acts.HandedOver(begun_on, post or ""), *asked]


def label(kind: Party, place: int) -> str:
    """The label of a party within its case."""
    return f"{kind.value}-{place}"


def _consulted(asked: Asked, kind: Party) -> Iterator[Act]:
    if asked.sent_on is None:
        return
    party = label(kind, 1 if kind is Party.THIRD_PARTY else 2)
    yield acts.ConsultationSent(asked.sent_on, party, kind)
    if asked.served_on is not None:
        yield acts.ConsultationServed(asked.served_on, party)
    if asked.answered_on is not None and asked.opinion is not None:
        yield acts.ConsultationAnswered(asked.answered_on, party, asked.opinion)


def _extension(row: RegisterRow) -> Iterator[Act]:
    day = row.days.get(Field.EXTENDED_ON)
    if day is not None and row.extension_days is not None:
        yield acts.Extended(day, row.extension_days, APPROVED)


def _answer(row: RegisterRow) -> Iterator[Act]:
    answered_on = row.days.get(Field.ANSWERED_ON)
    if answered_on is not None and row.outcome is not None:
        yield acts.AnsweredBefore(
            answered_on,
            row.outcome,
            row.dispatch or Dispatch.POST,
            served_on=row.days.get(Field.SERVED_ON),
        )


_FIELDS: dict[type[Act], Field] = {
    acts.CorrectionAsked: Field.CORRECTION_ASKED_ON,
    acts.CorrectionServed: Field.CORRECTION_SERVED_ON,
    acts.Corrected: Field.CORRECTED_ON,
    acts.Extended: Field.EXTENDED_ON,
    acts.AnsweredBefore: Field.ANSWERED_ON,
}


def _field_of(act: Act) -> Field | None:
    party = getattr(act, "party", "")
    if party:
        who = "third" if party.startswith(Party.THIRD_PARTY) else "co"
        step = {
            acts.ConsultationSent: "sent_on",
            acts.ConsultationServed: "served_on",
        }.get(type(act), "answered_on")
        return Field(f"{who}_{step}")
    return _FIELDS.get(type(act))


def is_open(case: CaseState) -> bool:
    """Whether the case goes on here."""
    return case.state is not State.CLOSED


def parties(row: RegisterRow, history: Sequence[Act]) -> Iterator[tuple[str, Party, str]]:
    """Label, kind and name of each party asked."""
    names = {Party.THIRD_PARTY: row.third().name, Party.CO_MAKER: row.co_maker().name}
    for act in history:
        if isinstance(act, acts.ConsultationSent):
            yield act.party, act.kind, names[act.kind]
