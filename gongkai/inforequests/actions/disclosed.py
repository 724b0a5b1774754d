"""公开的答复: prepared without persons, looked at by somebody else, published, withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import access, events, filestore, queries
from gongkai.inforequests.actions.casework import locked
from gongkai.inforequests.models import CaseFile, DisclosedAnswer, InformationRequest
from gongkai.inforequests.rules.openness import (
    AnswerNotReady,
    AnswerStanding,
    ReasonMissing,
    ReviewedByPreparer,
    require_no_persons,
)
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer

EDITABLE = (AnswerStanding.DRAFT, AnswerStanding.WITHDRAWN)


@transaction.atomic
def prepare_answer(
    *,
    request: InformationRequest,
    title: str,
    asked: str,
    told: str,
    files: Iterable[CaseFile] = (),
    by: Officer,
    at: dt.datetime | None = None,
) -> DisclosedAnswer:
    """拟稿: what was asked and answered, in words that show nobody. `files` of what the reply
    gave. Raises NotYours, AnswerNotReady, TellsPersons."""
    row = locked(request)
    viewer_of(by).require(row.organ, *access.ANSWER_PREPARERS)
    known = DisclosedAnswer.objects.select_for_update().filter(request=row).first()
    if not queries.may_be_told(row) or (known and known.standing not in EDITABLE):
        raise AnswerNotReady()
    require_no_persons((title, asked, told), _names(row))
    given = {file.pk for file in queries.disclosed_files(row)}
    chosen = [file for file in files if file.pk in given]
    made = known or DisclosedAnswer(request=row, organ=row.organ)
    made.title, made.asked, made.told = title.strip(), asked.strip(), told.strip()
    made.outcome, made.answered_on = row.outcome, row.closed_on
    made.standing = AnswerStanding.DRAFT
    made.prepared_by, made.prepared_at = by, at or timezone.now()
    made.reviewed_by, made.opinion, made.published_at = None, "", None
    made.save()
    made.files.set(chosen)
    _record(events.ANSWER_PREPARED, made, by, at)
    return made


@transaction.atomic
def submit_answer(
    *, answer: DisclosedAnswer, by: Officer, at: dt.datetime | None = None
) -> DisclosedAnswer:
    """送审. Raises NotYours, AnswerNotReady."""
    made = _locked(answer, AnswerStanding.DRAFT)
    viewer_of(by).require(made.organ, *access.ANSWER_PREPARERS)
    made.standing = AnswerStanding.REVIEW
    made.save(update_fields=("standing",))
    _record(events.ANSWER_SUBMITTED, made, by, at)
    return made


@transaction.atomic
def publish_answer(
    *, answer: DisclosedAnswer, opinion: str, by: Officer, at: dt.datetime | None = None
) -> DisclosedAnswer:
    """审查并公开: 保密 and 去标识化, by somebody who did not prepare it.

    Raises NotYours, AnswerNotReady, ReviewedByPreparer, ReasonMissing, TellsPersons.
    """
    made = _reviewed(answer, opinion, by)
    require_no_persons((made.title, made.asked, made.told), _names(made.request))
    made.standing, made.published_at = AnswerStanding.PUBLISHED, at or timezone.now()
    made.withdrawn_at, made.withdrawn_reason = None, ""
    made.save()
    _record(events.ANSWER_PUBLISHED, made, by, at)
    return made


@transaction.atomic
def return_answer(
    *, answer: DisclosedAnswer, opinion: str, by: Officer, at: dt.datetime | None = None
) -> DisclosedAnswer:
    """退回修改. Raises what `publish_answer` does."""
    made = _reviewed(answer, opinion, by)
    made.standing = AnswerStanding.DRAFT
    made.save()
    _record(events.ANSWER_RETURNED, made, by, at)
    return made


@transaction.atomic
def withdraw_answer(
    *, answer: DisclosedAnswer, reason: str, by: Officer, at: dt.datetime | None = None
) -> DisclosedAnswer:
    """撤下: gone from the public pages at once. Raises NotYours, AnswerNotReady, ReasonMissing."""
    made = _locked(answer, AnswerStanding.PUBLISHED)
    viewer_of(by).require(made.organ, *access.ANSWER_PREPARERS, *access.ANSWER_REVIEWERS)
    if not reason.strip():
        raise ReasonMissing()
    made.standing, made.withdrawn_reason = AnswerStanding.WITHDRAWN, reason.strip()
    made.withdrawn_at = at or timezone.now()
    made.save()
    _record(events.ANSWER_WITHDRAWN, made, by, at)
    return made


def published_content(file: CaseFile) -> bytes:
    """The bytes of a file that a published answer shows. Raises SealedFileLost."""
    return filestore.opened(file.place)


def _reviewed(answer: DisclosedAnswer, opinion: str, by: Officer) -> DisclosedAnswer:
    made = _locked(answer, AnswerStanding.REVIEW)
    viewer_of(by).require(made.organ, *access.ANSWER_REVIEWERS)
    if made.prepared_by_id == by.pk:
        raise ReviewedByPreparer()
    if not opinion.strip():
        raise ReasonMissing()
    made.reviewed_by, made.opinion = by, opinion.strip()
    return made


def _locked(answer: DisclosedAnswer, standing: AnswerStanding) -> DisclosedAnswer:
    rows = DisclosedAnswer.objects.select_for_update(of=("self",))
    made = rows.select_related("organ", "request__organ", "request__applicant").get(pk=answer.pk)
    if made.standing != standing:
        raise AnswerNotReady()
    return made


def _names(row: InformationRequest) -> list[str]:
    """Of applicant and agent, to be looked for in what is published; they are shown to nobody."""
    identity = vault.unseal(row.applicant.sealed)
    return [identity.get("name", ""), identity.get("agent_name", "")]


def _record(event: str, made: DisclosedAnswer, by: Officer, at: dt.datetime | None) -> None:
    record(event, stream=made.request.stream, by=by, organ=made.organ, at=at)
