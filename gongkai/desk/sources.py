"""The rooms that have something to do, each turned into duties for the agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from gongkai.desk import duties
from gongkai.desk.rules.agenda import Duty
from gongkai.inforequests.queries import DueRequest, due_for
from gongkai.organs.access import Viewer
from gongkai.remedies.queries import duties as remedy_duties


@duties.register
def requests(viewer: Viewer, today: date) -> Iterator[Duty]:
    """依申请公开: replies that are owed (条例第33条), with the step each waits for."""
    for due in due_for(viewer, today):
        yield Duty(
            title=due.title,
            due_on=due.due_on,
            post=due.post,
            organ=due.organ,
            url=due.url,
            kind=_kind(due),
            provisional=due.provisional,
        )


@duties.register
def disputes(viewer: Viewer, today: date) -> Iterator[Duty]:
    """复议诉讼 and 投诉举报: statements of defence and answers that are owed."""
    for due in remedy_duties(viewer, today):
        yield Duty(
            title=due.title,
            due_on=due.due_on,
            post=due.post,
            organ=due.organ,
            url=due.url,
            kind=due.kind,
            provisional=due.provisional,
        )


def _kind(due: DueRequest) -> str:
    words = _("等我办：%(step)s") if due.is_turn else _("依申请公开：%(step)s")
    return words % {"step": due.step}
