"""The rooms that have something to do, each turned into duties for the agenda and into periods
for alerts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.desk import duties, watching
from gongkai.desk.rules.agenda import Duty
from gongkai.desk.watching import Watched
from gongkai.inforequests import phrases
from gongkai.inforequests.models import OpenPeriod
from gongkai.inforequests.queries import DueRequest, due_for, short_subject
from gongkai.inforequests.queries.periods import chances_for, lapsed_for, owing, running_until
from gongkai.inforequests.queries.proactive import proposals_due
from gongkai.inforequests.queries.service import signed_not_out, waiting
from gongkai.inforequests.rules.deadlines import Debtor, Term
from gongkai.notices.queries import stuck_for
from gongkai.organs.access import Viewer
from gongkai.organs.roles import Role
from gongkai.remedies.queries import duties as remedy_duties
from gongkai.remedies.queries import open_periods
from gongkai.workdays.queries import calendar

# Who notes that an applicant or a party let their period run out.
_NOTERS = (Role.INTAKE, Role.HANDLER)


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


def _kind(due: DueRequest) -> str:
    words = _("等我办：%(step)s") if due.is_turn else _("依申请公开：%(step)s")
    return words % {"step": due.step}


@duties.register
def lapses(viewer: Viewer, today: date) -> Iterator[Duty]:
    """登记逾期: applicants and parties whose period has run out (T3、T6、T7、T9); it is noted on
    the first working day after."""
    days = calendar()
    for period in lapsed_for(viewer, today, *_NOTERS):
        yield Duty(
            title=_title(period),
            due_on=days.next_workday(period.due_on + timedelta(days=1)),
            post=_post(period),
            organ=period.request.organ.short_name,
            url=reverse("inforequests_desk:detail", args=[period.request.number]),
            kind=_("登记逾期：%(term)s") % {"term": phrases.TERMS[Term(period.term)]},
        )


@duties.register
def chances(viewer: Viewer, today: date) -> Iterator[Duty]:
    """告知补正截止 (T2): until when a correction may still be asked for (条例第30条)."""
    for period in chances_for(viewer, today, *_NOTERS):
        yield Duty(
            title=_title(period),
            due_on=period.due_on,
            post=_post(period),
            organ=period.request.organ.short_name,
            url=reverse("inforequests_desk:detail", args=[period.request.number]),
            kind=_("需要补正的，最迟告知"),
            provisional=period.provisional,
        )


def _title(period: OpenPeriod) -> str:
    return short_subject(period.request.subject) or period.request.number


def _post(period: OpenPeriod) -> str:
    post, role = owing(period.request)
    return post.name if post else str(role.label)


@duties.register
def deliveries(viewer: Viewer, today: date) -> Iterator[Duty]:
    """送达: replies that are signed and not out, letters that came back or are out too long."""
    for each in waiting(viewer, today):
        row = each.letter.request
        words = _("查送达结果") if each.is_out else _("送出已签发的答复")
        yield Duty(
            title=each.letter.number,
            due_on=each.due_on,
            post=str(Role.INTAKE.label),
            organ=row.organ.short_name,
            url=reverse("inforequests_desk:detail", args=[row.number]) + "#service",
            kind=words,
        )


@duties.register
def proposals(viewer: Viewer, today: date) -> Iterator[Duty]:
    """转主动公开: what was decided to be published and is not yet (条例第26条、第44条)."""
    for due in proposals_due(viewer, today):
        yield Duty(
            title=short_subject(due.proposal.title),
            due_on=due.proposal.due_on,
            post=str(Role.INTAKE.label),
            organ=due.proposal.organ.short_name,
            url=reverse("inforequests_desk:proposal", args=[due.proposal.pk]),
            kind=_("转主动公开"),
        )


@duties.register
def disputes(viewer: Viewer, today: date) -> Iterator[Duty]:
    """复议、诉讼、投诉: what is owed to those who decide them (T13–T15)."""
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


@duties.register
def unsent(viewer: Viewer, today: date) -> Iterator[Duty]:
    """发不出去的通知: what waits for whoever mends the gateway."""
    for stuck in stuck_for(viewer):
        yield Duty(
            title=_("%(count)d 条通知没有发出") % {"count": stuck.count},
            due_on=stuck.since,
            post=str(Role.TECHNICIAN.label),
            organ=stuck.organ,
            url=reverse("notices_desk:list") + f"?stuck=on&organ={stuck.code}",
            kind=_("通知"),
        )


@watching.register
def request_periods(today: date, until: date) -> Iterator[Watched]:
    """T1–T9 of open cases."""
    for period in running_until(until):
        row = period.request
        is_organs = period.owed_by == Debtor.ORGAN
        post, role = owing(row) if is_organs else (None, Role.INTAKE)
        yield Watched(
            stream=row.stream,
            title=f"{row.number} {phrases.TERMS[Term(period.term)]}{_which(period.party)}",
            url=reverse("inforequests_desk:detail", args=[row.number]),
            organ=row.organ,
            term=Term(period.term),
            owed_by=Debtor(period.owed_by),
            due_on=period.due_on,
            role=role,
            post_id=post.pk if post else None,
            party=period.party,
            provisional=period.provisional,
        )


def _which(party: str) -> str:
    """Which of several parties: labels end in the place in which the case page lists them."""
    number = party.rpartition("-")[2]
    return _("（第%(number)s方）") % {"number": number} if number else ""


@watching.register
def signed_replies(today: date, until: date) -> Iterator[Watched]:
    """已签发未送出 (T4、T5): the period runs until a reply is posted or signed for."""
    for each in signed_not_out():
        row = each.letter.request
        if each.due_on <= until:
            yield Watched(
                stream=row.stream,
                title=_("%(number)s 已签发，还没有送出") % {"number": row.number},
                url=reverse("inforequests_desk:detail", args=[row.number]) + "#service",
                organ=row.organ,
                term=Term.ANSWER,
                owed_by=Debtor.ORGAN,
                due_on=each.due_on,
                role=Role.INTAKE,
            )


@watching.register
def remedy_periods(today: date, until: date) -> Iterator[Watched]:
    """T13–T15: defences that the organ owes. What the applicant may still do is no step of ours."""
    for period in open_periods(today):
        remedy, deadline = period.remedy, period.deadline
        if deadline.owed_by is not Debtor.ORGAN or deadline.due_on is None:
            continue
        if deadline.due_on <= until:
            yield Watched(
                stream=remedy.stream,
                title=f"{remedy.request.number} {phrases.TERMS[deadline.term]}",
                url=reverse("remedies_desk:detail", args=[remedy.pk]),
                organ=remedy.organ,
                term=deadline.term,
                owed_by=deadline.owed_by,
                due_on=deadline.due_on,
                role=Role.LAWYER,
                party=deadline.party,
                provisional=deadline.provisional,
            )
