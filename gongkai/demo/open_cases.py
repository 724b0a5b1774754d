"""Requests still open when the demonstration is loaded, so that the desk has something to show.

They are received around the day of loading, long after the year that the report counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.demo import people
from gongkai.demo.prose import Writer
from gongkai.demo.rules.plans import ZONE
from gongkai.inforequests import actions
from gongkai.inforequests.models import WantedForm
from gongkai.inforequests.rules.applicants import ApplicantKind, Document
from gongkai.inforequests.rules.clock import ANSWER_DAYS
from gongkai.organs.models import Organ, Post
from gongkai.organs.roles import Role
from gongkai.workdays.rules.calendar import WorkdayCalendar

NOON = dt.time(12)
POINTS = "请写明所申请信息的年度和文件名称。（演示文书）"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """One case: due so many working days from the day of loading, and how far it has come."""

    key: int
    organ: str
    due_in: int
    handed_over: bool = True
    correction_asked: bool = False


CASES = (
    OpenCase(101, people.SHOWN, -2),
    OpenCase(102, people.SHOWN, 0),
    OpenCase(103, people.SHOWN, 2),
    OpenCase(104, "nongye", 3),
    OpenCase(105, "nongye", 9),
    OpenCase(106, people.SHOWN, 15, correction_asked=True),
    OpenCase(107, people.SHOWN, 17, handed_over=False),
)


def load(
    today: dt.date, calendar: WorkdayCalendar, organs: Mapping[str, Organ], writer: Writer
) -> None:
    """File each case on its day and bring it as far as it has come."""
    for case in CASES:
        received = received_for(case.due_in, today, calendar)
        _bring(case, received, today, organs[case.organ], calendar, writer)


def received_for(due_in: int, today: dt.date, calendar: WorkdayCalendar) -> dt.date:
    """The day of receipt from which the period ends `due_in` working days from today.

    On a day off "today" is the next working day, as it is for every statutory period.
    """
    due = calendar.next_workday(today)
    if due_in > 0:
        due = calendar.add(due, due_in).result
    for _day in range(-due_in):
        due = next(day for day in _backwards(due) if calendar.is_workday(day))
    return next(day for day in _backwards(due) if calendar.between(day, due) == ANSWER_DAYS)


def _backwards(day: dt.date) -> Iterator[dt.date]:
    while True:
        day -= dt.timedelta(days=1)
        yield day


def _bring(
    case: OpenCase,
    received: dt.date,
    today: dt.date,
    organ: Organ,
    calendar: WorkdayCalendar,
    writer: Writer,
) -> None:
    person, clerk = writer.person(case.key), people.holder(organ, Role.INTAKE)
    post = Post.objects.get(organ=organ, name=f"{Role.HANDLER.label}岗")
    intake = actions.Intake(
        kind=ApplicantKind.NATURAL,
        name=person.name,
        subject=writer.request(case.key, received, organ.code),
        document=Document.RESIDENT_ID,
        document_number=person.id_number,
        phone=person.mobile,
        email=person.email,
        address=person.address,
        wanted_form=WantedForm.EMAIL,
    )
    request = actions.file_online(organ=organ, intake=intake, at=_moment(received, today)).request
    # Whoever took it in sees to it on the next working day, if that has come.
    then = min(calendar.add(received, 1).result, today)
    if case.handed_over:
        actions.assign(request=request, by=clerk, post=post, at=_moment(then, today))
    if case.correction_asked:
        actions.notify_correction(request=request, points=POINTS, by=clerk, at=_moment(then, today))
    elif case.handed_over:
        actions.hand_over(request=request, by=clerk, post=post, at=_moment(then, today))


def _moment(day: dt.date, today: dt.date) -> dt.datetime | None:
    """Noon of a past day; today's deeds happen now, never later."""
    return None if day == today else dt.datetime.combine(day, NOON, ZONE)
