"""内容标识: what finds like requests by index, kept whenever what is asked for is written."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.inforequests.models import AnswerMark, InformationRequest, SubjectMark
from gongkai.inforequests.rules.likeness import digest, sketch

BATCH = 2000


def mark_subjects(rows: Sequence[InformationRequest]) -> None:
    """Keep the digest of what each asks for; inside the transaction that writes the subject."""
    SubjectMark.objects.bulk_create(
        [SubjectMark(request=row, digest=digest(row.subject)) for row in rows],
        update_conflicts=True,
        unique_fields=["request"],
        update_fields=["digest"],
    )


def mark_answers(rows: Sequence[InformationRequest]) -> None:
    """Keep what finds these answered requests by what they asked for. Of requests answered
    together one is enough."""
    AnswerMark.objects.bulk_create(
        [
            AnswerMark(request=row, value=value)
            for row in rows
            for value in set(sketch(row.subject))
        ],
        ignore_conflicts=True,
    )


def mark_all() -> int:
    """Mark the requests that bear no mark yet, such as those brought in from elsewhere; how many
    they were. Batch by batch: broken off, it goes on where it stood."""
    count = last = 0
    while rows := list(_unmarked(last)):
        with transaction.atomic():
            mark_subjects(rows)
            mark_answers([row for row in rows if row.closed_on and row.lead_id is None])
        count += len(rows)
        last = rows[-1].pk
    return count


def _unmarked(last: int) -> QuerySet[InformationRequest]:
    answered = Q(closed_on__isnull=False, lead=None, answer_marks=None)
    rows = InformationRequest.objects.filter(Q(subject_mark=None) | answered, pk__gt=last)
    return rows.only("subject", "closed_on", "lead").order_by("pk")[:BATCH]
