"""The 55 requests of the demo year, act by act, within the statutory clock.

Three of them show what a clock can do: the partial grant asks a third party (条例第32条), the
refusal for security is extended (条例第33条), and the one that stays unclear was sent back for
correction (条例第30条). Two replies are corrected after 行政复议 and given anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from gongkai.demo.rules.plans import RemedyPlan, RequestPlan
from gongkai.demo.rules.spread import deal, draw_days
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Dispatch, Opinion, Party, RemedyTrack
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.outcomes import Outcome, proofs_for

if TYPE_CHECKING:
    from gongkai.workdays.rules.calendar import WorkdayCalendar

HEAD: Final = "区信息服务中心负责人"
RETENTION_YEARS: Final = 10
CORRECTION_DAYS: Final = 10
EXTENSION_DAYS: Final = 10
ANSWER_DAYS: Final = range(5, 19)
"""Working days after receipt on which ordinary replies go out, well within the 20."""
EXTENDED_ANSWER_DAY: Final = 26
FILED_AFTER: Final = timedelta(days=20)
"""Reconsideration is sought within 60 days of service (行政复议法) ..."""
DECIDED_AFTER: Final = timedelta(days=45)
"""... and decided within 60 days."""
REDO_DAYS: Final = 15
CORRECTED: Final = "corrected"


def requests(
    raw: Mapping[str, Any], calendar: WorkdayCalendar, dice: Random
) -> tuple[tuple[RequestPlan, ...], tuple[RemedyPlan, ...]]:
    """All requests in the order of receipt, and the reconsiderations about two of them."""
    outcomes = [Outcome(code) for code in deal(raw["outcomes"], dice)]
    organs = deal(raw["organs"], dice)
    days = draw_days(
        len(outcomes), raw["from"], raw["to"], calendar=calendar, day_off_weight=0.3, dice=dice
    )
    in_zone = dict(zip(_zone_keys(outcomes, raw["zone"]), raw["zones"], strict=True))
    plans = [
        _request(key, arrived, outcome, organ, in_zone.get(key), calendar, dice)
        for key, (arrived, outcome, organ) in enumerate(
            zip(days, outcomes, organs, strict=True), start=1
        )
    ]
    remedies = []
    for chosen in _disputed(plans):
        disputed, remedy = _dispute(chosen, calendar)
        plans[chosen.key - 1] = disputed
        remedies.append(remedy)
    return tuple(plans), tuple(remedies)


def _zone_keys(outcomes: list[Outcome], count: int) -> list[int]:
    """Zones take in what is granted, spread over the year."""
    granted = [key for key, outcome in enumerate(outcomes, 1) if outcome is Outcome.GRANTED]
    return granted[:: len(granted) // count][:count]


def _request(
    key: int,
    arrived: date,
    outcome: Outcome,
    organ: str,
    zone: str | None,
    calendar: WorkdayCalendar,
    dice: Random,
) -> RequestPlan:
    kind = ApplicantKind.OTHER if outcome is Outcome.ENFORCEMENT_FILE else ApplicantKind.NATURAL
    course = _Course(calendar, dice)
    if zone:
        course.register(arrived, kind)
    else:
        course.confirm(arrived, kind)
    received_on = course.acts[-1].on
    course.reply(outcome, posted=zone is not None)
    answered_on = next(act.on for act in course.acts if isinstance(act, acts.Answered))
    course.file_away()
    return RequestPlan(
        key=key,
        organ=organ,
        channel=Channel.ZONE if zone else Channel.ONLINE,
        kind=kind,
        received_on=received_on,
        answered_on=answered_on,
        outcome=outcome,
        acts=tuple(course.acts),
        zone=zone,
    )


@dataclass(slots=True)
class _Course:
    """The course of one case, written act after act."""

    calendar: WorkdayCalendar
    dice: Random
    acts: list[Act]

    def __init__(
        self, calendar: WorkdayCalendar, dice: Random, history: tuple[Act, ...] = ()
    ) -> None:
        self.calendar = calendar
        self.dice = dice
        self.acts = list(history)

    def register(self, on: date, kind: ApplicantKind) -> None:
        """A zone is open on working days only."""
        opened = self.calendar.next_workday(on)
        self.acts.append(acts.Registered(opened, Channel.ZONE, kind, Basis.SUBMITTED))

    def confirm(self, on: date, kind: ApplicantKind) -> None:
        self.acts.append(acts.Arrived(on, Channel.ONLINE, kind))
        self.acts.append(acts.Confirmed(self.calendar.next_workday(on)))

    def reply(self, outcome: Outcome, *, posted: bool) -> None:
        received = self.acts[-1].on
        self.acts.append(acts.Assigned(received))
        start, days = received, self.dice.choice(ANSWER_DAYS)
        if outcome is Outcome.STILL_UNCLEAR:
            start = self._correct(received)
        elif outcome is Outcome.PARTLY_GRANTED:
            self._consult(received)
            days += self._standstill()
        elif outcome is Outcome.SECURITY_AND_STABILITY:
            self._extend(received)
            days = EXTENDED_ANSWER_DAY
        else:
            self.acts.append(acts.HandedOver(self._after(received, 1)))
        self.draft_and_send(outcome, self._after(start, days), posted=posted)

    def draft_and_send(self, outcome: Outcome, on: date, *, posted: bool) -> None:
        dispatch = Dispatch.POST if posted else Dispatch.ONLINE
        self.acts += [
            acts.Drafted(self._shortly_before(on)),
            acts.SubmittedForCheck(self._shortly_before(on)),
            acts.Checked(on),
            acts.Answered(on, outcome, dispatch, proofs=proofs_for(outcome, (outcome,))),
            acts.Served(self._after(on, 3) if posted else on),
        ]
        self.acts.append(acts.Closed(self.acts[-1].on))

    def file_away(self) -> None:
        self.acts.append(acts.Archived(self._after(self.acts[-1].on, 5), RETENTION_YEARS))

    def _correct(self, received: date) -> date:
        corrected = self._after(received, 10)
        self.acts += [
            acts.CorrectionAsked(self._after(received, 4), CORRECTION_DAYS),
            acts.CorrectionServed(self._after(received, 5)),
            acts.Corrected(corrected),
        ]
        return corrected

    def _consult(self, received: date) -> None:
        self.acts += [
            acts.HandedOver(self._after(received, 1)),
            acts.ConsultationSent(self._after(received, 3), "third-1", Party.THIRD_PARTY),
            acts.ConsultationServed(self._after(received, 4), "third-1"),
            acts.ConsultationAnswered(self._after(received, 12), "third-1", Opinion.OBJECTS),
        ]

    def _standstill(self) -> int:
        sent, _, answered = self.acts[-3:]
        return self.calendar.between(sent.on, answered.on)

    def _extend(self, received: date) -> None:
        self.acts += [
            acts.HandedOver(self._after(received, 1)),
            acts.Extended(self._after(received, 16), EXTENSION_DAYS, HEAD),
        ]

    def _after(self, day: date, days: int) -> date:
        return self.calendar.add(day, days).result

    def _shortly_before(self, day: date) -> date:
        """Two working days before, but never before what already happened."""
        earlier = day
        while self.calendar.between(earlier, day) < 2:
            earlier -= timedelta(days=1)
        return max(self.calendar.next_workday(earlier), self.acts[-1].on)


def _disputed(plans: list[RequestPlan]) -> tuple[RequestPlan, RequestPlan]:
    """The first 信息不存在 of the government itself or, failing that, of anyone; and the first
    其他处理 of a department."""
    missing = [plan for plan in plans if plan.outcome is Outcome.NOT_FOUND]
    other = [plan for plan in plans if plan.outcome is Outcome.OTHER and plan.organ != GOVERNMENT]
    return min(missing, key=lambda plan: (plan.organ != GOVERNMENT, plan.key)), other[0]


GOVERNMENT: Final = "yuanzhou"
CITY: Final = "yichun"


def _dispute(plan: RequestPlan, calendar: WorkdayCalendar) -> tuple[RequestPlan, RemedyPlan]:
    """结果纠正: the reply is set aside and given anew; the report keeps the first outcome."""
    history = plan.acts[:-1]
    filed_on = calendar.next_workday(history[-1].on + FILED_AFTER)
    decided_on = calendar.next_workday(filed_on + DECIDED_AFTER)
    course = _Course(calendar, Random(plan.key), history)
    course.acts += [
        acts.RemedyOpened(filed_on, RemedyTrack.RECONSIDERATION),
        acts.RedoOrdered(decided_on, REDO_DAYS),
    ]
    course.draft_and_send(
        Outcome.GRANTED, calendar.add(decided_on, REDO_DAYS - 5).result, posted=False
    )
    course.file_away()
    remedy = RemedyPlan(
        request=plan.key,
        track=RemedyTrack.RECONSIDERATION,
        body=CITY if plan.organ == GOVERNMENT else GOVERNMENT,
        filed_on=filed_on,
        decided_on=decided_on,
        result=CORRECTED,
    )
    return replace(plan, acts=tuple(course.acts)), remedy
