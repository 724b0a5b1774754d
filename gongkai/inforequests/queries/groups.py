"""内容相同的申请: open requests that ask for the same in the same words, found by their digest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from gongkai.inforequests.models import GroupRun, InformationRequest, SubjectMark
from gongkai.inforequests.rules.likeness import digest
from gongkai.inforequests.rules.states import UNANSWERED


@dataclass(frozen=True, slots=True)
class Cluster:
    """一组内容相同的申请 to one organ. `first` is the oldest open one, or the lead of the others.

    `applicants` counts different ones; those without a number of a document count once each.
    """

    first: InformationRequest
    requests: int
    applicants: int
    joined: int
    due_on: date | None

    @property
    def is_of_one(self) -> bool:
        """Whether one applicant sent them all: then the way of 条例第35条 may be open."""
        return self.applicants == 1 and self.requests > 1

    @property
    def unjoined(self) -> int:
        """How many could still be joined to the first."""
        return self.requests - self.joined - 1


def clusters(organs: Collection[int], *, page: int, size: int) -> tuple[list[Cluster], bool]:
    """A page of groups of two or more, the largest first, and whether there are more.

    Two queries."""
    marks = SubjectMark.objects.filter(
        request__organ__in=organs, request__state__in=sorted(UNANSWERED)
    ).exclude(digest="")
    known = Q(request__applicant__fingerprint__gt="")
    found = (
        marks.values("request__organ", "request__case_type", "digest")
        .annotate(
            requests=Count("pk"),
            known=Count("request__applicant__fingerprint", filter=known, distinct=True),
            unknown=Count("pk", filter=~known),
            joined=Count("pk", filter=Q(request__lead__isnull=False)),
            first=Min("pk", filter=Q(request__lead__isnull=True)),
            due_on=Min("request__due_on"),
        )
        .filter(requests__gt=1, first__isnull=False)
        .order_by("-requests", "first")[(page - 1) * size : page * size + 1]
    )
    lines = list(found)
    rows = InformationRequest.objects.select_related("organ").in_bulk(
        [line["first"] for line in lines]
    )
    made = [
        Cluster(
            first=rows[line["first"]],
            requests=line["requests"],
            applicants=line["known"] + line["unknown"],
            joined=line["joined"],
            due_on=line["due_on"],
        )
        for line in lines[:size]
    ]
    return made, len(lines) > size


def asking_the_same(row: InformationRequest) -> QuerySet[InformationRequest]:
    """Other open requests to the organ that ask for the same and follow no other."""
    wanted = digest(row.subject)
    rows = InformationRequest.objects.filter(
        organ=row.organ, case_type=row.case_type, state__in=sorted(UNANSWERED), lead=None
    )
    same = rows.filter(subject_mark__digest=wanted).exclude(pk=row.pk)
    return same if wanted else rows.none()


def left_in(run: GroupRun, rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    """What a run has still to do, in the order in which everybody locks."""
    rows = rows.filter(state__in=sorted(UNANSWERED)).exclude(pk__in=run.errors.values("request"))
    if run.kind == GroupRun.Kind.ANSWER:
        return rows.filter(lead=run.lead).order_by("pk")
    lead = run.lead
    rows = rows.filter(organ=lead.organ, case_type=lead.case_type, lead=None, pk__lte=run.upto)
    return rows.filter(subject_mark__digest=run.digest).exclude(pk=lead.pk).order_by("pk")
