"""Requests still open when the demonstration is loaded, so that the desk has something to show.

They are received around the day of loading, long after the year that the report counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.demo import people, replies
from gongkai.demo.prose import Writer
from gongkai.demo.rules.plans import ZONE
from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest, WantedForm
from gongkai.inforequests.rules.acts import Dispatch, Party
from gongkai.inforequests.rules.applicants import ApplicantKind, Document
from gongkai.inforequests.rules.clock import ANSWER_DAYS
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.organs.models import Officer, Organ, Post
from gongkai.organs.roles import Role
from gongkai.workdays.rules.calendar import WorkdayCalendar

NOON = dt.time(12)
POINTS = "请写明所申请信息的年度和文件名称。（演示文书）"
QUESTION = "拟公开的合同涉及贵方，请就是否同意公开书面提出意见。（演示文书）"
EXCESS = "您本月已经提出多件内容相近的申请，请说明理由。（演示文书）"


class Stage(StrEnum):
    """How far an open case has come."""

    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    CORRECTION = "correction"
    REASONS = "reasons"
    CONSULTING = "consulting"
    CHECK = "check"  # waits for the lawyer
    APPROVAL = "approval"  # waits for the signatory


@dataclass(frozen=True, slots=True)
class OpenCase:
    """One case: due so many working days from the day of loading, and how far it has come."""

    key: int
    organ: str
    due_in: int
    stage: Stage = Stage.HANDED_OVER


CASES = (
    OpenCase(101, people.SHOWN, -2),
    OpenCase(102, people.SHOWN, 0, Stage.APPROVAL),
    OpenCase(103, people.SHOWN, 2, Stage.CHECK),
    OpenCase(104, "nongye", 3),
    OpenCase(105, "nongye", 9),
    OpenCase(106, people.SHOWN, 15, Stage.CORRECTION),
    OpenCase(107, people.SHOWN, 17, Stage.REGISTERED),
    OpenCase(108, people.SHOWN, 12, Stage.CONSULTING),
    OpenCase(109, people.SHOWN, 13, Stage.REASONS),
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
    at = _moment(received, today)
    intake = _intake(case, received, organ, writer)
    request = actions.file_online(organ=organ, intake=intake, at=at).request
    # Whoever took it in sees to it on the next working day, if that has come.
    then = _moment(min(calendar.add(received, 1).result, today), today)
    _advance(case.stage, request, organ, then)


def _intake(case: OpenCase, received: dt.date, organ: Organ, writer: Writer) -> actions.Intake:
    person = writer.person(case.key)
    return actions.Intake(
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


def _advance(
    stage: Stage, request: InformationRequest, organ: Organ, at: dt.datetime | None
) -> None:
    """From registration to the stage, all by those whose step it is."""
    if stage is Stage.REGISTERED:
        return
    clerk, head = people.holder(organ, Role.INTAKE), people.holder(organ, Role.SIGNER)
    post = Post.objects.get(organ=organ, name=f"{Role.HANDLER.label}岗")
    deed = {"request": request, "by": clerk, "at": at}
    actions.assign(**deed, post=post)
    if stage is Stage.CORRECTION:
        actions.notify_correction(**deed, points=POINTS)
    elif stage is Stage.REASONS:
        actions.ask_reasons(**deed, question=EXCESS, days=5)
    else:
        actions.hand_over(**deed, post=post)
    if stage is Stage.CONSULTING:
        actions.consult(**deed, kind=Party.THIRD_PARTY, name="演示第三方公司", question=QUESTION)
    if stage in (Stage.CHECK, Stage.APPROVAL):
        _draft(request, organ, clerk, at)
    if stage is Stage.APPROVAL:
        actions.check_draft(request=request, by=head, at=at)


def _draft(
    request: InformationRequest, organ: Organ, clerk: Officer, at: dt.datetime | None
) -> None:
    subject, deed = request.subject, {"request": request, "by": clerk, "at": at}
    actions.record_search(**deed, **replies.search(subject, found=False))
    actions.draft_reply(
        **deed,
        items=replies.items(Outcome.NOT_FOUND, subject, organ),
        text=replies.text(Outcome.NOT_FOUND, subject, Dispatch.ONLINE),
    )
    actions.submit_draft(**deed)


def _moment(day: dt.date, today: dt.date) -> dt.datetime | None:
    """Noon of a past day; today's deeds happen now, never later."""
    return None if day == today else dt.datetime.combine(day, NOON, ZONE)
